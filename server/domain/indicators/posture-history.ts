import { configuration } from '#domain/configuration.ts';
import { movements } from '#domain/indicators/posture-fields.ts';
import { postureMeans } from '#domain/indicators/posture-sums.ts';
import { DAY, type Instant, startOfDay } from '#domain/instant.ts';
import type { WatchState } from '#domain/watch-state.ts';

const { freshnessLimit } = configuration.posture;

/** Shares of the movements at the end of each day, in the order of `movements`. */
export interface PostureHistory {
  /** Start of the first day; a row for each day from there. */
  fromAt: Instant;
  /** Null where nobody had looked for the freshness limit. */
  rows: (number[] | null)[];
}

/** The last so many days; the last of them ends as of the instant. */
export function postureHistory(state: WatchState, asOf: Instant, days: number): PostureHistory {
  const fromAt = startOfDay(asOf) - (days - 1) * DAY;
  const looks = state.looked['military-posture'].any;
  const rows = Array.from({ length: days }, (_, i) => {
    const at = Math.min(asOf, fromAt + (i + 1) * DAY - 1);
    const looked = looks.newest(at);
    if (looked === null || at - looked > freshnessLimit) return null;
    const mean = postureMeans(state, at);
    return movements.map((movement) => mean[movement] ?? 0);
  });
  return { fromAt, rows };
}

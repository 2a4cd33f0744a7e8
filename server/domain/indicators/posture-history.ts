import { configuration } from '#domain/configuration.ts';
import { DayMemo } from '#domain/day-memo.ts';
import { movements } from '#domain/indicators/posture-fields.ts';
import { postureMeans } from '#domain/indicators/posture-sums.ts';
import { DAY, type Instant, startOfDay } from '#domain/instant.ts';
import { kept } from '#domain/kept.ts';
import type { WatchState } from '#domain/watch-state.ts';

const { freshnessLimit } = configuration.posture;

/** Shares of the movements at the end of each day, in the order of `movements`. */
export interface PostureHistory {
  /** Start of the first day; a row for each day from there. */
  fromAt: Instant;
  /** Null where nobody had looked for the freshness limit. */
  rows: (readonly number[] | null)[];
}

/** The shares at the end of days that are over: only news of them or of before changes these. */
const endsOfDays = kept((state) => {
  const known = new DayMemo<readonly number[]>();
  const forget = ({ at }: { at: Instant }) => known.forget(at);
  state.books['military-posture'].rejoin({ putIn: forget, takeOut: forget });
  return known;
});

/** The last so many days; the last of them ends as of the instant. */
export function postureHistory(state: WatchState, asOf: Instant, days: number): PostureHistory {
  const today = startOfDay(asOf);
  const fromAt = today - (days - 1) * DAY;
  const { sorted } = state.looked['military-posture'].any;
  const ends = endsOfDays(state);
  const rows: PostureHistory['rows'] = [];
  let place = sorted.countUpTo(fromAt);
  for (let day = fromAt; day <= today; day += DAY) {
    const at = Math.min(asOf, day + DAY - 1);
    place = sorted.countUpToNear(at, place);
    const looked = sorted.at(place - 1);
    const isSeen = looked !== undefined && at - looked <= freshnessLimit;
    if (!isSeen) rows.push(null);
    else if (at === asOf) rows.push(sharesAt(state, at));
    else rows.push(ends.of(day, () => sharesAt(state, at)));
  }
  return { fromAt, rows };
}

function sharesAt(state: WatchState, at: Instant): readonly number[] {
  const mean = postureMeans(state, at);
  return movements.map((movement) => mean[movement] ?? 0);
}

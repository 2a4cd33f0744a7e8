import { configuration } from '#domain/configuration.ts';
import { reportedShare } from '#domain/indicators/attack-delays.ts';
import { DAY, type Instant, startOfDay } from '#domain/instant.ts';
import { countWithin } from '#domain/sorted-instants.ts';
import type { WatchState } from '#domain/watch-state.ts';

const { freshnessLimit } = configuration.attacks;

/** One UTC day of attacks, up to the instant of the reading. */
export interface DayCount {
  startAt: Instant;
  /** Credible attacks; null when nobody looked: no attacks on such a day is not a zero. */
  attacks: number | null;
  /** Share 0–1 of the day that has passed: 1 but for the last. */
  passed: number;
  /** Share 0–1 of what happened in it that is on record by now. */
  reported: number;
}

/** The last days up to an instant, oldest first; the last is the one that holds the instant. */
export function dayCounts(state: WatchState, asOf: Instant, days: number): DayCount[] {
  const { credible } = state.books['attack-frequency'];
  const looks = state.looked['attack-frequency'].any;
  const today = startOfDay(asOf);
  const passedToday = (asOf - today) / DAY;
  return Array.from({ length: days }, (_, i) => {
    const age = days - 1 - i;
    const startAt = today - age * DAY;
    const end = Math.min(startAt + DAY - 1, asOf);
    const looked = looks.newest(end);
    const unseen = looked === null || startAt - looked > freshnessLimit;
    return {
      startAt,
      attacks: unseen ? null : countWithin(credible, startAt - 1, end),
      passed: age === 0 ? passedToday : 1,
      reported: reportedOf(state, asOf, { age, passedToday }),
    };
  });
}

/** What happened on a day lies between its own age and one day less, by the hour of the reading. */
function reportedOf(
  state: WatchState,
  asOf: Instant,
  { age, passedToday }: { age: number; passedToday: number },
): number {
  const older = reportedShare(state, asOf, age);
  if (age === 0) return older;
  return passedToday * older + (1 - passedToday) * reportedShare(state, asOf, age - 1);
}

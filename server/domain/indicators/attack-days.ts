import { configuration } from '#domain/configuration.ts';
import { DayMemo } from '#domain/day-memo.ts';
import { reportedShare } from '#domain/indicators/attack-delays.ts';
import { DAY, type Instant, startOfDay } from '#domain/instant.ts';
import { kept } from '#domain/kept.ts';
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
  const today = startOfDay(asOf);
  const passedToday = (asOf - today) / DAY;
  return attacksByDay(state, asOf, days).map((attacks, i) => {
    const age = days - 1 - i;
    return {
      startAt: today - age * DAY,
      attacks,
      passed: age === 0 ? passedToday : 1,
      reported: reportedOf(state, asOf, { age, passedToday }),
    };
  });
}

/** Attacks of days that are over, which only news of them changes. */
const wholeDays = kept((state) => {
  const known = new DayMemo<number>();
  const forget = ({ at }: { at: Instant }) => known.forget(at);
  state.books['attack-frequency'].rejoin({ putIn: forget, takeOut: forget });
  return known;
});

/** The credible attacks of the same days; null where nobody looked. */
export function attacksByDay(state: WatchState, asOf: Instant, days: number): (number | null)[] {
  const { credible } = state.books['attack-frequency'];
  const { sorted } = state.looked['attack-frequency'].any;
  const today = startOfDay(asOf);
  const whole = wholeDays(state);
  const attacks: (number | null)[] = [];
  let place = sorted.countUpTo(today - (days - 1) * DAY);
  for (let day = today - (days - 1) * DAY; day <= today; day += DAY) {
    const end = Math.min(day + DAY - 1, asOf);
    place = sorted.countUpToNear(end, place);
    const looked = sorted.at(place - 1);
    if (looked === undefined || day - looked > freshnessLimit) attacks.push(null);
    else if (end === asOf) attacks.push(credible.countWithin(day - 1, end));
    else attacks.push(whole.of(day, () => credible.countWithin(day - 1, end)));
  }
  return attacks;
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

import { isCredible } from '#domain/event-record.ts';
import {
  type Baseline,
  baselineOf,
  trailingBaseline,
  window,
} from '#domain/indicators/attack-baselines.ts';
import { delayOf, firstRecorded } from '#domain/indicators/attack-delay-record.ts';
import { delaysBefore } from '#domain/indicators/attack-delays.ts';
import { attackPoints } from '#domain/indicators/attack-points.ts';
import type { EventsBehind } from '#domain/indicators/behind.ts';
import { DAY, type Instant } from '#domain/instant.ts';
import type { WatchState } from '#domain/watch-state.ts';

const always = Number.NEGATIVE_INFINITY;

function crediblesIn(state: WatchState, from: Instant, to: Instant) {
  return state.books['attack-frequency'].within(from, to).filter(isCredible);
}

function crediblesOf(state: WatchState, baseline: Baseline | null) {
  return baseline === null ? [] : crediblesIn(state, baseline.from, baseline.to);
}

/** The events whose first report came in, not too late, in the days that completeness is learned from. */
function delaysLearned(state: WatchState, asOf: Instant) {
  const { until, record, longest } = delaysBefore(state, asOf);
  return state.books['attack-frequency'].events.filter((event) => {
    const day = Math.floor(firstRecorded(event) / DAY);
    const isOfRecord = day >= until - record && day < until;
    // An event may be dated after its report, and after the last of those days.
    const age = until - Math.ceil(event.at / DAY);
    return isCredible(event) && isOfRecord && delayOf(event) <= Math.min(longest, age);
  });
}

/** The events behind the numbers of attack frequency. */
export const attackBehind = {
  /** Those of the window that count. */
  attacks: (state, asOf) => crediblesIn(state, asOf - window, asOf),
  /** Those of the days that the level is held against, and of the days before the window. */
  baseline: (state, asOf) => crediblesOf(state, baselineOf(state, asOf)),
  trailing: (state, asOf) => crediblesOf(state, trailingBaseline(state, asOf)),
  /** Those that count, whenever they were. */
  credible: (state, asOf) => crediblesIn(state, always, asOf),
  /** Those of the window whose region nobody knows. */
  unplaced: (state, asOf) =>
    crediblesIn(state, asOf - window, asOf).filter(({ region }) => region === null),
  /** Those whose place is known, of the window and of the baseline: they make the mean centre. */
  located: (state, asOf) => attackPoints(state).eventsWithin(asOf - window, asOf),
  'located-baseline': (state, asOf) => {
    const baseline = baselineOf(state, asOf);
    return baseline === null ? [] : attackPoints(state).eventsWithin(baseline.from, baseline.to);
  },
  /** Those from which it was learned how late reports come. */
  delays: delaysLearned,
  /** Those of the window, whether or not they count. */
  evidence: (state, asOf) => state.books['attack-frequency'].within(asOf - window, asOf),
} satisfies Record<string, EventsBehind>;

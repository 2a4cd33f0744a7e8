import { configuration } from '#domain/configuration.ts';
import { AttackDelays, type Completeness } from '#domain/indicators/attack-delay-record.ts';
import { DAY, type Instant } from '#domain/instant.ts';
import type { Touch } from '#domain/signal-shelf.ts';
import { keptTally } from '#domain/snapshot/kept-tally.ts';
import type { WatchState } from '#domain/watch-state.ts';

const { delayRecord, leastReported, longestDelay, windowDays } = configuration.attacks;

export const attackDelays = keptTally(
  'attack-delays',
  'attack-frequency',
  () => new AttackDelays(),
);

/**
 * How complete the record is for a reading as of an instant. Learned from what was recorded before
 * the day of the reading, or before the day of the last entry when the reading looks back from
 * later knowledge: so it stays the same throughout a day.
 */
export function completenessAt(state: WatchState, asOf: Instant): Completeness {
  return attackDelays(state).before(Math.floor(knownUntil(state, asOf) / DAY));
}

/** The days (since the epoch) before which it is learned, how many of them, and of what delays. */
export function delaysBefore(state: WatchState, asOf: Instant) {
  const until = Math.floor(knownUntil(state, asOf) / DAY);
  return { until, record: delayRecord / DAY, longest: longestDelay };
}

function knownUntil(state: WatchState, asOf: Instant): Instant {
  return Math.max(asOf, state.recordedAt ?? asOf);
}

/** Whole days that knowledge reaches beyond an instant. */
function hindsight(state: WatchState, asOf: Instant): number {
  const midnight = Math.floor(knownUntil(state, asOf) / DAY) * DAY;
  return Math.max(0, Math.floor((midnight - asOf) / DAY));
}

/** Share reported of what happened so many days before an instant; 1 where nothing is known. */
export function reportedShare(state: WatchState, asOf: Instant, age: number): number {
  const { shares } = completenessAt(state, asOf);
  return shares[age + hindsight(state, asOf)] ?? 1;
}

/** Days of a window from `from` to `to` days ago, each worth the share of it that is reported. */
export function reportedDays(
  state: WatchState,
  asOf: Instant,
  { from, to }: { from: number; to: number },
): number {
  const { known, shares } = completenessAt(state, asOf);
  if (!known) return from - to;
  const older = hindsight(state, asOf);
  let days = 0;
  for (let age = to; age < from; age += 1) days += shares[age + older] ?? 1;
  // Of what is hardly reported nothing can be said: correcting it further would be guessing.
  return Math.max(leastReported * (from - to), days);
}

/** Days that the window up to an instant is worth, by what is reported of each. */
export function windowWorth(state: WatchState, asOf: Instant): number {
  return reportedDays(state, asOf, { from: windowDays, to: 0 });
}

/** `windowWorth` for one instant after another: it stays the same for a day of each. */
export function windowWorths(state: WatchState): (asOf: Instant) => number {
  let last = { day: Number.NaN, older: Number.NaN, worth: 0 };
  return (asOf) => {
    const day = Math.floor(knownUntil(state, asOf) / DAY);
    const older = hindsight(state, asOf);
    if (day !== last.day || older !== last.older) {
      last = { day, older, worth: windowWorth(state, asOf) };
    }
    return last.worth;
  };
}

/** Lets the levels of attacks be worked out anew when an entry changed how complete they are. */
export function completenessTouches(state: WatchState): readonly Touch[] {
  const day = Math.floor((state.recordedAt ?? 0) / DAY);
  return attackDelays(state).turned(day) ? [{ indicator: 'attack-frequency', from: 0 }] : [];
}

import { configuration } from '#domain/configuration.ts';
import { DAY, type Instant } from '#domain/instant.ts';
import type { WatchState } from '#domain/watch-state.ts';

const { attacks, credibleWeight } = configuration;
const { windowDays, longestDelay, delayRecord, minDelays, leastReported } = attacks;

interface Delay {
  delay: number;
  age: number;
}

/** Delays of first reports that were recorded in the 180 days before a midnight. */
function delaysBefore(state: WatchState, midnight: Instant): Delay[] {
  const delays: Delay[] = [];
  for (const { weight, at, reports } of state.books['attack-frequency'].events) {
    if (weight <= credibleWeight) continue;
    const recordedAt = Math.min(...reports.map((report) => report.recordedAt));
    const delay = Math.max(0, Math.floor((recordedAt - at) / DAY));
    const age = Math.floor((midnight - at) / DAY);
    const recently = recordedAt < midnight && recordedAt >= midnight - delayRecord;
    if (recently && delay <= longestDelay && delay <= age) delays.push({ delay, age });
  }
  return delays;
}

/** Share reported within `days` days, as a product over the longer delays. */
function shareWithin(days: number, delays: readonly Delay[]): number {
  let share = 1;
  for (let j = longestDelay; j > days; j -= 1) {
    const observable = delays.filter(({ age }) => age >= j);
    const atRisk = observable.filter(({ delay }) => delay <= j).length;
    const exactly = observable.filter(({ delay }) => delay === j).length;
    if (atRisk > 0) share *= 1 - exactly / atRisk;
  }
  return share;
}

/** Days that the window before an instant is worth, by the share of each that is reported. */
export function slowWorth(state: WatchState, asOf: Instant): number {
  const known = Math.max(asOf, state.recordedAt ?? asOf);
  const midnight = known - (known % DAY);
  const delays = delaysBefore(state, midnight);
  if (delays.length < minDelays) return windowDays;
  let worth = 0;
  for (let day = 0; day < windowDays; day += 1) {
    const age = asOf >= midnight ? day : day + Math.floor((midnight - asOf) / DAY);
    worth += shareWithin(age, delays);
  }
  return Math.max(leastReported * windowDays, worth);
}

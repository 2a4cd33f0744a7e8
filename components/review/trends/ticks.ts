import { DAY, HOUR, type Instant } from '#domain/instant.ts';
import { zoneOffset } from '#domain/zone.ts';

export type TickUnit = 'hour' | 'day' | 'month' | 'year';

export interface Ticks {
  /** The coarsest part of the date that the marks differ in. */
  unit: TickUnit;
  at: Instant[];
}

const hourSteps = [1, 2, 3, 6, 12];
const daySteps = [1, 2, 7, 14];
const monthSteps = [1, 2, 3, 6];
const yearSteps = [1, 2, 5, 10, 20, 50];

/** Marks for a time axis, at round times of the zone's wall clock, at most `most` of them. */
export function timeTicks(from: Instant, to: Instant, timeZone: string, most: number): Ticks {
  const length = to - from;
  for (const step of hourSteps) {
    if (length / (step * HOUR) <= most) {
      return { unit: 'hour', at: evenTicks(from, to, step * HOUR, timeZone) };
    }
  }
  for (const step of daySteps) {
    if (length / (step * DAY) <= most) {
      return { unit: 'day', at: evenTicks(from, to, step * DAY, timeZone) };
    }
  }
  for (const step of monthSteps) {
    if (length / (step * 30.44 * DAY) <= most) {
      return { unit: 'month', at: monthTicks(from, to, step, timeZone) };
    }
  }
  const step = yearSteps.find((years) => length / (years * 365.25 * DAY) <= most) ?? 100;
  return { unit: 'year', at: monthTicks(from, to, step * 12, timeZone) };
}

/** Counted from Monday 5 January 1970 on the zone's wall clock, so that weeks start on Mondays. */
function evenTicks(from: Instant, to: Instant, step: number, timeZone: string): Instant[] {
  const anchor = 4 * DAY;
  const local = from + zoneOffset(from, timeZone);
  const ticks: Instant[] = [];
  let mark = anchor + Math.ceil((local - anchor) / step) * step;
  for (let at = atLocal(mark, timeZone); at <= to; at = atLocal(mark, timeZone)) {
    if (at >= from && at !== ticks.at(-1)) ticks.push(at);
    mark += step;
  }
  return ticks;
}

function monthTicks(from: Instant, to: Instant, step: number, timeZone: string): Instant[] {
  const local = new Date(from + zoneOffset(from, timeZone));
  const ticks: Instant[] = [];
  let month = Math.floor((local.getUTCFullYear() * 12 + local.getUTCMonth()) / step) * step;
  for (let at = from; at <= to; month += step) {
    at = atLocal(Date.UTC(Math.floor(month / 12), month % 12, 1), timeZone);
    if (at >= from && at <= to) ticks.push(at);
  }
  return ticks;
}

/** The instant at which the wall clock shows `local`; close enough for a mark on a chart. */
function atLocal(local: number, timeZone: string): Instant {
  const guess = local - zoneOffset(local, timeZone);
  return local - zoneOffset(guess, timeZone);
}

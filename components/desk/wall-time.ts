import type { Instant } from '#domain/instant.ts';
import { instantOfLocal, zoneOffset } from '#domain/zone.ts';

/** A date and a time of day as a clock on the wall of some zone shows them. Months are 1–12. */
export interface WallTime {
  year: number;
  month: number;
  day: number;
  hour: number;
  minute: number;
  second: number;
}

export type DayOfZone = Pick<WallTime, 'year' | 'month' | 'day'>;

/** What the clocks of the zone show at the instant, to the second. */
export function wallTimeOf(at: Instant, timeZone: string): WallTime {
  const shown = new Date(at + zoneOffset(at, timeZone));
  return {
    year: shown.getUTCFullYear(),
    month: shown.getUTCMonth() + 1,
    day: shown.getUTCDate(),
    hour: shown.getUTCHours(),
    minute: shown.getUTCMinutes(),
    second: shown.getUTCSeconds(),
  };
}

/** `2026-04-25T14:32:07`, as the domain reads local times. */
export function textOf({ year, month, day, hour, minute, second }: WallTime): string {
  const two = (n: number) => String(n).padStart(2, '0');
  const date = `${String(year).padStart(4, '0')}-${two(month)}-${two(day)}`;
  return `${date}T${two(hour)}:${two(minute)}:${two(second)}`;
}

/** The instant at which the clocks of the zone show this; null for no date of the calendar. */
export function instantOf(wall: WallTime, timeZone: string): Instant | null {
  return instantOfLocal(textOf(wall), timeZone);
}

/**
 * An instant that stands for a whole day of the zone: inside that day by the zone's calendar and
 * by UTC's, in which the readings count their days. Null for no date of the calendar.
 */
export function dayInstant({ year, month, day }: DayOfZone, timeZone: string): Instant | null {
  const local = firstMoment({ year, month, day }, timeZone);
  return local === null ? null : Math.max(local, Date.UTC(year, month - 1, day));
}

/** The first moment of a day of the zone; null for no date of the calendar. */
export function firstMoment({ year, month, day }: DayOfZone, timeZone: string): Instant | null {
  return instantOf({ year, month, day, hour: 0, minute: 0, second: 0 }, timeZone);
}

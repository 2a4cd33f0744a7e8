import type { Instant } from '#domain/instant.ts';

/** A date and a time of day as a clock on the wall of some zone shows them. Months are 1–12. */
export interface WallTime {
  year: number;
  month: number;
  day: number;
  hour: number;
  minute: number;
  second: number;
}

const formats = new Map<string, Intl.DateTimeFormat>();

function formatOf(timeZone: string): Intl.DateTimeFormat {
  const known = formats.get(timeZone);
  if (known) return known;
  const made = new Intl.DateTimeFormat('en-GB-u-hc-h23', {
    timeZone,
    year: 'numeric',
    month: 'numeric',
    day: 'numeric',
    hour: 'numeric',
    minute: 'numeric',
    second: 'numeric',
  });
  formats.set(timeZone, made);
  return made;
}

/** What the clocks of the zone show at the instant, to the second. */
export function wallTimeOf(at: Instant, timeZone: string): WallTime {
  const shown = new Map(
    formatOf(timeZone)
      .formatToParts(at)
      .map(({ type, value }) => [type, Number(value)]),
  );
  const part = (type: Intl.DateTimeFormatPartTypes) => shown.get(type) ?? 0;
  return {
    year: part('year'),
    month: part('month'),
    day: part('day'),
    hour: part('hour'),
    minute: part('minute'),
    second: part('second'),
  };
}

function asUtc({ year, month, day, hour, minute, second }: WallTime): Instant {
  return Date.UTC(year, month - 1, day, hour, minute, second);
}

/**
 * The instant at which the clocks of the zone show this. An hour skipped in spring is read as if
 * the clocks had not yet moved; one repeated in autumn as its first pass.
 */
export function instantOf(wall: WallTime, timeZone: string): Instant {
  const wanted = asUtc(wall);
  let at = wanted;
  // Twice: the offset at the first guess may be that of the other side of a clock change.
  for (let i = 0; i < 2; i++) at = wanted - (asUtc(wallTimeOf(at, timeZone)) - at);
  return at;
}

/** Whether the date is one of the calendar: no 31 April. */
export function isDate(year: number, month: number, day: number): boolean {
  const date = new Date(Date.UTC(year, month - 1, day));
  return date.getUTCMonth() === month - 1 && date.getUTCDate() === day;
}

/**
 * An instant that stands for a whole day of the zone: inside that day by the zone's calendar and
 * by UTC's, in which the readings count their days.
 */
export function dayInstant(year: number, month: number, day: number, timeZone: string): Instant {
  const midnight = { year, month, day, hour: 0, minute: 0, second: 0 };
  return Math.max(instantOf(midnight, timeZone), asUtc(midnight));
}

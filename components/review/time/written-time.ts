import { readTime } from '#components/desk/event-time.ts';
import { type DayOfZone, firstMoment } from '#components/desk/wall-time.ts';
import { EARLIEST, type Instant, LATEST, type Precision } from '#domain/instant.ts';
import { localText } from '#domain/zone.ts';

/**
 * Times as they are typed and shown in inputs: `2026-04-25 14:32` by the zone's clock, for
 * everybody the same, whatever the browser takes for the custom of the country.
 */
export function writtenTime(at: Instant, timeZone: string): string {
  return localText(at, timeZone).replace('T', ' ');
}

/** Why a text names no time: the messages `review.time.wrong.*`. */
export type WrittenRule = 'form' | 'date' | 'clock' | 'range' | 'unknown';

/** The instant that a text names, null for a text that is empty; or what is wrong with it. */
export type WrittenTime = { ok: true; at: Instant | null } | { ok: false; rule: WrittenRule };

interface WrittenContext {
  now: Instant;
  timeZone: string;
  /** A day alone is its first moment, or at the end of a range the moment after its last. */
  edge?: 'start' | 'end';
}

/** Reads what the times of the desk's forms may be typed as: ISO 8601, a day, words. */
export function readWritten(
  text: string,
  { now, timeZone, edge = 'start' }: WrittenContext,
): WrittenTime {
  const standsFor = edge === 'start' ? firstMoment : momentAfter;
  const time = readTime(text, { now, timeZone, standsFor });
  if (!time.ok) return { ok: false, rule: wrongs[time.rule] };
  const { at, precision } = time;
  if (at === null) return precision === null ? { ok: true, at } : { ok: false, rule: 'unknown' };
  return at >= EARLIEST && at < LATEST ? { ok: true, at } : { ok: false, rule: 'range' };
}

const wrongs = {
  'time.form': 'form',
  'time.date': 'date',
  'time.clock': 'clock',
} as const;

/** The moment after the last of a day or, named by its first day, of a month. */
function momentAfter(date: DayOfZone, timeZone: string, precision: Precision): Instant | null {
  // 31 April is no day, and the day after it would be one.
  if (firstMoment(date, timeZone) === null) return null;
  const { year, month, day } = date;
  const isMonth = precision === 'month';
  const next = new Date(Date.UTC(year, isMonth ? month : month - 1, isMonth ? 1 : day + 1));
  return firstMoment(
    { year: next.getUTCFullYear(), month: next.getUTCMonth() + 1, day: next.getUTCDate() },
    timeZone,
  );
}

/** The day of UTC that a text names, `2026-04-25`, for a filter that goes by days. */
export function readDay(
  text: string,
  now: Instant,
): { ok: true; day: string | null } | { ok: false; rule: WrittenRule } {
  const time = readWritten(text, { now, timeZone: 'UTC' });
  if (!time.ok) return time;
  return { ok: true, day: time.at === null ? null : new Date(time.at).toISOString().slice(0, 10) };
}

/** Whether a text asks for the time that it is, whenever that is. */
export function isNow(text: string): boolean {
  return /^(now|maintenant)?$/i.test(text.trim());
}

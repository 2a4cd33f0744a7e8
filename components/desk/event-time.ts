import { clockPart, type DateWords, datePart, relativePart } from '#components/desk/time-words.ts';
import {
  type DayOfZone,
  dayInstant,
  firstMoment,
  instantOf,
  textOf,
  type WallTime,
  wallTimeOf,
} from '#components/desk/wall-time.ts';
import { DAY, HOUR, type Instant, isCalendarDay, MINUTE, type Precision } from '#domain/instant.ts';

/** What a typed time means: an instant with the precision its wording suggests, or nobody knows. */
export type TimeRead =
  | { ok: true; at: Instant | null; precision: Precision | null }
  | { ok: false; rule: TimeRule };

/** Nobody can read it, the calendar has no such day, or the clock no such time of day. */
export type TimeRule = 'time.form' | 'time.date' | 'time.clock';

export interface TimeContext {
  /** The instant that "now" and "yesterday" start from. */
  now: Instant;
  /** Zone of the watch, in which times without one are meant. */
  timeZone: string;
  /** The instant that stands for a whole day, or for a month by its first: `dayBegun` unless told. */
  standsFor?: (date: DayOfZone, timeZone: string, precision: Precision) => Instant | null;
}

const wrong = (rule: TimeRule): TimeRead => ({ ok: false, rule });
const unreadable = wrong('time.form');

/** Lower case without accents or commas, words apart by one space. */
function plain(text: string): string {
  return text
    .normalize('NFD')
    .replace(/\p{Diacritic}/gu, '')
    .toLowerCase()
    .replace(/−/g, '-')
    .replace(/[,;]/g, ' ')
    .trim()
    .replace(/\s+/g, ' ');
}

/**
 * Reads a time typed fast: "25 apr 13:40", "yesterday 14", "now", "-2h", "lundi 9h", ISO 8601.
 * Empty is no time at all, "?" says that nobody knows it. A date without a year is the latest
 * such date that is not in the future; a time of day alone is the latest such time.
 */
export function readTime(typed: string, context: TimeContext): TimeRead {
  let text = plain(typed);
  if (text === '') return { ok: true, at: null, precision: null };
  if (/^(\?|unknown|inconnue?)$/.test(text)) return { ok: true, at: null, precision: 'unknown' };
  const iso = isoInstant(text);
  if (iso !== null) return iso;
  let timeZone = context.timeZone;
  const zoned = /^(.*\d.*?) ?(?:utc|gmt|z)$/.exec(text);
  if (zoned?.[1]) {
    text = zoned[1];
    timeZone = 'UTC';
  }
  const relative = relativePart(text);
  if (relative) return ago(relative.span, relative.precision, { ...context, timeZone });
  return fromWords(text, { ...context, timeZone });
}

/** Only a text with its zone: without one it is wall time, read by the words. */
function isoInstant(text: string): TimeRead | null {
  const match = /^(\d{4}-\d\d-\d\d)t\d\d:\d\d(:\d\d(\.\d+)?)?(z|[+-]\d\d:?\d\d)$/.exec(text);
  if (match === null) return null;
  const at = Date.parse(text.toUpperCase());
  if (!isCalendarDay(match[1] ?? '')) return wrong('time.date');
  return Number.isNaN(at) ? wrong('time.clock') : { ok: true, at, precision: 'minute' };
}

/**
 * A day that has begun by the zone's calendar, but not yet by UTC's, stands for now: east of
 * Greenwich the small hours of today would else lie ahead.
 */
function dayBegun(now: Instant): NonNullable<TimeContext['standsFor']> {
  return (date, timeZone) => {
    const [at, first] = [dayInstant(date, timeZone), firstMoment(date, timeZone)];
    const hasBegun = at !== null && first !== null && first <= now;
    return hasBegun ? Math.min(at, Math.floor(now / MINUTE) * MINUTE) : at;
  };
}

function ago(span: number, precision: Precision, context: TimeContext): TimeRead {
  const { now, timeZone, standsFor = dayBegun(context.now) } = context;
  const at = Math.floor((now - span) / 60_000) * 60_000;
  if (precision === 'minute' || precision === 'hour') return { ok: true, at, precision };
  return found(standsFor(wallTimeOf(at, timeZone), timeZone, precision), precision);
}

function fromWords(text: string, context: TimeContext): TimeRead {
  const today = wallTimeOf(context.now, context.timeZone);
  const words = text.replace(/(\d)t(\d)/, '$1 $2').split(' ');
  const date = datePart(words, today);
  const rest = words.slice(date?.used ?? 0);
  if (rest[0] === 'a' || rest[0] === 'at') rest.shift();
  const clock = rest.length > 0 ? clockPart(rest) : null;
  if (rest.length > 0 && clock === null)
    return wrong(looksLikeClock(rest) ? 'time.clock' : 'time.form');
  if (date === null && clock === null) return unreadable;
  if (date === null) return clock === null ? unreadable : latestTimeOfDay(clock, today, context);
  return onDate(date, clock, context);
}

/** "25:00" is a time of day that no clock shows; "later" is none at all. */
function looksLikeClock(words: readonly string[]): boolean {
  return /^\d{1,2}([:h]\d{2}){1,2}(am|pm)?$/.test(words.join(''));
}

type Clock = NonNullable<ReturnType<typeof clockPart>>;

function found(at: Instant | null, precision: Precision): TimeRead {
  return at === null ? wrong('time.date') : { ok: true, at, precision };
}

function onDate(date: DateWords, clock: Clock | null, context: TimeContext): TimeRead {
  const { timeZone, standsFor = dayBegun(context.now) } = context;
  const { month } = date;
  const day = date.day ?? 1;
  const year = date.year ?? latestYear(month, day, context);
  if (clock === null) {
    const precision = date.day === null ? 'month' : 'day';
    return found(standsFor({ year, month, day }, timeZone, precision), precision);
  }
  if (date.day === null) return unreadable;
  return found(timeOn({ year, month, day }, clock, timeZone), clock.precision);
}

function timeOn(
  date: Pick<WallTime, 'year' | 'month' | 'day'>,
  { hour, minute, second, millisecond }: Clock,
  timeZone: string,
): Instant | null {
  const { year, month, day } = date;
  const at = instantOf({ year, month, day, hour, minute, second }, timeZone);
  return at === null ? null : at + millisecond;
}

/** A day of grace: a date typed for tomorrow morning is a slip of zone, not of a year. */
function latestYear(month: number, day: number, { now, timeZone }: TimeContext): number {
  const { year } = wallTimeOf(now, timeZone);
  const thisYear = dayInstant({ year, month, day }, timeZone);
  return thisYear === null || thisYear > now + DAY ? year - 1 : year;
}

/** An hour of grace for a clock that runs ahead. */
function latestTimeOfDay(clock: Clock, today: WallTime, { now, timeZone }: TimeContext): TimeRead {
  const onToday = timeOn(today, clock, timeZone);
  if (onToday === null || onToday <= now + HOUR) return found(onToday, clock.precision);
  return found(timeOn(wallTimeOf(now - DAY, timeZone), clock, timeZone), clock.precision);
}

/** The text that reads back as exactly this instant: what a correction starts from. */
export function writeTime(at: Instant | null, timeZone: string): string {
  if (at === null) return '';
  const text = textOf(wallTimeOf(at, timeZone)).replace('T', ' ');
  const rest = ((at % 1000) + 1000) % 1000;
  if (rest > 0) return `${text}.${String(rest).padStart(3, '0')}`;
  return text.endsWith(':00') ? text.slice(0, -3) : text;
}

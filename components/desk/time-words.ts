import type { WallTime } from '#components/desk/wall-time.ts';
import { DAY, HOUR, MINUTE, type Precision } from '#domain/instant.ts';

/** A date in words; a null day means the whole month, a null year the latest such date. */
export interface DateWords {
  year: number | null;
  month: number;
  day: number | null;
  /** How many of the words it took. */
  used: number;
}

export interface ClockWords {
  hour: number;
  minute: number;
  second: number;
  millisecond: number;
  precision: 'minute' | 'hour';
}

/** The first letters that tell the months apart, English and French without accents. */
const monthStems: readonly RegExp[] = [
  /^jan/,
  /^f(eb|ev)/,
  /^mar/,
  /^a[pv]r/,
  /^ma[yi]/,
  /^(june?|juin)/,
  /^(july?|juil)/,
  /^(aug|aou)/,
  /^sep/,
  /^oct/,
  /^nov/,
  /^dec/,
];

const weekdayStems: readonly RegExp[] = [
  /^(sun|dim)/,
  /^(mon|lun)/,
  /^(tue|mardi)/,
  /^(wed|mer)/,
  /^(thu|jeu)/,
  /^(fri|ven)/,
  /^(sat|sam)/,
];

const spans: readonly { unit: RegExp; span: number; precision: Precision }[] = [
  { unit: /^(m|mins?|minutes?)$/, span: MINUTE, precision: 'minute' },
  { unit: /^(h|hrs?|hours?|heures?)$/, span: HOUR, precision: 'hour' },
  { unit: /^(d|days?|j|jours?)$/, span: DAY, precision: 'day' },
  { unit: /^(w|wks?|weeks?|sem|semaines?)$/, span: 7 * DAY, precision: 'week' },
];

/** "now", "-2h", "3 d ago", "il y a 2 h": how long before now. */
export function relativePart(text: string): { span: number; precision: Precision } | null {
  if (/^(now|maintenant)$/.test(text)) return { span: 0, precision: 'minute' };
  const match =
    /^- ?(\d+(?:\.\d+)?) ?([a-z]+)$/.exec(text) ??
    /^(\d+(?:\.\d+)?) ?([a-z]+) ago$/.exec(text) ??
    /^il y a (\d+(?:\.\d+)?) ?([a-z]+)$/.exec(text);
  const unit = spans.find((span) => span.unit.test(match?.[2] ?? ''));
  if (!match || !unit) return null;
  return { span: Number(match[1]) * unit.span, precision: unit.precision };
}

/** The date at the head of the words, or null where they start with something else. */
export function datePart(words: readonly string[], today: WallTime): DateWords | null {
  return namedDay(words, today) ?? numericDate(words) ?? monthDate(words);
}

function namedDay(words: readonly string[], today: WallTime): DateWords | null {
  const word = words[0] ?? '';
  if (/^(today|aujourd'?hui)$/.test(word)) return daysBefore(today, 0);
  if (/^(yesterday|yday|hier)$/.test(word)) return daysBefore(today, 1);
  const weekday = word.length < 3 ? -1 : weekdayStems.findIndex((stem) => stem.test(word));
  if (weekday === -1) return null;
  // "mar" alone is March in both languages; a Tuesday is written out as "mardi".
  const now = new Date(Date.UTC(today.year, today.month - 1, today.day)).getUTCDay();
  const named = daysBefore(today, (now - weekday + 7) % 7);
  // "Sat 25 Apr": the name only repeats the date that follows.
  const date = numericDate(words.slice(1)) ?? monthDate(words.slice(1));
  return date?.day ? { ...date, used: date.used + 1 } : named;
}

function daysBefore({ year, month, day }: WallTime, days: number): DateWords {
  const date = new Date(Date.UTC(year, month - 1, day - days));
  return {
    year: date.getUTCFullYear(),
    month: date.getUTCMonth() + 1,
    day: date.getUTCDate(),
    used: 1,
  };
}

/** 2026-04-25, 2026-04, 25/04/2026, 25/4, 25.4.2026: the day before the month, as in Bamako. */
function numericDate(words: readonly string[]): DateWords | null {
  const word = words[0] ?? '';
  const iso = /^(\d{4})-(\d{1,2})(?:-(\d{1,2}))?$/.exec(word);
  if (iso) {
    const day = iso[3] === undefined ? null : Number(iso[3]);
    return { year: Number(iso[1]), month: Number(iso[2]), day, used: 1 };
  }
  const local = /^(\d{1,2})[/.](\d{1,2})(?:[/.](\d{4}|\d{2}))?$/.exec(word);
  if (!local) return null;
  return { year: yearOf(local[3]), month: Number(local[2]), day: Number(local[1]), used: 1 };
}

function yearOf(text: string | undefined): number | null {
  if (text === undefined) return null;
  return text.length === 2 ? 2000 + Number(text) : Number(text);
}

/** 25 apr 2026, apr 25 2026, 25apr, april 2026. */
function monthDate(words: readonly string[]): DateWords | null {
  const [first = '', second = '', third = ''] = words;
  const glued = /^(\d{1,2})([a-z]{3,})$/.exec(first);
  if (glued) {
    const month = monthNamed(glued[2] ?? '');
    return month === null ? null : withYear(month, Number(glued[1]), second, 1);
  }
  const dayFirst = dayNumber(first);
  const afterDay = dayFirst === null ? null : monthNamed(second);
  if (dayFirst !== null && afterDay !== null) return withYear(afterDay, dayFirst, third, 2);
  const month = monthNamed(first);
  if (month === null) return null;
  const daySecond = dayNumber(second);
  return daySecond === null
    ? withYear(month, null, second, 1)
    : withYear(month, daySecond, third, 2);
}

function withYear(month: number, day: number | null, next: string, used: number): DateWords {
  const year = /^(19|20|21)\d\d$/.test(next) ? Number(next) : null;
  return { year, month, day, used: used + (year === null ? 0 : 1) };
}

function dayNumber(word: string): number | null {
  const match = /^(\d{1,2})(st|nd|rd|th|er)?\.?$/.exec(word);
  return match ? Number(match[1]) : null;
}

function monthNamed(word: string): number | null {
  if (word.length < 3 || /^mardi|^mer/.test(word)) return null;
  const index = monthStems.findIndex((stem) => stem.test(word));
  return index === -1 ? null : index + 1;
}

/** 13:40, 13h40, 1340, 14, 14h, 2pm, 2:30 pm, 13:40:05.250. */
export function clockPart(words: readonly string[]): ClockWords | null {
  const text = words.join('');
  const match =
    /^(\d{1,2})(?:[:h](\d{2}))?(?::(\d{2})(?:\.(\d{1,3}))?)?(h|am|pm)?$/.exec(text) ??
    /^(\d{2})(\d{2})()()()$/.exec(text);
  if (!match) return null;
  const [, hours, minutes, seconds, fraction, half] = match;
  const hour = hourOf(Number(hours), half);
  const minute = Number(minutes ?? 0);
  const second = Number(seconds ?? 0);
  if (hour === null || minute > 59 || second > 59) return null;
  const millisecond = fraction ? Number(fraction.padEnd(3, '0')) : 0;
  return { hour, minute, second, millisecond, precision: minutes ? 'minute' : 'hour' };
}

function hourOf(hours: number, half: string | undefined): number | null {
  if (half === 'am' || half === 'pm') {
    if (hours < 1 || hours > 12) return null;
    return (hours % 12) + (half === 'pm' ? 12 : 0);
  }
  return hours < 24 ? hours : null;
}

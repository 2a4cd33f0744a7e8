import { type Instant, MINUTE } from '#domain/instant.ts';

const formats = new Map<string, Intl.DateTimeFormat>();

function formatOf(timeZone: string): Intl.DateTimeFormat {
  const known = formats.get(timeZone);
  if (known !== undefined) return known;
  const made = new Intl.DateTimeFormat('en-GB', {
    timeZone: knownZone(timeZone),
    calendar: 'gregory',
    numberingSystem: 'latn',
    hourCycle: 'h23',
    year: 'numeric',
    month: '2-digit',
    day: '2-digit',
    hour: '2-digit',
    minute: '2-digit',
    second: '2-digit',
  });
  formats.set(timeZone, made);
  return made;
}

/** The zone, or UTC where this runtime does not know it: an older browser, say. */
export function knownZone(timeZone: string): string {
  try {
    new Intl.DateTimeFormat('en-GB', { timeZone }).format(0);
    return timeZone;
  } catch {
    return 'UTC';
  }
}

/**
 * How far the clocks of a zone are ahead of UTC at an instant, in milliseconds. Times of a zone
 * that nobody knows here are shown in UTC, and are said to be.
 */
export function zoneOffset(at: Instant, timeZone: string): number {
  const whole = Math.floor(at / 1_000) * 1_000;
  const part = Object.fromEntries(
    formatOf(timeZone)
      .formatToParts(whole)
      .map(({ type, value }) => [type, Number(value)]),
  );
  const { year = 0, month = 1, day = 1, hour = 0, minute = 0, second = 0 } = part;
  return Date.UTC(year, month - 1, day, hour, minute, second) - whole;
}

/** What to print beside a time of a zone that is so far ahead: `UTC`, `UTC+3`, `UTC−4:30`. */
function offsetName(offset: number): string {
  const minutes = Math.round(Math.abs(offset) / MINUTE);
  if (minutes === 0) return 'UTC';
  const [hours, rest] = [Math.floor(minutes / 60), minutes % 60];
  const past = rest === 0 ? '' : `:${String(rest).padStart(2, '0')}`;
  return `UTC${offset < 0 ? '−' : '+'}${hours}${past}`;
}

/**
 * How the clocks of a zone show an instant: what they are ahead by then, as a name, and any
 * instant moved by it, to be formatted as if it were UTC.
 */
export function shownIn(
  at: Instant,
  timeZone: string,
): { zone: string; moved: (other: Instant) => Instant } {
  const offset = zoneOffset(at, timeZone);
  return { zone: offsetName(offset), moved: (other) => other + offset };
}

/** The instant as the zone's wall clock shows it, `2026-04-25T14:32`, for a date-time input. */
export function localText(at: Instant, timeZone: string): string {
  return new Date(at + zoneOffset(at, timeZone)).toISOString().slice(0, 16);
}

/**
 * The instant at which the zone's wall clock shows `2026-04-25T14:32` (seconds may follow); null
 * when the text is no such time. A time that occurs twice is the first of the two; one that a
 * change of clocks skips moves on by what was skipped.
 */
export function instantOfLocal(text: string, timeZone: string): Instant | null {
  if (!/^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}(?::\d{2})?$/.test(text)) return null;
  const asUtc = Date.parse(`${text}Z`);
  // Date.parse lets 31 February roll over into March; such a text names no time.
  if (Number.isNaN(asUtc) || new Date(asUtc).toISOString().slice(0, 16) !== text.slice(0, 16)) {
    return null;
  }
  const offsets = [
    zoneOffset(asUtc - 86_400_000, timeZone),
    zoneOffset(asUtc + 86_400_000, timeZone),
  ];
  const fitting = offsets
    .map((offset) => asUtc - offset)
    .filter((at) => at + zoneOffset(at, timeZone) === asUtc);
  return fitting.length > 0 ? Math.min(...fitting) : asUtc - (offsets[0] ?? 0);
}

/** Epoch milliseconds, UTC. */
export type Instant = number;

export const SECOND = 1_000;
export const MINUTE = 60 * SECOND;
export const HOUR = 60 * MINUTE;
export const DAY = 24 * HOUR;

export const precisions = ['minute', 'hour', 'day', 'week', 'month', 'unknown'] as const;
export type Precision = (typeof precisions)[number];

/** Instants of the years 1900 to 2199 can be kept and asked for: from the one, before the other. */
export const EARLIEST = Date.UTC(1900, 0, 1);
export const LATEST = Date.UTC(2200, 0, 1);

/** The ISO 8601 UTC text of an instant. */
export function isoOf(at: Instant): string {
  return new Date(at).toISOString();
}

/**
 * Whether a text, as `2026-04-25`, names a day of the calendar. The parser of the language lets
 * 31 February roll over into March.
 */
export function isCalendarDay(text: string): boolean {
  const at = Date.parse(`${text}T00:00Z`);
  return !Number.isNaN(at) && isoOf(at).slice(0, 10) === text;
}

/**
 * Start of the minute that holds the instant. Readings know nothing finer: the live view is as of
 * the running minute, so nothing but an entry can change it before the next.
 */
export function minuteOf(at: Instant): Instant {
  return Math.floor(at / MINUTE) * MINUTE;
}

/** Start of the UTC day that holds the instant. */
export function startOfDay(at: Instant): Instant {
  return Math.floor(at / DAY) * DAY;
}

const MONDAY = 4 * DAY; // 1970-01-05 was the first Monday of the epoch

/**
 * The instant that a reading bins by: the start of the stated minute or hour, else of the day. A
 * week or a month stays on the day the analyst gave, which is their best guess within it; unknown
 * has none.
 */
export function binnedAt(at: Instant | null, precision: Precision): Instant | null {
  if (at === null || precision === 'unknown') return null;
  if (precision === 'day' || precision === 'week' || precision === 'month') return startOfDay(at);
  const unit = precision === 'hour' ? HOUR : MINUTE;
  return Math.floor(at / unit) * unit;
}

/** Start of the bucket that holds the instant, in UTC; weeks start on Monday. */
export function startOfBucket(at: Instant, bucket: Bucket): Instant {
  if (bucket === 'hour') return Math.floor(at / HOUR) * HOUR;
  if (bucket === 'day') return startOfDay(at);
  if (bucket === 'week') return Math.floor((at - MONDAY) / (7 * DAY)) * 7 * DAY + MONDAY;
  const date = new Date(at);
  const month = bucket === 'year' ? 0 : date.getUTCMonth();
  return Date.UTC(date.getUTCFullYear(), month, 1);
}

/** Start of the bucket after the one that holds the instant. */
export function nextBucket(at: Instant, bucket: Bucket): Instant {
  const start = startOfBucket(at, bucket);
  if (bucket === 'hour') return start + HOUR;
  if (bucket === 'day') return start + DAY;
  if (bucket === 'week') return start + 7 * DAY;
  const date = new Date(start);
  return bucket === 'month'
    ? Date.UTC(date.getUTCFullYear(), date.getUTCMonth() + 1, 1)
    : Date.UTC(date.getUTCFullYear() + 1, 0, 1);
}

export const buckets = ['hour', 'day', 'week', 'month', 'year'] as const;
export type Bucket = (typeof buckets)[number];

const SECOND = 1_000;
const MINUTE = 60 * SECOND;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

/** A length of time as a reader says it: one unit, and two where the second still matters. */
export type Duration = {
  unit: 'moment' | 'minute' | 'hour' | 'day' | 'month' | 'year';
  count: number;
};

/**
 * The largest unit that still tells something: minutes for two hours, hours for two days, days
 * for four months. Rounded down, so that nothing looks older than it is. Negative counts as now.
 */
export function durationOf(milliseconds: number): Duration {
  const length = Math.max(0, milliseconds);
  if (length < MINUTE) return { unit: 'moment', count: 0 };
  if (length < 120 * MINUTE) return { unit: 'minute', count: Math.floor(length / MINUTE) };
  if (length < 48 * HOUR) return { unit: 'hour', count: Math.floor(length / HOUR) };
  if (length < 120 * DAY) return { unit: 'day', count: Math.floor(length / DAY) };
  if (length < 730 * DAY) return { unit: 'month', count: Math.floor(length / (30.4375 * DAY)) };
  return { unit: 'year', count: Math.floor(length / (365.25 * DAY)) };
}

/** A running clock: 31:07:12; from a hundred hours on 5 d 03:07, from ten days on 12 d. */
export function clockText(milliseconds: number, day: string): string {
  const seconds = Math.floor(Math.max(0, milliseconds) / SECOND);
  const hours = Math.floor(seconds / 3_600);
  const minutes = two(Math.floor(seconds / 60) % 60);
  if (hours < 100) return `${two(hours)}:${minutes}:${two(seconds % 60)}`;
  const days = `${Math.floor(hours / 24)} ${day}`;
  return hours < 240 ? `${days} ${two(hours % 24)}:${minutes}` : days;
}

function two(value: number): string {
  return String(value).padStart(2, '0');
}

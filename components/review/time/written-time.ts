import type { Instant } from '#domain/instant.ts';
import { instantOfLocal, localText } from '#domain/zone.ts';

/**
 * Times as they are typed and shown in inputs: `2026-04-25 14:32` by the zone's clock, for
 * everybody the same, whatever the browser takes for the custom of the country.
 */
export function writtenTime(at: Instant, timeZone: string): string {
  return localText(at, timeZone).replace('T', ' ');
}

const form = /^(\d{4}-\d{2}-\d{2})(?:[T ]+(\d{1,2}:\d{2}(?::\d{2})?))?$/;

/** The instant that was typed; a day alone is its first moment. Null for what is no time. */
export function instantOfWritten(text: string, timeZone: string): Instant | null {
  const [, day, time = '00:00'] = form.exec(text.trim()) ?? [];
  return day === undefined ? null : instantOfLocal(`${day}T${time.padStart(5, '0')}`, timeZone);
}

import type { Instant } from '#domain/instant.ts';
import { zoneOffset } from '#domain/zone.ts';

/** What to print beside a time of the zone: "UTC" where its clocks show UTC, else its own name. */
export function zoneName(timeZone: string, at: Instant): string {
  return zoneOffset(at, timeZone) === 0 ? 'UTC' : timeZone.replaceAll('_', ' ');
}

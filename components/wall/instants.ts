import { knownZone } from '#domain/zone.ts';

/** 14:32:07 in UTC. */
export function timeOf(at: number): string {
  return new Date(at).toISOString().slice(11, 19);
}

/** 14:32 in UTC. */
export function minuteOf(at: number): string {
  return new Date(at).toISOString().slice(11, 16);
}

const DAY = 24 * 3_600_000;

/** Whether two instants fall on the same day of UTC. */
export function isSameDay(a: number, b: number): boolean {
  return Math.floor(a / DAY) === Math.floor(b / DAY);
}

const inZone = new Map<string, Intl.DateTimeFormat>();

/** 17:32 in another zone. */
export function minuteIn(timeZone: string, at: number): string {
  let format = inZone.get(timeZone);
  if (format === undefined) {
    format = new Intl.DateTimeFormat('en-GB', {
      timeZone: knownZone(timeZone),
      hour: '2-digit',
      minute: '2-digit',
    });
    inZone.set(timeZone, format);
  }
  return format.format(at);
}

/** The place that a zone is named for: "Africa/Dar_es_Salaam" → "Dar es Salaam". */
export function placeOf(timeZone: string): string {
  return (timeZone.split('/').at(-1) ?? timeZone).replaceAll('_', ' ');
}

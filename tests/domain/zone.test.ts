import { describe, expect, it } from 'vitest';
import { instantOfLocal, knownZone, localText, shownIn, zoneOffset } from '#domain/zone.ts';

const at = Date.UTC(2026, 3, 25, 14, 32, 7);

describe('the wall clock of a zone', () => {
  it('is UTC in Bamako, two hours ahead in Paris in summer, one in winter', () => {
    expect(zoneOffset(at, 'Africa/Bamako')).toBe(0);
    expect(zoneOffset(at, 'Europe/Paris')).toBe(7_200_000);
    expect(zoneOffset(Date.UTC(2026, 0, 1), 'Europe/Paris')).toBe(3_600_000);
  });

  it.each([
    ['2026-03-08T06:59:00Z', 'America/New_York', '2026-03-08T01:59', 'UTC−5'],
    ['2026-03-08T07:00:00Z', 'America/New_York', '2026-03-08T03:00', 'UTC−4'],
    ['2026-11-01T05:30:00Z', 'America/New_York', '2026-11-01T01:30', 'UTC−4'],
    ['2026-11-01T06:30:00Z', 'America/New_York', '2026-11-01T01:30', 'UTC−5'],
    ['2026-04-26T02:30:00Z', 'America/New_York', '2026-04-25T22:30', 'UTC−4'],
    ['2026-04-25T20:00:00Z', 'Asia/Kathmandu', '2026-04-26T01:45', 'UTC+5:45'],
    ['2026-04-25T20:00:00Z', 'Africa/Bamako', '2026-04-25T20:00', 'UTC'],
    ['2026-01-01T00:00:00Z', 'Europe/London', '2026-01-01T00:00', 'UTC'],
  ])('shows %s in %s as %s %s', (iso, timeZone, shown, name) => {
    const instant = Date.parse(iso);
    const { moved, zone } = shownIn(instant, timeZone);
    expect([new Date(moved(instant)).toISOString().slice(0, 16), zone]).toEqual([shown, name]);
  });

  it('is UTC, and said to be, where nobody knows the zone', () => {
    expect(knownZone('Nowhere/Land')).toBe('UTC');
    expect(knownZone('Asia/Calcutta')).toBe('Asia/Calcutta');
    expect(shownIn(at, 'Nowhere/Land').zone).toBe('UTC');
    expect(localText(at, 'Nowhere/Land')).toBe('2026-04-25T14:32');
  });

  it('goes to text and back', () => {
    for (const zone of ['UTC', 'Africa/Bamako', 'Europe/Paris', 'Asia/Kathmandu', 'America/Lima']) {
      const minute = Math.floor(at / 60_000) * 60_000;
      expect(instantOfLocal(localText(at, zone), zone)).toBe(minute);
    }
  });

  it('takes the first of two equal times and moves past a skipped one', () => {
    expect(instantOfLocal('2026-10-25T02:30', 'Europe/Paris')).toBe(Date.UTC(2026, 9, 25, 0, 30));
    expect(instantOfLocal('2026-03-29T02:30', 'Europe/Paris')).toBe(Date.UTC(2026, 2, 29, 1, 30));
  });

  it('refuses what is no time', () => {
    for (const text of ['', 'yesterday', '2026-04-25', '2026-02-31T10:00', '2026-04-25T25:00']) {
      expect(instantOfLocal(text, 'UTC')).toBeNull();
    }
  });
});

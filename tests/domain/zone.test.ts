import { describe, expect, it } from 'vitest';
import { instantOfLocal, localText, zoneOffset } from '#domain/zone.ts';

const at = Date.UTC(2026, 3, 25, 14, 32, 7);

describe('the wall clock of a zone', () => {
  it('is UTC in Bamako, two hours ahead in Paris in summer, one in winter', () => {
    expect(zoneOffset(at, 'Africa/Bamako')).toBe(0);
    expect(zoneOffset(at, 'Europe/Paris')).toBe(7_200_000);
    expect(zoneOffset(Date.UTC(2026, 0, 1), 'Europe/Paris')).toBe(3_600_000);
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

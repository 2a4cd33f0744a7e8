import { describe, expect, it } from 'vitest';
import { instantOf } from '#components/review/time/axes.ts';
import { isNow, readDay, readWritten, writtenTime } from '#components/review/time/written-time.ts';
import { DAY, HOUR } from '#domain/instant.ts';

const bamako = 'Africa/Bamako';
const kathmandu = 'Asia/Kathmandu';
const evening = Date.UTC(2026, 3, 25, 20, 5);
const now = Date.UTC(2026, 3, 26, 14, 32);

const read = (text: string, timeZone = bamako, edge: 'start' | 'end' = 'start') => {
  const time = readWritten(text, { now, timeZone, edge });
  return time.ok ? time.at : time.rule;
};

describe('a time as it is typed', () => {
  it('is written by the clock of the zone and read back as it is', () => {
    expect(writtenTime(evening, bamako)).toBe('2026-04-25 20:05');
    expect(writtenTime(evening, kathmandu)).toBe('2026-04-26 01:50');
    expect(read('2026-04-26 01:50', kathmandu)).toBe(evening);
  });

  it.each([
    ['2026-04-25T20:05', evening],
    [' 2026-04-25  20:05 ', evening],
    ['2026-04-25 20:05:30', evening + 30_000],
    ['2026-04-25T20:05:30Z', evening + 30_000],
    ['2026-04-25T20:05:30.250Z', evening + 30_250],
    ['2026-04-25T22:05+02:00', evening],
    ['2026-04-25 8:05', evening - 12 * HOUR],
    ['25 apr 20:05', evening],
    ['yesterday 20:05', evening],
    ['25/04/2026', Date.UTC(2026, 3, 25)],
    ['2026-04-25', Date.UTC(2026, 3, 25)],
    ['-2d', Date.UTC(2026, 3, 24)],
    ['', null],
  ])('may be typed as %s', (text, at) => {
    expect(read(text)).toBe(at);
  });

  it('stands for the first moment of a day by the zone, or for the moment after its last', () => {
    const midnight = Date.UTC(2026, 3, 24, 18, 15);
    expect(read('2026-04-25', kathmandu)).toBe(midnight);
    expect(read('2026-04-25', kathmandu, 'end')).toBe(midnight + DAY);
    expect(read('2026-04-25 utc', kathmandu)).toBe(Date.UTC(2026, 3, 25));
    expect(read('2025-12', bamako, 'end')).toBe(Date.UTC(2026, 0, 1));
    expect(read('2026-04-25 20:05', bamako, 'end')).toBe(evening);
  });

  it.each([
    ['the day before yesterday', 'form'],
    ['soon', 'form'],
    ['2026-02-31', 'date'],
    ['2026-02-31 10:00', 'date'],
    ['2026-02-31T10:00:00Z', 'date'],
    ['31 apr', 'date'],
    ['2026-13-01', 'date'],
    ['2026-04-25 25:00', 'clock'],
    ['2026-04-25T25:00Z', 'clock'],
    ['13:61', 'clock'],
    ['1789-07-14', 'range'],
    ['?', 'unknown'],
  ])('is never made up from %j: it says what is wrong (%s)', (text, rule) => {
    expect(read(text)).toBe(rule);
    expect(read(text, bamako, 'end')).toBe(rule);
  });

  it('may be now, in words or by saying nothing', () => {
    expect(['', ' now', 'maintenant', 'nowhere'].map(isNow)).toEqual([true, true, true, false]);
  });

  it('is a day of UTC where a filter goes by days', () => {
    expect(readDay('25 apr', now)).toEqual({ ok: true, day: '2026-04-25' });
    expect(readDay('2026-04-25T23:30-02:00', now)).toEqual({ ok: true, day: '2026-04-26' });
    expect(readDay('', now)).toEqual({ ok: true, day: null });
    expect(readDay('31 apr', now)).toEqual({ ok: false, rule: 'date' });
  });
});

describe('a time in an address', () => {
  it('is never a day that the calendar does not have', () => {
    expect(instantOf('2026-02-28')).toBe(Date.UTC(2026, 1, 28));
    expect(instantOf('2026-02-31')).toBeNull();
    expect(instantOf('2026-02-31T10:00:00Z')).toBeNull();
    expect(instantOf('2026-04-25T20:05:00 02:00')).toBe(evening - 2 * HOUR);
  });
});

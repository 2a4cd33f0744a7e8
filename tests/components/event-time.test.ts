import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { readTime, writeTime } from '#components/desk/event-time.ts';
import { signalFields } from '#components/desk/field-model.ts';
import { readThen } from '#components/desk/read-then.ts';
import { isoOf } from '#domain/instant.ts';

const now = Date.parse('2026-04-26T14:32:07Z'); // a Sunday
const read = (text: string, timeZone = 'UTC') => {
  const time = readTime(text, { now, timeZone });
  if (!time.ok) return time.rule;
  return time.at === null
    ? `none ${time.precision}`
    : `${isoOf(time.at).slice(0, 16)} ${time.precision}`;
};

describe('a time typed fast', () => {
  test.each([
    ['now', '2026-04-26T14:32 minute'],
    ['maintenant', '2026-04-26T14:32 minute'],
    ['25 apr 13:40', '2026-04-25T13:40 minute'],
    ['25 avril 13h40', '2026-04-25T13:40 minute'],
    ['25apr 1340', '2026-04-25T13:40 minute'],
    ['Apr 25, 2026 2:30 pm', '2026-04-25T14:30 minute'],
    ['Sat 25 Apr 2026 13:40 UTC', '2026-04-25T13:40 minute'],
    ['yesterday 14', '2026-04-25T14:00 hour'],
    ['hier à 14h', '2026-04-25T14:00 hour'],
    ['yesterday', '2026-04-25T00:00 day'],
    ['friday 9:15', '2026-04-24T09:15 minute'],
    ['mardi 9h', '2026-04-21T09:00 hour'],
    ['sunday', '2026-04-26T00:00 day'],
    ['-2h', '2026-04-26T12:32 hour'],
    ['−90 min', '2026-04-26T13:02 minute'],
    ['3 d ago', '2026-04-23T00:00 day'],
    ['il y a 2 semaines', '2026-04-12T00:00 week'],
    ['13:40', '2026-04-26T13:40 minute'],
    ['23:10', '2026-04-25T23:10 minute'],
    ['9am', '2026-04-26T09:00 hour'],
    ['17 sep 2024', '2024-09-17T00:00 day'],
    ['25 dec', '2025-12-25T00:00 day'],
    ['june 2025', '2025-06-01T00:00 month'],
    ['juin 2025', '2025-06-01T00:00 month'],
    ['2025-06', '2025-06-01T00:00 month'],
    ['1er août 2025', '2025-08-01T00:00 day'],
    ['24/4 08:05', '2026-04-24T08:05 minute'],
    ['24.04.2026', '2026-04-24T00:00 day'],
    ['2026-04-25', '2026-04-25T00:00 day'],
    ['2026-04-25 06:30', '2026-04-25T06:30 minute'],
    ['2026-04-25T06:30', '2026-04-25T06:30 minute'],
    ['2026-04-25T06:30:00+02:00', '2026-04-25T04:30 minute'],
    ['mar 2026', '2026-03-01T00:00 month'],
    ['?', 'none unknown'],
    ['  ', 'none null'],
  ])('%s', (text, expected) => {
    expect(read(text)).toBe(expected);
  });

  test.each([
    ['soon', 'time.form'],
    ['25 apr later', 'time.form'],
    ['april 14:00', 'time.form'],
    ['-2 parsecs', 'time.form'],
    ['31 apr', 'time.date'],
    ['2026-02-31', 'time.date'],
    ['2026-02-31T10:00Z', 'time.date'],
    ['25:00', 'time.clock'],
    ['13:61', 'time.clock'],
    ['25 apr 24:30', 'time.clock'],
    ['2026-04-25T24:30Z', 'time.clock'],
  ])('%s is not a time: %s', (text, rule) => {
    expect(read(text)).toBe(rule);
  });

  test('is meant in the zone of the watch, unless it names UTC', () => {
    expect(read('25 apr 13:40', 'Africa/Nairobi')).toBe('2026-04-25T10:40 minute');
    expect(read('25 apr 13:40 utc', 'Africa/Nairobi')).toBe('2026-04-25T13:40 minute');
  });

  test('stands for a day that is the same by UTC', () => {
    expect(read('25 apr', 'Africa/Nairobi')).toBe('2026-04-25T00:00 day');
    expect(read('25 apr', 'America/Lima')).toBe('2026-04-25T05:00 day');
  });

  test('never lies ahead where the day has begun by the zone, and not yet by UTC', () => {
    const small = Date.parse('2026-04-26T21:40:30Z');
    const today = readTime('today', { now: small, timeZone: 'Africa/Nairobi' });
    expect(today).toEqual({ ok: true, at: Date.parse('2026-04-26T21:40:00Z'), precision: 'day' });
    expect(readTime('27 apr', { now: small, timeZone: 'Africa/Nairobi' })).toEqual(today);
    expect(readTime('28 apr 2026', { now: small, timeZone: 'Africa/Nairobi' })).toMatchObject({
      at: Date.parse('2026-04-28T00:00:00Z'),
    });
  });

  test('reads back what it writes, to the millisecond', () => {
    const instants = fc.integer({ min: Date.UTC(1980, 0, 1), max: now });
    const zones = fc.constantFrom('UTC', 'Africa/Bamako', 'Asia/Kathmandu', 'America/Lima');
    fc.assert(
      fc.property(instants, zones, (at, timeZone) => {
        expect(readTime(writeTime(at, timeZone), { now, timeZone })).toMatchObject({ at });
      }),
    );
  });
});

describe('a text that was typed earlier', () => {
  const fields = signalFields('attack-frequency');
  const meant = (text: Record<string, string>, hours: number) =>
    readThen(fields, text, {
      typedAt: now,
      context: { now: now + hours * 3_600_000, timeZone: 'Africa/Bamako' },
    });

  test('means the same time as then', () => {
    expect(meant({ eventAt: '-2h', headline: 'now' }, 3)).toEqual({
      eventAt: '2026-04-26 12:32',
      precision: 'hour',
      headline: 'now',
    });
    expect(meant({ 'source/publishedAt': 'now' }, 1)).toEqual({
      'source/publishedAt': '2026-04-26 14:32',
    });
    expect(meant({ eventAt: '-2h', precision: 'week' }, 3).precision).toBe('week');
  });

  test.each([
    ['-2h', 0.01],
    ['25 apr 13:40', 30],
    ['?', 30],
    ['soon', 30],
  ])('keeps its words where they mean the same: %s', (typed, hours) => {
    expect(meant({ eventAt: typed }, hours)).toEqual({ eventAt: typed });
  });
});

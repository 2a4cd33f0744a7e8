import { describe, expect, it } from 'vitest';
import { hatch, runsOf } from '#components/charts/frame.ts';
import { sparkBand } from '#components/charts/spark-band.ts';
import { sparkBars } from '#components/charts/spark-bars.ts';
import { clockText, durationOf } from '#components/ui/duration.ts';
import { unbroken } from '#components/ui/unbroken.ts';
import { clockGroups } from '#components/wall/clock-groups.ts';
import { barOf, exactnessOf, lineOf } from '#components/wall/clock-line.ts';
import { minuteIn, placeOf } from '#components/wall/instants.ts';
import { placedRegions } from '#components/wall/region-grid.ts';
import { DAY, HOUR, MINUTE, SECOND } from '#domain/instant.ts';
import type { ClockView } from '#domain/view.ts';
import { viewAt, viewFixture } from '#tests/support/view-fixture.ts';

const clock: ClockView = {
  incident: 'i',
  incidentTitle: 'An incident',
  kind: 'investigation',
  name: null,
  state: 'open',
  startAt: 0,
  startPrecision: 'minute',
  endAt: null,
  due: { earliestAt: 24 * HOUR, latestAt: 72 * HOUR },
  signal: null,
};

describe('lengths of time', () => {
  it.each([
    [-5, 'moment', 0],
    [59_999, 'moment', 0],
    [119 * MINUTE, 'minute', 119],
    [2 * HOUR, 'hour', 2],
    [48 * HOUR, 'day', 2],
    [200 * DAY, 'month', 6],
    [800 * DAY, 'year', 2],
  ])('%i ms', (length, unit, count) => {
    expect(durationOf(length)).toEqual({ unit, count });
  });
  it('run by the second, then by the minute, then by the day', () => {
    expect(clockText(31 * HOUR + 7 * MINUTE + 12 * SECOND, 'd')).toBe('31:07:12');
    expect(clockText(100 * HOUR + 7 * MINUTE, 'd')).toBe('4 d 04:07');
    expect(clockText(210 * DAY + HOUR, 'd')).toBe('210 d');
  });
});

describe('a clock', () => {
  it('is early, due and overdue', () => {
    expect(lineOf(clock, 20 * HOUR)).toEqual({ state: 'early', length: 4 * HOUR });
    expect(lineOf(clock, 24 * HOUR)).toEqual({ state: 'due', length: 48 * HOUR });
    expect(lineOf(clock, 73 * HOUR)).toEqual({ state: 'overdue', length: HOUR });
  });
  it('says that its start is unknown, and draws no bar', () => {
    const unknown = { ...clock, startAt: null };
    expect(lineOf(unknown, HOUR).state).toBe('unknown-start');
    expect(barOf(unknown, HOUR)).toBeNull();
  });
  it('never makes up hours that its precision does not give', () => {
    const closed = { ...clock, state: 'closed', endAt: HOUR } as const;
    expect(lineOf(closed, DAY)).toEqual({ state: 'took', length: HOUR });
    expect(lineOf({ ...closed, startPrecision: 'day' }, DAY).state).toBe('same-day');
    expect(exactnessOf({ ...clock, startPrecision: 'day' })).toBe('at-most');
    expect(exactnessOf({ ...clock, startPrecision: 'month' })).toBe('about');
  });
  it('keeps the end of its window within its bar', () => {
    expect(barOf(clock, HOUR)?.due.to).toBeCloseTo(0.8);
    expect(barOf(clock, 144 * HOUR)).toEqual({ run: 1, due: { from: 1 / 6, to: 0.5 } });
  });
  it('stands under its incident, and is counted where there is no room', () => {
    const { groups, more } = clockGroups(viewFixture.clocks, 5);
    expect(groups.map(({ shown }) => shown.length)).toEqual([3, 1]);
    expect(more).toBe(2);
  });
  it('leaves a long name of a further incident a second line, for a clock less', () => {
    const long = 'Killing of the governor on the road to the airport of the capital';
    const further = { ...clock, incident: 'ii', incidentTitle: long };
    const kinds = ['investigation', 'replacement', 'first-statement'] as const;
    const clocks = [clock, ...kinds.map((kind) => ({ ...further, kind }))];
    expect(clockGroups(clocks, 5).groups.map(({ shown }) => shown.length)).toEqual([1, 2]);
  });
});

describe('a clock with a long name', () => {
  it('takes two lines, and leaves one clock less its room', () => {
    const named = {
      ...clock,
      kind: 'named',
      name: 'Report of the inquiry of both chambers',
    } as const;
    const clocks = [named, clock, { ...clock, kind: 'replacement' as const }];
    const linesOf = ({ name }: ClockView) => (name === null ? 1 : 2);
    expect(clockGroups(clocks, 4, linesOf)).toMatchObject({ more: 0, full: true });
    expect(clockGroups(clocks, 3, linesOf)).toMatchObject({ more: 1, full: true });
    expect(clockGroups(clocks, 5, linesOf).full).toBe(false);
  });
});

describe('the tile map', () => {
  const { columns, cells } = placedRegions(viewFixture.regions, viewAt);
  const cell = (id: string) => cells.find(({ region }) => region.id === id);

  it('puts regions where the watch says', () => {
    expect(columns).toBe(8);
    expect(cell('kayes')).toMatchObject({ column: 1, row: 4 });
  });
  it('never shows a region as calm that nobody looked at within the window', () => {
    expect(cell('taoudenit')?.seen).toBe(false);
    expect(cell('douentza')?.seen).toBe(false);
    expect(cell('nioro')?.seen).toBe(true);
  });
  it('places regions without a tile below the others', () => {
    const loose = viewFixture.regions.slice(0, 3).map((region) => ({ ...region, tile: null }));
    const placed = placedRegions([...viewFixture.regions.slice(3), ...loose], viewAt);
    expect(placed.cells.slice(-3).map(({ column, row }) => [column, row])).toEqual([
      [1, 7],
      [2, 7],
      [3, 7],
    ]);
  });
});

describe('small drawings', () => {
  it('hatch what is missing and never bridge it', () => {
    expect(runsOf([1, null, null, 2, null], (item) => item === null)).toEqual([
      { start: 1, length: 2 },
      { start: 4, length: 1 },
    ]);
    expect(hatch([1, 2]).d).toBe('');
    const point = { low: 1, best: 2, high: 3 };
    const [, , line] = sparkBand({
      shape: 'band',
      measure: 'displaced-stock',
      fromAt: 0,
      step: DAY,
      points: [point, point, null, point],
    });
    expect(line?.d.match(/M/g)).toHaveLength(2);
  });
  it('draw a zero that was looked for, and set apart what is above the band', () => {
    const [, gaps, usual, above] = sparkBars({
      shape: 'bars',
      fromAt: 0,
      step: DAY,
      values: [0, 1, null, 5],
      low: 0,
      high: 2,
      markAt: null,
    });
    expect(gaps?.d).not.toBe('');
    expect(usual?.d.match(/Z/g)).toHaveLength(2);
    expect(above?.d.match(/Z/g)).toHaveLength(1);
  });
});

describe('zones', () => {
  it('are named for their place and told to the minute', () => {
    expect(placeOf('Africa/Dar_es_Salaam')).toBe('Dar es Salaam');
    expect(minuteIn('Africa/Nairobi', Date.UTC(2026, 3, 25, 14, 32))).toBe('17:32');
  });
});

describe('a line of a tile', () => {
  it('keeps a number with its unit, and both ends of a range', () => {
    expect(unbroken('12 attacks in 7 d; 5 dead (3–8)')).toBe(
      '12 attacks in 7\u00a0d; 5 dead (3\u2060–\u20608)',
    );
    expect(unbroken('0.04 expected, 1 in 240; 0 of 1')).toBe(
      '0.04 expected, 1\u00a0in\u00a0240; 0\u00a0of\u00a01',
    );
    expect(unbroken('9 days, 2 hours')).toBe('9 days, 2 hours');
  });
});

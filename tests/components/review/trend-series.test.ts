import { describe, expect, it } from 'vitest';
import {
  chartRows,
  coverOf,
  extentOf,
  levelRuns,
  pointAt,
} from '#components/review/trends/series.ts';
import { DAY } from '#domain/instant.ts';
import type { TrendPoint } from '#domain/trend.ts';

const start = Date.UTC(2026, 3, 1);
const frame = { from: start, to: start + 10 * DAY, bucket: 'day' as const };

const point = (day: number, more: Partial<TrendPoint> = {}): TrendPoint => ({
  bucketAt: start + day * DAY,
  level: 1,
  value: day,
  low: day - 0.5,
  high: day + 0.5,
  n: 3,
  status: 'live',
  ...more,
});

const points = [
  point(0),
  point(1),
  point(2, { level: 3 }),
  point(3, { level: 3, status: 'stale' }),
  point(4, { level: null, value: null, status: 'no-data' }),
  // 5 and 6 are missing
  point(7),
  point(8, { value: null, low: null, high: null }),
];

const days = (stretches: readonly { from: number; to: number }[]) =>
  stretches.map(({ from, to }) => [(from - start) / DAY, (to - start) / DAY]);

describe('a trend drawn honestly', () => {
  it('covers the frame without holes, a missing bucket as a gap', () => {
    const cover = coverOf(points, frame);
    expect(days(cover)).toEqual([
      [0, 3],
      [3, 4],
      [4, 7],
      [7, 9],
      [9, 10],
    ]);
    expect(cover.map(({ value }) => value)).toEqual(['live', 'stale', 'gap', 'live', 'gap']);
  });

  it('is one gap when there is nothing', () => {
    expect(coverOf([], frame)).toEqual([{ from: frame.from, to: frame.to, value: 'gap' }]);
    expect(levelRuns([], frame)).toEqual([]);
    expect(chartRows([], frame)).toEqual([]);
    expect(extentOf([], null)).toBeNull();
  });

  it('steps the level, the stale part told apart, nothing where nobody looked', () => {
    const runs = levelRuns(points, frame);
    expect(days(runs)).toEqual([
      [0, 2],
      [2, 3],
      [3, 4],
      [7, 9],
    ]);
    expect(runs.map(({ value, stale }) => [value, stale])).toEqual([
      [1, false],
      [3, false],
      [3, true],
      [1, false],
    ]);
  });

  it('breaks the line at stale, empty and missing buckets', () => {
    const rows = chartRows(points, frame);
    expect(rows.map(({ value }) => value)).toEqual([0, 1, 2, null, null, null, 7, null]);
    expect(rows[0]?.at).toBe(start + DAY / 2);
    expect(extentOf(rows, { low: -2, high: 3 })).toEqual([-2, 7.5]);
  });

  it('cuts buckets at the edges of the frame', () => {
    const narrow = { ...frame, from: start + DAY / 2, to: start + 1.5 * DAY };
    expect(chartRows(points, narrow).map(({ at }) => (at - start) / DAY)).toEqual([0.75, 1.25]);
    expect(coverOf(points, narrow)).toHaveLength(1);
  });

  it('finds the bucket under the pointer, and none in a gap', () => {
    expect(pointAt(points, start + 2.4 * DAY, 'day')).toBe(points[2]);
    expect(pointAt(points, start + 5.4 * DAY, 'day')).toBeNull();
    expect(pointAt(points, start - 1, 'day')).toBeNull();
    expect(pointAt(points, start + 9.5 * DAY, 'day')).toBeNull();
    expect(pointAt([], start, 'day')).toBeNull();
  });
});

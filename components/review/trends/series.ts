import { type Bucket, type Instant, nextBucket } from '#domain/instant.ts';
import type { Level } from '#domain/level.ts';
import type { TrendPoint } from '#domain/trend.ts';

/** A stretch of time over which one thing held. */
export interface Stretch<T> {
  from: Instant;
  to: Instant;
  value: T;
}

/** What is drawn over a stretch: evidence, old evidence, or nothing at all. */
export type Cover = 'live' | 'stale' | 'gap';

interface Frame {
  from: Instant;
  to: Instant;
  bucket: Bucket;
}

/** Where a point begins and ends within the frame; null when it lies outside. */
function extent(point: TrendPoint, frame: Frame): { from: Instant; to: Instant } | null {
  const from = Math.max(point.bucketAt, frame.from);
  const to = Math.min(nextBucket(point.bucketAt, frame.bucket), frame.to);
  return from < to ? { from, to } : null;
}

function join<T>(stretches: readonly Stretch<T>[]): Stretch<T>[] {
  const joined: Stretch<T>[] = [];
  for (const stretch of stretches) {
    const last = joined.at(-1);
    if (last !== undefined && last.to === stretch.from && last.value === stretch.value) {
      last.to = stretch.to;
    } else joined.push({ ...stretch });
  }
  return joined;
}

/** What covers each part of the frame, without holes: a bucket that is missing is a gap. */
export function coverOf(points: readonly TrendPoint[], frame: Frame): Stretch<Cover>[] {
  const stretches: Stretch<Cover>[] = [];
  let at = frame.from;
  for (const point of points) {
    const part = extent(point, frame);
    if (part === null) continue;
    if (part.from > at) stretches.push({ from: at, to: part.from, value: 'gap' });
    stretches.push({ ...part, value: coverOfPoint(point) });
    at = part.to;
  }
  if (at < frame.to) stretches.push({ from: at, to: frame.to, value: 'gap' });
  return join(stretches);
}

function coverOfPoint({ status }: TrendPoint): Cover {
  if (status === 'no-data') return 'gap';
  return status === 'stale' ? 'stale' : 'live';
}

/** The level as steps, a run per level and cover; nothing where there is no level. */
export function levelRuns(
  points: readonly TrendPoint[],
  frame: Frame,
): (Stretch<Level> & { stale: boolean })[] {
  const runs: (Stretch<Level> & { stale: boolean })[] = [];
  for (const point of points) {
    const part = extent(point, frame);
    if (part === null || point.level === null || point.status === 'no-data') continue;
    const stale = point.status === 'stale';
    const last = runs.at(-1);
    if (last?.to === part.from && last.value === point.level && last.stale === stale) {
      last.to = part.to;
    } else runs.push({ ...part, value: point.level, stale });
  }
  return runs;
}

/** A row for the chart: the middle of its bucket, and null wherever nothing may be drawn. */
export interface ChartRow {
  at: Instant;
  value: number | null;
  band: [number, number] | null;
}

/**
 * The measure as chart rows. A stale or empty bucket, a missing one, and one without a value
 * all break the line: a gap is a gap. `drawable` holds back points that lie outside the frame.
 */
export function chartRows(points: readonly TrendPoint[], frame: Frame): ChartRow[] {
  const rows: ChartRow[] = [];
  let expected: Instant | null = null;
  for (const point of points) {
    const part = extent(point, frame);
    if (part === null) continue;
    if (expected !== null && part.from > expected) {
      rows.push({ at: (expected + part.from) / 2, value: null, band: null });
    }
    const live = point.status === 'live';
    const { low, high } = point;
    rows.push({
      at: (part.from + part.to) / 2,
      value: live ? point.value : null,
      band: live && low !== null && high !== null ? [low, high] : null,
    });
    expected = part.to;
  }
  return rows;
}

/** The point whose bucket holds an instant; null in a gap. */
export function pointAt(
  points: readonly TrendPoint[],
  at: Instant,
  bucket: Bucket,
): TrendPoint | null {
  let low = 0;
  let high = points.length - 1;
  while (low < high) {
    const middle = Math.ceil((low + high) / 2);
    if ((points[middle]?.bucketAt ?? 0) <= at) low = middle;
    else high = middle - 1;
  }
  const found = points[low];
  if (found === undefined || found.bucketAt > at) return null;
  return at < nextBucket(found.bucketAt, bucket) ? found : null;
}

/** Lowest and highest of what will be drawn, zero and the baseline within it; null without any. */
export function extentOf(
  rows: readonly ChartRow[],
  baseline: { low: number; high: number } | null,
): [number, number] | null {
  const values = rows.flatMap(({ value, band }) => [
    ...(value === null ? [] : [value]),
    ...(band ?? []),
  ]);
  if (values.length === 0) return null;
  const all = baseline === null ? values : [...values, baseline.low, baseline.high];
  const low = Math.min(0, ...all);
  const high = Math.max(0, ...all);
  return low === high ? [low, low + 1] : [low, high];
}

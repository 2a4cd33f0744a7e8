import { configuration } from '#domain/configuration.ts';
import type { Indicator, MeasureDeclaration } from '#domain/indicators/indicator.ts';
import { type Bucket, DAY, type Instant, nextBucket, startOfBucket } from '#domain/instant.ts';
import type { Level } from '#domain/level.ts';
import type { ReadingStatus } from '#domain/reading.ts';
import { read } from '#domain/readings.ts';
import type { WatchState } from '#domain/watch-state.ts';

/** More points than this say nothing more on a screen. */
export const MOST_POINTS = 600;

const BASELINE_DAYS = configuration.attacks.baselineDays;
/** Fewer known values than this make no baseline. */
const LEAST_VALUES = 8;

/** One bucket of a trend. */
export interface TrendPoint {
  /** Start of the bucket; the values stand at its end, or at the end of what is known. */
  bucketAt: Instant;
  level: Level | null;
  value: number | null;
  low: number | null;
  high: number | null;
  n: number;
  status: ReadingStatus;
}

/** A measure of an indicator, in buckets. */
export interface Line {
  indicator: Indicator;
  measure: MeasureDeclaration;
  bucket: Bucket;
}

/** The starts of the buckets that a range touches. */
export function bucketsIn(from: Instant, to: Instant, bucket: Bucket): Instant[] {
  const starts: Instant[] = [];
  for (let at = startOfBucket(from, bucket); at < to; at = nextBucket(at, bucket)) {
    starts.push(at);
    if (starts.length > MOST_POINTS) break;
  }
  return starts;
}

/** The value of the measure and the level at the end of each bucket, by the wall's own readings. */
export function trendOf(
  state: WatchState,
  line: Line,
  { starts, until }: { starts: readonly Instant[]; until: Instant },
): TrendPoint[] {
  return starts
    .filter((at) => at <= until)
    .map((bucketAt) => {
      const end = Math.min(nextBucket(bucketAt, line.bucket) - 1, until);
      return { bucketAt, ...pointAt(state, line, end) };
    });
}

function pointAt(state: WatchState, line: Line, asOf: Instant): Omit<TrendPoint, 'bucketAt'> {
  const { level, status, measures } = read(state, line.indicator, asOf);
  const measure = measures.find(({ name }) => name === line.measure.name);
  return {
    level,
    value: measure?.value ?? null,
    low: measure?.low ?? null,
    high: measure?.high ?? null,
    n: measure?.n ?? 0,
    status,
  };
}

/**
 * Where the measure mostly lay before: the middle 80 % of its live values in the 84 days before
 * an instant, taken daily, or weekly for coarse buckets. Null when fewer than 8 are known.
 */
export function baselineBefore(
  state: WatchState,
  line: Line,
  from: Instant,
): { low: number; high: number } | null {
  const step = line.bucket === 'hour' || line.bucket === 'day' ? DAY : 7 * DAY;
  const values: number[] = [];
  for (let at = from - BASELINE_DAYS * DAY; at < from; at += step) {
    const { value, status } = pointAt(state, line, at);
    if (value !== null && status === 'live') values.push(value);
  }
  if (values.length < LEAST_VALUES) return null;
  values.sort((a, b) => a - b);
  return { low: quantile(values, 0.1), high: quantile(values, 0.9) };
}

/** Quantile by linear interpolation between order statistics (R type 7). */
function quantile(sorted: readonly number[], p: number): number {
  const at = (sorted.length - 1) * p;
  const below = sorted[Math.floor(at)] ?? 0;
  const above = sorted[Math.ceil(at)] ?? below;
  return below + (above - below) * (at - Math.floor(at));
}

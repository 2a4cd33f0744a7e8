import { finiteOrNull, ratioOrNull } from '#domain/statistics/finite.ts';
import { normalQuantile } from '#domain/statistics/special.ts';

export type EarsInput = {
  /** Counts of consecutive days; null = unknown. */
  counts: readonly (number | null)[];
  /** Days of the moving baseline, 7 unless told. */
  baseline?: number;
  /** Smallest standard deviation, ½ unless told. */
  minSigma?: number;
  /** False alarm probability of the upper bounds, .001 unless told. */
  alpha?: number;
};

/** One value per day; null where a day that it needs is missing or unknown. */
export type Ears = {
  c1: (number | null)[];
  c2: (number | null)[];
  c3: (number | null)[];
  upper1: (number | null)[];
  upper2: (number | null)[];
};

type Baseline = { mean: number; sd: number };

/** Days between the baseline of C2 and the day that it judges. */
const gap = 2;

/**
 * EARS marks of a daily count: C1 = (y−ȳ)/max(s, minSigma) over the days before, C2 the same over
 * the days before a gap of two, C3 = Σ_{i=0..2} max(0, C2(t−i) − 1). Upper bounds are ȳ + z·s.
 * The marks of a day need only the baseline + 4 days before it, so one day costs a constant.
 * Source: Hutwagner et al. 2003; C3 as published, which is not what R surveillance computes.
 */
export function ears(input: EarsInput): Ears {
  const { counts, baseline = 7, minSigma = 0.5, alpha = 0.001 } = input;
  const z = normalQuantile(1 - alpha);
  const marksOf = (lag: number) =>
    counts.map((y, day) => {
      const before = day - lag < baseline ? [] : counts.slice(day - lag - baseline, day - lag);
      const base = baselineOf(before, minSigma);
      if (base === null) return { mark: null, upper: null };
      const mark = y === null ? null : ratioOrNull(y - base.mean, base.sd);
      return { mark, upper: finiteOrNull(base.mean + z * base.sd) };
    });
  const near = marksOf(0);
  const far = marksOf(gap);
  const c2 = far.map(({ mark }) => mark);
  return {
    c1: near.map(({ mark }) => mark),
    c2,
    c3: c2.map((_, day) => c3Of(c2.slice(Math.max(0, day - 2), day + 1))),
    upper1: near.map(({ upper }) => upper),
    upper2: far.map(({ upper }) => upper),
  };
}

/** Mean and standard deviation of a baseline; null under two days or with an unknown one. */
function baselineOf(days: readonly (number | null)[], minSigma: number): Baseline | null {
  const known = days.filter((count) => count !== null);
  if (known.length < 2 || known.length < days.length) return null;
  const mean = known.reduce((sum, count) => sum + count, 0) / known.length;
  const squares = known.reduce((sum, count) => sum + (count - mean) ** 2, 0);
  return { mean, sd: Math.max(minSigma, Math.sqrt(squares / (known.length - 1))) };
}

function c3Of(threeDays: readonly (number | null)[]): number | null {
  const known = threeDays.filter((mark) => mark !== null);
  if (known.length < 3) return null;
  return known.reduce((sum, mark) => sum + Math.max(0, mark - 1), 0);
}

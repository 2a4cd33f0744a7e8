import { gammaQuantile, normalQuantile } from '#domain/statistics/special.ts';
import type { Estimate, Limited, QuantileEstimate } from '#domain/study-schema.ts';

const z95 = normalQuantile(0.975);

/** Mean of independent replicates, with its standard error. */
export function meanOf(replicates: readonly number[]): Estimate {
  const n = replicates.length;
  const value = replicates.reduce((sum, one) => sum + one, 0) / n;
  const squares = replicates.reduce((sum, one) => sum + (one - value) ** 2, 0);
  return { value, error: Math.sqrt(squares / (n - 1) / n) };
}

/**
 * Quantile of independent durations, with its 95 % limits by order statistics. Null = not within
 * the days that were watched, which is longer than any other.
 */
export function quantileOf(durations: readonly (number | null)[], p: number): QuantileEstimate {
  const sorted = durations.toSorted(
    (a, b) => (a ?? Number.POSITIVE_INFINITY) - (b ?? Number.POSITIVE_INFINITY),
  );
  const n = sorted.length;
  const half = 1.96 * Math.sqrt(n * p * (1 - p));
  const at = (rank: number) => sorted[Math.max(0, Math.min(n - 1, Math.ceil(rank) - 1))] ?? null;
  return { value: at(n * p), low: at(n * p - half), high: at(n * p + half + 1) };
}

/**
 * Times a year from the counts of independent series of so many years, with 95 % limits: those
 * among the series or the exact ones of a Poisson count, whichever lie further out. So never is
 * told as rare, and what comes in clusters is not told as sure.
 */
export function yearlyOf(counts: readonly number[], yearsEach: number): Limited {
  const years = counts.length * yearsEach;
  const n = counts.reduce((sum, one) => sum + one, 0);
  const { value, error } = meanOf(counts.map((count) => count / yearsEach));
  const least = n === 0 ? 0 : gammaQuantile(0.025, n, years);
  return {
    value,
    low: Math.max(0, Math.min(least, value - z95 * error)),
    high: Math.max(gammaQuantile(0.975, n + 1, years), value + z95 * error),
  };
}

/** Mean of the shares of independent series, with 95 % limits. */
export function meanShareOf(shares: readonly number[]): Limited {
  const { value, error } = meanOf(shares);
  return {
    value,
    low: Math.max(0, value - z95 * error),
    high: Math.min(1, value + z95 * error),
  };
}

/** Share of independent cases, with Wilson's 95 % limits; n > 0. */
export function shareOf(seen: number, n: number): Limited {
  const value = seen / n;
  const shrink = 1 + z95 ** 2 / n;
  const middle = (value + z95 ** 2 / (2 * n)) / shrink;
  const reach = (z95 * Math.sqrt((value * (1 - value)) / n + (z95 / (2 * n)) ** 2)) / shrink;
  // At either end the limit is the end itself, whatever rounding makes of it.
  const low = seen === 0 ? 0 : middle - reach;
  return { value, low, high: seen === n ? 1 : middle + reach };
}

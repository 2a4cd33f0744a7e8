import type { Estimate, QuantileEstimate } from '#domain/study-schema.ts';

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

import { betaInterval } from '#domain/statistics/beta-quantile.ts';
import { ratioOrNull } from '#domain/statistics/finite.ts';
import type { Interval } from '#domain/statistics/special.ts';

type BetaRatio = {
  count: number;
  total: number;
  a?: number;
  b?: number;
};

/** Mean share alone, without the costly interval. */
export function betaMean({ count, total, a = 0.5, b = 0.5 }: BetaRatio): number | null {
  return ratioOrNull(a + count, a + b + total);
}

/**
 * Share `count`/`total` as a Beta(a+count, b+total−count) posterior: mean and central interval.
 * Counts may be decayed weights. Limits are null where a shape is not positive (count > total+b).
 */
export function betaRatio(
  input: BetaRatio & { confLevel?: number },
): { mean: number | null } & Interval {
  const { count, total, a = 0.5, b = 0.5, confLevel = 0.9 } = input;
  return {
    mean: betaMean(input),
    ...betaInterval(a + count, b + total - count, confLevel),
  };
}

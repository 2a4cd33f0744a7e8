import { finiteOrNull, ratioOrNull } from '#domain/statistics/finite.ts';
import { normalQuantile, normalUpper } from '#domain/statistics/special.ts';

export type FarringtonThreshold = {
  /** The count that is exceeded with probability alpha. */
  upper: number | null;
  /** (y − μ)/(upper − μ): above 1 is beyond the threshold. */
  score: number | null;
  /** P(a count of y or more). */
  pvalue: number | null;
};

/**
 * Threshold of a count whose expected value `mu0` was estimated with standard error `se` and
 * dispersion `phi`, normal on the ⅔ power: (μ^⅔ + z_{1−α}·√(4/9·μ^⅓·(φ+se²/μ)))^1.5.
 * All null without a positive expected value. Source: Farrington et al. 1996, as in R
 * surveillance's `algo.farrington.threshold.farrington`.
 */
export function farringtonThreshold(input: {
  mu0: number;
  se: number;
  phi: number;
  alpha: number;
  y: number;
}): FarringtonThreshold {
  const { mu0, se, phi, alpha, y } = input;
  if (!(mu0 > 0)) return { upper: null, score: null, pvalue: null };
  const centre = mu0 ** (2 / 3);
  const sd = Math.sqrt((4 / 9) * Math.cbrt(mu0) * (phi + se ** 2 / mu0));
  const upper = finiteOrNull((centre + normalQuantile(1 - alpha) * sd) ** 1.5);
  const z = ratioOrNull(y ** (2 / 3) - centre, sd);
  return {
    upper,
    score: upper === null ? null : ratioOrNull(y - mu0, upper - mu0),
    pvalue: z === null ? null : normalUpper(z),
  };
}

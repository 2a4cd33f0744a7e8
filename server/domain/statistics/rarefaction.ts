import { logGamma } from '#domain/statistics/special.ts';

/**
 * Regions that `m` events would hit if they followed the baseline's pattern:
 * E[S_m] = Σ [1 − C(N−n, m)/C(N, m)], with m = N when m > N (then every baseline region).
 * Whole counts. 0 for m = 0 or a baseline without events. Source: Hurlbert 1971.
 */
export function rarefiedRegions(input: { baselineCounts: readonly number[]; m: number }): {
  expectedActive: number;
} {
  const total = input.baselineCounts.reduce((sum, count) => sum + count, 0);
  const drawn = Math.max(0, Math.min(input.m, total));
  const expectedActive = input.baselineCounts.reduce(
    (sum, count) => sum + chanceOfAny(count, drawn, total),
    0,
  );
  return { expectedActive };
}

/** From so many factors on, four gamma functions are faster and still exact to ten digits. */
const manyFactors = 16;

/** 1 − C(N−n, m)/C(N, m) in logarithms, multiplying over the smaller of n and m. */
function chanceOfAny(count: number, drawn: number, total: number): number {
  if (count <= 0 || drawn <= 0) return 0;
  if (count > total - drawn) return 1;
  const steps = Math.min(count, drawn);
  const other = Math.max(count, drawn);
  if (steps > manyFactors) return -Math.expm1(logChanceOfNone(count, drawn, total));
  let logNone = 0;
  for (let step = 0; step < steps; step += 1) logNone += Math.log1p(-other / (total - step));
  return -Math.expm1(logNone);
}

/** ln C(N−n, m)/C(N, m) = ln (N−n)! (N−m)! / (N−n−m)! N! */
function logChanceOfNone(count: number, drawn: number, total: number): number {
  return (
    logGamma(total - count + 1) -
    logGamma(total - count - drawn + 1) +
    (logGamma(total - drawn + 1) - logGamma(total + 1))
  );
}

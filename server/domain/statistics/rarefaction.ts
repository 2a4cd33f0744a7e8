import { logGamma, normalQuantile } from '#domain/statistics/special.ts';

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

const z90 = normalQuantile(0.95);

/**
 * 90 % band of the regions that `m` events hit which fall anew on the shares of the baseline, the
 * shares themselves being estimated: E ± z·√(V·(1 + m/N)), V = Σ q_r(1−q_r) + Σ (q_rs − q_r·q_s),
 * q_r = (1−n_r/N)^m the chance that a region is spared, q_rs that two of them are. No upper limit
 * where the baseline had fewer events than are drawn: it cannot tell what so many would reach.
 * Null without events. Source: variance of rarefaction, Heck, van Belle & Simberloff 1975.
 */
export function rarefiedBand(input: {
  baselineCounts: readonly number[];
  m: number;
}): { low: number; high: number | null } | null {
  const hit = input.baselineCounts.filter((count) => count > 0);
  const total = hit.reduce((sum, count) => sum + count, 0);
  const { m } = input;
  if (total === 0 || m <= 0) return null;
  const variance = varianceOf(hit, m, total);
  const { expectedActive } = rarefiedRegions(input);
  // Rounding may leave a trace below nothing.
  const reach = z90 * Math.sqrt(Math.max(0, variance) * (1 + m / total));
  return {
    low: Math.max(Math.min(1, expectedActive), expectedActive - reach),
    high: m > total ? null : Math.min(m, expectedActive + reach),
  };
}

/** Variance of how many regions so many events hit that fall on the shares of the baseline. */
function varianceOf(hit: readonly number[], m: number, total: number): number {
  const spared = (count: number) => (count < total ? Math.exp(m * Math.log1p(-count / total)) : 0);
  const none = hit.map(spared);
  let variance = 0;
  for (let r = 0; r < hit.length; r += 1) {
    const [count = 0, of = 0] = [hit[r], none[r]];
    variance += of * (1 - of);
    for (let s = r + 1; s < hit.length; s += 1) {
      variance += 2 * (spared(count + (hit[s] ?? 0)) - of * (none[s] ?? 0));
    }
  }
  return variance;
}

import quantileOfBeta from '@stdlib/stats-base-dists-beta-quantile';
import { finiteOrNull } from '#domain/statistics/finite.ts';
import { betaLower, type Interval, logGamma, normalQuantile } from '#domain/statistics/special.ts';

/** More steps than this are never needed; without an end by then the library is asked. */
const mostSteps = 4;
/** A step whose last term is this small, relative to the quantile, has arrived. */
const negligible = 1e-11;

/** Normal quantiles of the few probabilities that bands ask for. */
const normalScores = new Map<number, number>();

/**
 * Quantile of Beta(a, b) for 0 < p < 1. With both shapes from 1 on it starts from Carter's
 * approximation (Abramowitz & Stegun 26.5.22) and takes steps of the fifth order: the inverse
 * of the distribution function as a power series, whose terms are all known once the function and
 * its density are. One or two values of the incomplete beta function do, where the library's
 * search takes four or more.
 */
export function betaQuantile(p: number, a: number, b: number): number {
  if (!(a >= 1 && b >= 1) || a + b <= 2) return quantileOfBeta(p, a, b);
  const logBeta = logGamma(a) + logGamma(b) - logGamma(a + b);
  let x = startOf(p, a, b);
  for (let step = 0; step < mostSteps; step += 1) {
    if (!(x > 0 && x < 1)) break;
    const density = Math.exp((a - 1) * Math.log(x) + (b - 1) * Math.log1p(-x) - logBeta);
    const moved = (p - betaLower(x, a, b)) / density;
    const { sum, last } = seriesOf(moved, x, a, b);
    x += sum;
    if (Math.abs(last) <= negligible * Math.min(x, 1 - x)) return x;
  }
  return quantileOfBeta(p, a, b);
}

/** Central interval of Beta(a, b) holding `confLevel` of the mass; nulls unless a, b > 0. */
export function betaInterval(a: number, b: number, confLevel: number): Interval {
  if (!(a > 0 && b > 0)) return { lower: null, upper: null };
  const tail = (1 - confLevel) / 2;
  return {
    lower: finiteOrNull(betaQuantile(tail, a, b)),
    upper: finiteOrNull(betaQuantile(1 - tail, a, b)),
  };
}

/** Where the distribution function is nearly p. */
function startOf(p: number, a: number, b: number): number {
  let score = normalScores.get(p);
  if (score === undefined) {
    score = normalQuantile(p);
    if (normalScores.size < 16) normalScores.set(p, score);
  }
  const s = 1 / (2 * a - 1);
  const t = 1 / (2 * b - 1);
  const h = 2 / (s + t);
  const r = (score * score - 3) / 6;
  const w = (score * Math.sqrt(h + r)) / h - (s - t) * (r + 5 / 6 - 2 / (3 * h));
  return a / (a + b * Math.exp(-2 * w));
}

/**
 * How far the quantile lies from x, where v = (p − F(x))/f(x): five terms of the inverse series, by
 * the derivatives g of ln f.
 */
function seriesOf(v: number, x: number, a: number, b: number): { sum: number; last: number } {
  const [up, down] = [1 / x, 1 / (1 - x)];
  const [rise, fall] = [(a - 1) * up, (b - 1) * down];
  const g = rise - fall;
  const g1 = -rise * up - fall * down;
  const g2 = 2 * (rise * up * up - fall * down * down);
  const g3 = -6 * (rise * up * up * up + fall * down * down * down);
  const second = (-g * v * v) / 2;
  const third = ((2 * g * g - g1) * v ** 3) / 6;
  const fourth = ((7 * g * g1 - g2 - 6 * g ** 3) * v ** 4) / 24;
  const fifth = ((7 * g1 * g1 + 11 * g * g2 - g3 - 46 * g * g * g1 + 24 * g ** 4) * v ** 5) / 120;
  return { sum: v + second + third + fourth + fifth, last: fifth };
}

import { ratioOrNull } from '#domain/statistics/finite.ts';
import {
  lowerTail,
  type NegativeBinomial,
  quantile,
  surpriseOf,
  upperTail,
} from '#domain/statistics/negative-binomial.ts';
import { betaExceeds } from '#domain/statistics/special.ts';

/** `n` events in a baseline of `D` days; `y` seen in a window of `W` (completeness-adjusted) days. */
export type PredictiveInput = {
  n: number;
  D: number;
  W: number;
  y: number;
  /** Prior events, ½ unless told. */
  a0?: number;
  /** Prior days, 0 unless told. */
  b0?: number;
  /** Variance over mean; below 1 is read as 1. */
  phi: number;
};

export type PredictiveTail = {
  /** Events expected in the window. */
  mean: number;
  /** P(Y ≥ y). */
  tail: number;
  /** −log10 of the tail; null when y was impossible. */
  surprise: number | null;
};

export type GammaPoissonPredictive = {
  mean: number;
  sd: number;
  size: number;
  prob: number;
  tailGE: number;
  tailLE: number;
  q05: number;
  q50: number;
  q95: number;
  surprise: number | null;
};

/** P(Y ≥ y) for Y ~ NB(size, prob), by the incomplete beta function: P = I_{1−prob}(y, size). */
export function nbUpperTail(input: { y: number; size: number; prob: number }): number {
  const { y, size, prob } = input;
  return upperTail(y, { size, prob, complement: 1 - prob });
}

/**
 * How unusual `y` is against the baseline: the expected count, the tail and its surprise, and
 * nothing that costs more. Null without baseline days or without a window.
 * Source: Gamma–Poisson predictive with Farrington's dispersion (Noufaily et al. 2013).
 */
export function predictiveTail(input: PredictiveInput): PredictiveTail | null {
  const law = predictiveLaw(input);
  if (law === null) return null;
  const tail = upperTail(input.y, law);
  return { mean: law.mean, tail, surprise: surpriseOf(tail, input.y, law) };
}

/**
 * The whole predictive distribution of the window's count, with its 5, 50 and 95 % quantiles:
 * m = W(a0+n)/(b0+D), c = φ(1+W/(b0+D)), Y ~ NB(prob 1/c, size m/(c−1)).
 * Null without baseline days or without a window.
 */
export function gammaPoissonPredictive(input: PredictiveInput): GammaPoissonPredictive | null {
  const law = predictiveLaw(input);
  if (law === null) return null;
  const tailGE = upperTail(input.y, law);
  return {
    mean: law.mean,
    sd: Math.sqrt(law.mean / law.prob),
    size: law.size,
    prob: law.prob,
    tailGE,
    tailLE: lowerTail(input.y, law),
    q05: quantile(0.05, law),
    q50: quantile(0.5, law),
    q95: quantile(0.95, law),
    surprise: surpriseOf(tailGE, input.y, law),
  };
}

/** The 5 and 95 % quantiles of the window's count alone; null without baseline days or a window. */
export function predictiveBand(
  input: Omit<PredictiveInput, 'y'>,
): { low: number; high: number } | null {
  const law = predictiveLaw(input);
  return law === null ? null : { low: quantile(0.05, law), high: quantile(0.95, law) };
}

/** c − 1 is formed without subtracting, so φ → 1 arrives at size a0 + n exactly. */
function predictiveLaw(
  input: Omit<PredictiveInput, 'y'>,
): (NegativeBinomial & { mean: number }) | null {
  const { n, D, W, a0 = 0.5, b0 = 0 } = input;
  const phi = Math.max(1, input.phi);
  const days = b0 + D;
  if (!(days > 0 && W > 0)) return null;
  const share = W / days;
  const mean = share * (a0 + n);
  const excess = phi - 1 + phi * share;
  const factor = 1 + excess;
  if (!(Number.isFinite(mean) && Number.isFinite(factor))) return null;
  const size = phi === 1 ? a0 + n : mean / excess;
  return { mean, size, prob: 1 / factor, complement: excess / factor };
}

/**
 * Variance over mean of weekly counts, shrunk towards `priorPhi` worth `priorWeight` weeks and
 * never below 1: φ = max(1, (w·φ₀ + (B−1)·φ̂)/(w + B − 1)).
 * `raw` is 1 when no week had an event, null below two weeks (φ is then the prior's).
 */
export function dispersion(input: {
  weeklyCounts: readonly number[];
  priorWeight?: number;
  priorPhi?: number;
}): { raw: number | null; phi: number } {
  const { weeklyCounts, priorWeight = 4, priorPhi = 1.5 } = input;
  const weeks = weeklyCounts.length;
  if (weeks < 2) return { raw: null, phi: Math.max(1, priorPhi) };
  const mean = weeklyCounts.reduce((sum, count) => sum + count, 0) / weeks;
  const squares = weeklyCounts.reduce((sum, count) => sum + (count - mean) ** 2, 0);
  const raw = mean === 0 ? 1 : squares / (weeks - 1) / mean;
  const pooled = (priorWeight * priorPhi + (weeks - 1) * raw) / (priorWeight + weeks - 1);
  return { raw, phi: Math.max(1, pooled) };
}

/**
 * Has the rate risen? P(λ1 > λ0) for two windows of `y` events in `W` days, and the ratio of
 * their posterior means: α = a + y/φ, β = b + W, P = 1 − I_{β1/(β1+β0)}(α1, α0).
 * Null for a window without days (W and b both 0) or a prior of 0 without events.
 */
export function probRateUp(input: {
  y1: number;
  W1: number;
  y0: number;
  W0: number;
  a?: number;
  b?: number;
  phi: number;
}): { probUp: number | null; ratio: number | null } {
  const { a = 0.5, b = 0 } = input;
  const phi = Math.max(1, input.phi);
  const shape1 = a + input.y1 / phi;
  const shape0 = a + input.y0 / phi;
  const days1 = b + input.W1;
  const days0 = b + input.W0;
  if (!(days1 > 0 && days0 > 0)) return { probUp: null, ratio: null };
  return {
    probUp: betaExceeds(days1 / (days1 + days0), shape1, shape0),
    ratio: ratioOrNull(shape1 * days0, shape0 * days1),
  };
}

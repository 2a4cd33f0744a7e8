import betainc from '@stdlib/math-base-special-betainc';
import gammainc from '@stdlib/math-base-special-gammainc';
import quantileOfGamma from '@stdlib/stats-base-dists-gamma-quantile';
import { finiteOrNull } from '#domain/statistics/finite.ts';

/** From here on the library's incomplete gamma function drifts by up to 0.016. */
const largeGamma = 1000;

export type Interval = { lower: number | null; upper: number | null };

/** Regularised incomplete beta I_x(a, b), for 0 ≤ x ≤ 1 and a, b > 0. */
export function betaLower(x: number, a: number, b: number): number {
  return Math.max(0, Math.min(1, betainc(x, a, b, true, false)));
}

/** 1 − I_x(a, b), computed directly so that a small result keeps its digits. */
export function betaUpper(x: number, a: number, b: number): number {
  return Math.max(0, Math.min(1, betainc(x, a, b, true, true)));
}

/** P(X > x) for X ~ Beta(a, b); null unless both shapes are positive (and representably so). */
export function betaExceeds(x: number, a: number, b: number): number | null {
  return a > 0 && b > 0 ? finiteOrNull(betaUpper(x, a, b)) : null;
}

/** P(X ≤ x) for X ~ Gamma(shape, rate 1); shape > 0, x ≥ 0. */
export function gammaLower(x: number, shape: number): number {
  if (Math.max(x, shape) >= largeGamma) return normalLower(wilsonHilferty(x, shape));
  return gammainc(x, shape, true, false);
}

/** P(X > x) for X ~ Gamma(shape, rate 1); shape > 0, x ≥ 0. */
export function gammaUpper(x: number, shape: number): number {
  if (Math.max(x, shape) >= largeGamma) return normalLower(-wilsonHilferty(x, shape));
  return gammainc(x, shape, true, true);
}

/** Quantiles of Gamma(shape, rate 1) by probability and shape: a rate only divides them. */
const unitQuantiles = new Map<number, Map<number, number>>();
const shapesKept = 64;

function unitQuantile(p: number, shape: number): number {
  let byShape = unitQuantiles.get(p);
  if (byShape === undefined) {
    byShape = new Map();
    if (unitQuantiles.size >= shapesKept) unitQuantiles.clear();
    unitQuantiles.set(p, byShape);
  }
  let quantile = byShape.get(shape);
  if (quantile === undefined) {
    quantile = quantileOfGamma(p, shape, 1);
    if (byShape.size >= shapesKept) byShape.clear();
    byShape.set(shape, quantile);
  }
  return quantile;
}

/** Quantile of Gamma(shape, rate), for 0 < p < 1. */
export function gammaQuantile(p: number, shape: number, rate: number): number {
  // As the library divides it, to the last digit.
  if (shape < largeGamma / 2) return rate > 0 ? (1 / rate) * unitQuantile(p, shape) : Number.NaN;
  const root = 1 - 1 / (9 * shape) + normalQuantile(p) / (3 * Math.sqrt(shape));
  return (shape * root ** 3) / rate;
}

/** Standard normal quantile: the square of a normal is Gamma(½, rate ½). */
export function normalQuantile(p: number): number {
  const magnitude = Math.sqrt(quantileOfGamma(Math.abs(2 * p - 1), 0.5, 0.5));
  return p < 0.5 ? -magnitude : magnitude;
}

/** ln Γ(x) for x > 0: Stirling's series after shifting the argument above 10. */
export function logGamma(x: number): number {
  let shift = 0;
  let at = x;
  for (; at < 10; at += 1) shift += Math.log(at);
  const square = 1 / (at * at);
  const series = 1 / 12 - square * (1 / 360 - square * (1 / 1260 - square * (1 / 1680)));
  return (at - 0.5) * Math.log(at) - at + 0.5 * Math.log(2 * Math.PI) + series / at - shift;
}

/** P(Z > z) of a standard normal. */
export function normalUpper(z: number): number {
  return normalLower(-z);
}

function normalLower(z: number): number {
  // Beyond the smallest double; the library's incomplete gamma function is lost far out there.
  if (Math.abs(z) > 40) return z < 0 ? 0 : 1;
  const half = (z * z) / 2;
  return z < 0 ? 0.5 * gammainc(half, 0.5, true, true) : 0.5 + 0.5 * gammainc(half, 0.5);
}

/** Normal score of a gamma variate (Wilson & Hilferty 1931). */
function wilsonHilferty(x: number, shape: number): number {
  return (Math.cbrt(x / shape) - 1 + 1 / (9 * shape)) * 3 * Math.sqrt(shape);
}

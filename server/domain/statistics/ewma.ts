import { ratioOrNull } from '#domain/statistics/finite.ts';

/** The mean after `n` known values. */
export type EwmaState = { ewma: number; n: number };

export type EwmaRule = { start: number; lambda: number; sigma: number; L: number };

export function ewmaStart({ start }: Pick<EwmaRule, 'start'>): EwmaState {
  return { ewma: start, n: 0 };
}

/** z = λx + (1−λ)z, for 0 ≤ λ ≤ 1. An unknown value (null) changes nothing. */
export function ewmaStep(state: EwmaState, x: number | null, lambda: number): EwmaState {
  if (x === null) return state;
  return { ewma: lambda * x + (1 - lambda) * state.ewma, n: state.n + 1 };
}

/** Exact limits after n values: start ± Lσ√(λ/(2−λ)·(1−(1−λ)^2n)). */
export function ewmaLimits(n: number, rule: EwmaRule): { ucl: number; lcl: number } {
  const { start, lambda, sigma, L } = rule;
  const variance = (lambda / (2 - lambda)) * (1 - (1 - lambda) ** (2 * n));
  const width = L * sigma * Math.sqrt(Math.max(0, variance));
  return { ucl: start + width, lcl: start - width };
}

/** `ewmaStep` over a series, with its limits. Source: NIST/SEMATECH e-Handbook 6.3.2.4. */
export function ewmaChart(input: EwmaRule & { x: readonly (number | null)[] }): {
  ewma: number[];
  ucl: number[];
  lcl: number[];
} {
  let state = ewmaStart(input);
  const states = input.x.map((x) => {
    state = ewmaStep(state, x, input.lambda);
    return state;
  });
  const limits = states.map(({ n }) => ewmaLimits(n, input));
  return {
    ewma: states.map(({ ewma }) => ewma),
    ucl: limits.map(({ ucl }) => ucl),
    lcl: limits.map(({ lcl }) => lcl),
  };
}

/** The mean and the time of the last known value; null before the first. */
export type EwmaIrregularState = { ewma: number; t: number } | null;

/**
 * `ewmaStep` for values at any spacing: λ = 1 − 2^(−Δt/halfLife), the first value as it is. Time
 * and half-life in one unit. An unknown value changes nothing; one at or before the time of the
 * last has no weight.
 */
export function ewmaIrregularStep(
  state: EwmaIrregularState,
  [t, x]: readonly [t: number, x: number | null],
  halfLife: number,
): EwmaIrregularState {
  if (x === null) return state;
  if (state === null) return { ewma: x, t };
  if (t <= state.t) return state;
  const halvings = ratioOrNull(t - state.t, halfLife);
  const lambda = halvings === null ? 1 : -Math.expm1(-Math.LN2 * halvings);
  return { ewma: state.ewma + lambda * (x - state.ewma), t };
}

/** `ewmaIrregularStep` over points in the order of time; null until a first value is known. */
export function ewmaIrregular(input: {
  points: readonly (readonly [t: number, x: number | null])[];
  halfLife: number;
}): { ewma: (number | null)[] } {
  let state: EwmaIrregularState = null;
  const ewma = input.points.map((point) => {
    state = ewmaIrregularStep(state, point, input.halfLife);
    return state?.ewma ?? null;
  });
  return { ewma };
}

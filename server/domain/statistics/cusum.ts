import { finiteOrNull } from '#domain/statistics/finite.ts';

/** Both arms after a day; `nUpper` and `nLower` count the days since the arm was last 0. */
export type CusumState = { upper: number; lower: number; nUpper: number; nLower: number };

/** What one day adds to each arm before it is cut off at 0. */
type Pull = { up: number; down: number };

export type CusumArms = {
  upper: number[];
  lower: number[];
  alarmUp: boolean[];
  alarmDown: boolean[];
};

export function cusumStart(): CusumState {
  return { upper: 0, lower: 0, nUpper: 0, nLower: 0 };
}

/**
 * The state after one more day: C⁺ = max(0, C⁺ + x − target − k), C⁻ = max(0, C⁻ − x + target − k),
 * without a reset after an alarm. An arm that has been up for n days left 0 on day t − n + 1.
 * An unknown day (null) moves neither arm. Source: Montgomery, Statistical Quality Control.
 */
export function cusumStep(
  state: CusumState,
  x: number | null,
  { target, k }: { target: number; k: number },
): CusumState {
  return pulled(state, x === null ? null : { up: x - target - k, down: target - k - x });
}

/** `cusumStep` over a series; an arm alarms while it is above `h`. */
export function cusumTabular(input: {
  x: readonly (number | null)[];
  target: number;
  k: number;
  h: number;
}): CusumArms & { nUpper: number[]; nLower: number[] } {
  const states = statesOf(input.x, (state, x) => cusumStep(state, x, input));
  return {
    ...armsOf(states, { hUp: input.h, hDown: input.h }),
    nUpper: states.map(({ nUpper }) => nUpper),
    nLower: states.map(({ nLower }) => nLower),
  };
}

/** Reference values of a Poisson CUSUM, per day; null for a negative rate. */
export type PoissonReference = { kUp: number | null; kDown: number | null };

/**
 * The reference values that tell `rate0` from `rateUp` and from `rateDown` soonest:
 * k = (λ1−λ0)/(ln λ1−ln λ0), the rate itself where both are the same. Source: Lucas 1985.
 */
export function poissonReference(rates: {
  rate0: number;
  rateUp: number;
  rateDown: number;
}): PoissonReference {
  return {
    kUp: logarithmicMean(rates.rateUp, rates.rate0),
    kDown: logarithmicMean(rates.rateDown, rates.rate0),
  };
}

/** `cusumStep` of a daily count: the upper arm adds x − kUp, the lower one kDown − x. */
export function cusumPoissonStep(
  state: CusumState,
  x: number | null,
  { kUp, kDown }: PoissonReference,
): CusumState {
  return pulled(state, x === null ? null : { up: x - (kUp ?? x), down: (kDown ?? x) - x });
}

/** `cusumPoissonStep` over a series of daily counts; an arm alarms while it is above its limit. */
export function cusumPoisson(input: {
  x: readonly (number | null)[];
  rate0: number;
  rateUp: number;
  rateDown: number;
  hUp: number;
  hDown: number;
}): CusumArms & PoissonReference {
  const reference = poissonReference(input);
  const states = statesOf(input.x, (state, x) => cusumPoissonStep(state, x, reference));
  return { ...reference, ...armsOf(states, input) };
}

function pulled(state: CusumState, pull: Pull | null): CusumState {
  const upper = Math.max(0, state.upper + (pull?.up ?? 0));
  const lower = Math.max(0, state.lower + (pull?.down ?? 0));
  return {
    upper,
    lower,
    nUpper: upper > 0 ? state.nUpper + 1 : 0,
    nLower: lower > 0 ? state.nLower + 1 : 0,
  };
}

function statesOf(
  x: readonly (number | null)[],
  step: (state: CusumState, x: number | null) => CusumState,
): CusumState[] {
  let state = cusumStart();
  return x.map((value) => {
    state = step(state, value);
    return state;
  });
}

function armsOf(
  states: readonly CusumState[],
  { hUp, hDown }: { hUp: number; hDown: number },
): CusumArms {
  return {
    upper: states.map(({ upper }) => upper),
    lower: states.map(({ lower }) => lower),
    alarmUp: states.map(({ upper }) => upper > hUp),
    alarmDown: states.map(({ lower }) => lower > hDown),
  };
}

function logarithmicMean(a: number, b: number): number | null {
  if (!(a >= 0 && b >= 0)) return null;
  if (a === b) return a;
  return finiteOrNull((a - b) / Math.log1p((a - b) / b));
}

import { ratioOrNull } from '#domain/statistics/finite.ts';
import {
  type Durations,
  type SurvivalCurve,
  survivalCurve,
} from '#domain/statistics/kaplan-meier.ts';
import { gammaLower, gammaQuantile, gammaUpper } from '#domain/statistics/special.ts';

/** Endings expected of one clock by duration u; same unit as the baseline. */
export type CumulativeHazard = (duration: number) => number;

export type ResponseRatio = {
  /** Endings observed and expected by now. */
  O: number;
  E: number;
  /** θ = (O+s)/(E+s); below 1 is slower than expected. */
  ratio: number;
  /** 90 % interval of θ. */
  ratioLower: number;
  ratioUpper: number;
  /** P(that few endings or fewer), were nothing changed. */
  pFewOrFewer: number;
  /** (O−E)/√E; null when nothing was expected. */
  z: number | null;
  /** P(θ < 1). */
  probSlower: number;
};

/**
 * Nelson–Aalen cumulative hazard H0(u) = Σ d/n over baseline endings up to u, continued beyond
 * the last ending at slope H0(tmax)/tmax. Null without a baseline; 0 everywhere when no
 * baseline clock ever ended.
 */
function nelsonAalen(baseline: Durations): CumulativeHazard | null {
  return hazardOf(survivalCurve(baseline));
}

/** `nelsonAalen` of a baseline whose curve is already drawn. */
export function hazardOf({ steps, observations }: SurvivalCurve): CumulativeHazard | null {
  if (observations === 0) return null;
  const times: number[] = [];
  const hazards: number[] = [];
  let total = 0;
  for (const { time, atRisk, events } of steps) {
    total += events / atRisk;
    times.push(time);
    hazards.push(total);
  }
  const last = times.at(-1) ?? 0;
  return (duration) => {
    if (duration >= last) return last > 0 ? (total * duration) / last : total;
    return hazards[lastAtOrBefore(times, duration)] ?? 0;
  };
}

/** Index of the last sorted time ≤ at, −1 if none. */
function lastAtOrBefore(times: readonly number[], at: number): number {
  let low = 0;
  let high = times.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((times[middle] ?? 0) <= at) low = middle + 1;
    else high = middle;
  }
  return low - 1;
}

/** Cold start: the hazard of a median wait of `target`, H0(t) = ln2·t/target; target > 0. */
export function targetHazard(duration: number, target: number): number {
  return (Math.LN2 * duration) / target;
}

/** Endings expected of clocks with these durations when half should end by `targetMedian`. */
export function expectedFromTarget(input: {
  currentDurations: readonly number[];
  targetMedian: number;
}): { E: number | null } {
  const { currentDurations, targetMedian } = input;
  if (!(targetMedian > 0)) return { E: null };
  const total = currentDurations.reduce((sum, duration) => sum + duration, 0);
  return { E: targetHazard(total, targetMedian) };
}

/** θ = (O+s)/(E+s) alone: the cheap part of `observedOverExpected`. */
export function shrunkRatio(observed: number, expected: number, shrink = 2): number {
  return (observed + shrink) / (expected + shrink);
}

/** P(θ < 1) alone, θ ~ Gamma(O+s, rate E+s). */
function probSlower(observed: number, expected: number, shrink = 2): number {
  return gammaLower(expected + shrink, observed + shrink);
}

/** The 90 % interval of θ alone. */
export function ratioBand(
  observed: number,
  expected: number,
  shrink = 2,
): Pick<ResponseRatio, 'ratioLower' | 'ratioUpper'> {
  const shape = observed + shrink;
  const rate = expected + shrink;
  return {
    ratioLower: gammaQuantile(0.05, shape, rate),
    ratioUpper: gammaQuantile(0.95, shape, rate),
  };
}

/**
 * Observed against expected endings with its 90 % interval; `shrink` > 0 pulls θ towards 1.
 * Source: one-sample log-rank test; θ ~ Gamma(O+s, rate E+s).
 */
export function observedOverExpected(
  observed: number,
  expected: number,
  shrink = 2,
): ResponseRatio {
  return {
    O: observed,
    E: expected,
    ratio: shrunkRatio(observed, expected, shrink),
    ...ratioBand(observed, expected, shrink),
    pFewOrFewer: expected > 0 ? gammaUpper(expected, observed + 1) : 1,
    z: ratioOrNull(observed - expected, Math.sqrt(expected)),
    probSlower: probSlower(observed, expected, shrink),
  };
}

/**
 * Are current clocks ending as fast as the baseline's did? Durations in one unit; a clock still
 * open gives its age. Null without a baseline: compare against a target then.
 */
export function responseRatio(input: {
  baselineDurations: readonly number[];
  baselineEvents: readonly number[];
  currentDurations: readonly number[];
  currentClosed: readonly number[];
  shrink?: number;
}): ResponseRatio | null {
  const { baselineDurations, baselineEvents, currentDurations, currentClosed } = input;
  const hazard = nelsonAalen({ durations: baselineDurations, events: baselineEvents });
  if (hazard === null) return null;
  const observed = currentClosed.filter((closed) => closed === 1).length;
  const expected = currentDurations.reduce((sum, duration) => sum + hazard(duration), 0);
  return observedOverExpected(observed, expected, input.shrink);
}

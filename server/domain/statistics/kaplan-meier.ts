import { ratioOrNull } from '#domain/statistics/finite.ts';
import { normalQuantile } from '#domain/statistics/special.ts';

/** Durations in any one unit; `events[i]` is 1 when duration i ended, 0 when it was cut short. */
export type Durations = { durations: readonly number[]; events: readonly number[] };

/** One drop of the survival curve. */
export type SurvivalStep = {
  time: number;
  atRisk: number;
  events: number;
  survival: number;
  /** Σ d/(n(n−d)) so far (Greenwood); null once nobody is left at risk. */
  greenwood: number | null;
};

export type SurvivalCurve = {
  steps: readonly SurvivalStep[];
  observations: number;
  lastFollowUp: number | null;
};

export type KaplanMeier = {
  time: number[];
  atRisk: number[];
  events: number[];
  survival: number[];
  lower: (number | null)[];
  upper: (number | null)[];
  median: number | null;
  medianLower: number | null;
  medianUpper: number | null;
  medianMidpoint: number | null;
};

/** A survival this close to a share has reached it: products of fractions miss it by rounding. */
const touch = 1e-9;

/** Product-limit estimate S(t) = Π (1 − d/n); at a tie, endings come before cuts. */
export function survivalCurve({ durations, events }: Durations): SurvivalCurve {
  // Plain numbers are sorted many times faster than things by one of their numbers.
  const all = Float64Array.from(durations).sort();
  const ends = Float64Array.from(durations.filter((_, i) => events[i] === 1)).sort();
  const steps: SurvivalStep[] = [];
  let before = 0;
  let survival = 1;
  let greenwood: number | null = 0;
  for (let first = 0; first < ends.length; ) {
    const time = ends[first] ?? 0;
    let next = first;
    while (ends[next] === time) next += 1;
    // A duration that equals nothing, itself included, cannot be placed.
    if (next === first) break;
    while ((all[before] ?? time) < time) before += 1;
    const ended = next - first;
    const atRisk = all.length - before;
    survival = ended === atRisk ? 0 : survival * (1 - ended / atRisk);
    greenwood = addGreenwood(greenwood, ended, atRisk);
    steps.push({ time, atRisk, events: ended, survival, greenwood });
    first = next;
  }
  return { steps, observations: all.length, lastFollowUp: all.at(-1) ?? null };
}

function addGreenwood(sum: number | null, ended: number, atRisk: number): number | null {
  if (sum === null || ended === atRisk) return null;
  return sum + ended / (atRisk * (atRisk - ended));
}

/** S(t); beyond the last drop it stays where it was. 1 for a curve without observations. */
function survivalAt(curve: SurvivalCurve, time: number): number {
  let survival = 1;
  for (const step of curve.steps) {
    if (step.time > time) break;
    survival = step.survival;
  }
  return survival;
}

/** First time S falls to `share` or below; null = not reached. */
export function firstTimeAtOrBelow(curve: SurvivalCurve, share: number): number | null {
  return curve.steps.find((step) => step.survival <= share + touch)?.time ?? null;
}

/**
 * Kaplan–Meier curve with log-log limits S^exp(±zσ), σ = √greenwood/|ln S|, null where S = 0,
 * and the median: first time S ≤ ½ (its limits read the same way off the limit curves; null =
 * not reached). `medianMidpoint` is R's convention: the middle of a stretch where S is exactly ½.
 */
export function kaplanMeier(input: Durations & { confLevel?: number }): KaplanMeier {
  const { confLevel = 0.95 } = input;
  const curve = survivalCurve(input);
  const { steps } = curve;
  const z = normalQuantile((1 + confLevel) / 2);
  const lower = steps.map((step) => logLogLimit(step, z));
  const upper = steps.map((step) => logLogLimit(step, -z));
  return {
    time: steps.map((step) => step.time),
    atRisk: steps.map((step) => step.atRisk),
    events: steps.map((step) => step.events),
    survival: steps.map((step) => step.survival),
    lower,
    upper,
    median: firstTimeAtOrBelow(curve, 0.5),
    medianLower: firstHalf(steps, lower),
    medianUpper: firstHalf(steps, upper),
    medianMidpoint: midpointOfHalf(curve),
  };
}

function logLogLimit({ survival, greenwood }: SurvivalStep, z: number): number | null {
  if (greenwood === null || survival <= 0) return null;
  const sigma = Math.sqrt(greenwood) / Math.abs(Math.log(survival));
  return survival ** Math.exp(z * sigma);
}

function firstHalf(
  steps: readonly SurvivalStep[],
  limits: readonly (number | null)[],
): number | null {
  const index = limits.findIndex((limit) => limit !== null && limit <= 0.5 + touch);
  return steps[index]?.time ?? null;
}

function midpointOfHalf({ steps, lastFollowUp }: SurvivalCurve): number | null {
  const index = steps.findIndex((step) => step.survival <= 0.5 + touch);
  const first = steps[index];
  if (first === undefined) return null;
  if (first.survival < 0.5 - touch) return first.time;
  const end = steps[index + 1]?.time ?? lastFollowUp ?? first.time;
  return (first.time + end) / 2;
}

/**
 * Mean time spent waiting up to `tau`, ∫₀^τ S, and its standard error
 * √(Σ [∫_{ti}^τ S]² d/(n(n−d))). Null without observations: no clock is not a long wait.
 */
export function restrictedMean(input: Durations & { tau: number }): {
  rmst: number | null;
  se: number | null;
} {
  const { tau } = input;
  const curve = survivalCurve(input);
  if (curve.observations === 0 || !(tau >= 0)) return { rmst: null, se: null };
  const steps = curve.steps.filter((step) => step.time <= tau);
  let area = 0;
  let variance = 0;
  let until = tau;
  for (const { time, atRisk, events, survival } of steps.reverse()) {
    area += survival * (until - time);
    until = time;
    if (atRisk > events) variance += (area * area * events) / (atRisk * (atRisk - events));
  }
  return { rmst: area + until, se: Math.sqrt(variance) };
}

/**
 * For a wait already `age` old: the share answered by age + within, 1 − S(age+within), and the
 * share of waits this old that end within the span, 1 − S(age+within)/S(age).
 * `closeWithin` is null where no past wait got this old (S(age) = 0); both without observations.
 */
export function conditionalClose(input: Durations & { age: number; within: number }): {
  answeredBy: number | null;
  closeWithin: number | null;
} {
  const curve = survivalCurve(input);
  if (curve.observations === 0) return { answeredBy: null, closeWithin: null };
  return closeFrom(curve, input.age, input.within);
}

/** As `conditionalClose`, from a curve already drawn. */
function closeFrom(
  curve: SurvivalCurve,
  age: number,
  within: number,
): { answeredBy: number; closeWithin: number | null } {
  const later = survivalAt(curve, age + within);
  const kept = ratioOrNull(later, survivalAt(curve, age));
  return { answeredBy: 1 - later, closeWithin: kept === null ? null : 1 - kept };
}

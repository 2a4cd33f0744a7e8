import { configuration } from '#domain/configuration.ts';
import type { RunClock } from '#domain/indicators/response-clocks.ts';
import type { ClockKind } from '#domain/indicators/response-fields.ts';
import { HOUR, SECOND } from '#domain/instant.ts';
import {
  conditionalClose,
  type Durations,
  type KaplanMeier,
  kaplanMeier,
  restrictedMean,
} from '#domain/statistics/kaplan-meier.ts';
import { normalQuantile } from '#domain/statistics/special.ts';

const { targetHours } = configuration.response;
const secondsPerHour = HOUR / SECOND;
const confLevel = 0.95;
/** The mean wait counts the first seven days of a wait, or as long as anybody followed one. */
const meanWithin = 168;
const targetPoints = 48;

/** An estimate with its 95 % limits; null is not reached, or not known. */
export interface Limited {
  value: number | null;
  low: number | null;
  high: number | null;
}

/** Shares answered from `hours` on, until the next step. */
export interface AnsweredStep {
  hours: number;
  /** Clocks still open just before, and those answered then. */
  atRisk: number;
  closed: number;
  /** 1 − S with its 95 % log-log limits; no limits once all are answered. */
  answered: number;
  low: number | null;
  high: number | null;
}

/** How long answers took in the shocks before (indicators.md §2); all lengths in hours. */
export interface ResponseCurve {
  /** Null: clocks of every kind together. */
  kind: ClockKind | null;
  n: number;
  closed: number;
  /** Distinct shocks that opened them. */
  shocks: number;
  /** The longest that any of them was followed; null without clocks. */
  followed: number | null;
  steps: AnsweredStep[];
  median: Limited;
  answeredIn24: Limited;
  answeredIn72: Limited;
  /** Mean wait, counting at most `within` hours of each; null without clocks. */
  meanWait: (Limited & { within: number }) | null;
  /** Share answered by each age if the clocks that run now kept their targets; null with history. */
  target: { hours: number; answered: number }[] | null;
  /** The figure's axis ends here. */
  horizon: number;
}

interface CurveInput {
  kind: ClockKind | null;
  /** Clocks of earlier shocks. */
  past: readonly RunClock[];
  /** Clocks of running shocks; they are marked on the curve, not counted in it. */
  current: readonly RunClock[];
  basis: 'history' | 'target';
}

export function responseCurve({ kind, past, current, basis }: CurveInput): ResponseCurve {
  const waits = waitsOf(past);
  const curve = kaplanMeier({ ...waits, confLevel });
  const followed = past.length === 0 ? null : Math.max(...waits.durations);
  const steps = stepsOf(curve);
  const horizon = horizonOf([...steps.map(({ hours }) => hours), ...current.map(hoursOf)]);
  return {
    kind,
    n: past.length,
    closed: waits.events.filter((event) => event === 1).length,
    shocks: new Set(past.map(({ clock }) => clock.incident)).size,
    followed,
    steps,
    median: { value: curve.median, low: curve.medianLower, high: curve.medianUpper },
    answeredIn24: answeredBy(24, steps, followed),
    answeredIn72: answeredBy(72, steps, followed),
    meanWait: followed === null ? null : meanWaitOf(waits, Math.min(meanWithin, followed)),
    target: basis === 'target' ? targetOf(current, horizon) : null,
    horizon,
  };
}

/** Past waits in hours; those that were cut short count for as long as they lasted. */
function waitsOf(clocks: readonly RunClock[]): Durations {
  return {
    durations: clocks.map(({ seconds }) => seconds / secondsPerHour),
    events: clocks.map(({ state }) => (state === 'closed' ? 1 : 0)),
  };
}

function stepsOf({ time, atRisk, events, survival, lower, upper }: KaplanMeier): AnsweredStep[] {
  const answered = (share: number | null | undefined) =>
    typeof share === 'number' ? 1 - share : null;
  return time.map((hours, i) => ({
    hours,
    atRisk: atRisk[i] ?? 0,
    closed: events[i] ?? 0,
    answered: 1 - (survival[i] ?? 1),
    low: answered(upper[i]),
    high: answered(lower[i]),
  }));
}

/** Unknown where no clock was followed that long. */
function answeredBy(
  hours: number,
  steps: readonly AnsweredStep[],
  followed: number | null,
): Limited {
  const step = steps.findLast((each) => each.hours <= hours);
  const isKnown = followed !== null && (followed >= hours || step?.answered === 1);
  if (!isKnown) return { value: null, low: null, high: null };
  return { value: step?.answered ?? 0, low: step?.low ?? null, high: step?.high ?? null };
}

/** A mean of waits of which none ended has no limits: nothing varied. */
function meanWaitOf(waits: Durations, within: number): Limited & { within: number } {
  const { rmst, se } = restrictedMean({ ...waits, tau: within });
  if (rmst === null || se === null || se === 0)
    return { value: rmst, low: null, high: null, within };
  const reach = normalQuantile((1 + confLevel) / 2) * se;
  return {
    value: rmst,
    low: Math.max(0, rmst - reach),
    high: Math.min(within, rmst + reach),
    within,
  };
}

function targetOf(current: readonly RunClock[], horizon: number) {
  if (current.length === 0) return null;
  return Array.from({ length: targetPoints + 1 }, (_, i) => {
    const hours = (horizon * i) / targetPoints;
    const kept = current.map(({ clock }) => 1 - 2 ** (-hours / targetHours[clock.kind]));
    return { hours, answered: kept.reduce((sum, share) => sum + share, 0) / kept.length };
  });
}

const horizons = [24, 48, 72, 168, 336];
const farthest = 720;

function horizonOf(lengths: readonly number[]): number {
  const longest = Math.max(0, ...lengths);
  return horizons.find((hours) => hours > longest) ?? farthest;
}

export function hoursOf({ seconds }: RunClock): number {
  return seconds / secondsPerHour;
}

/** The chance that an open clock is answered within a day, judged by past ones that got as old. */
export interface Chance {
  share: number | null;
  /** Past clocks that were still open at this age. */
  n: number;
}

export function chanceOf(clock: RunClock, past: readonly RunClock[]): Chance {
  const age = hoursOf(clock);
  const n = past.filter(({ seconds }) => seconds > clock.seconds).length;
  // Beyond the last one followed the curve is flat for want of clocks, not for want of answers.
  if (n === 0) return { share: null, n };
  return { share: conditionalClose({ ...waitsOf(past), age, within: 24 }).closeWithin, n };
}

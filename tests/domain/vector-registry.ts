import * as z from 'zod';
import { freshness } from '#domain/freshness.ts';
import { eventWeight, gradeSchema, gradeWeight } from '#domain/grade.ts';
import { direction, hysteresis, levelScales } from '#domain/level.ts';
import { betaRatio } from '#domain/statistics/beta-ratio.ts';
import { decayedSum, halfLifeWeight } from '#domain/statistics/decay.ts';
import { postureShares } from '#domain/statistics/dirichlet.ts';
import { displacementRate } from '#domain/statistics/displacement-rate.ts';
import { disruptionIndex } from '#domain/statistics/disruption.ts';
import { redeploymentFlow } from '#domain/statistics/flow.ts';
import {
  dispersion,
  gammaPoissonPredictive,
  nbUpperTail,
  probRateUp,
} from '#domain/statistics/gamma-poisson.ts';
import { conditionalClose, kaplanMeier, restrictedMean } from '#domain/statistics/kaplan-meier.ts';
import { rarefiedRegions } from '#domain/statistics/rarefaction.ts';
import { expectedFromTarget, responseRatio } from '#domain/statistics/response-ratio.ts';
import { silenceSurprise } from '#domain/statistics/silence.ts';
import { regionSpread } from '#domain/statistics/spread.ts';
import { tollGap } from '#domain/statistics/toll-gap.ts';
import { composite } from '#domain/verdict-rule.ts';
import { chartFunctions } from './vector-charts.ts';
import { forecastFunctions } from './vector-forecasts.ts';
import { adapt, maybe, number, numbers } from './vector-input.ts';

const toll = z.object({ low: number, best: number, high: number }).nullable();
const stock = z.object({ t: number, low: maybe, best: maybe, high: maybe });
const clocks = { durations: numbers, events: numbers };
const category = z.enum(['reorganisation', 'reinforcement', 'retrenchment']);

export const registry: Readonly<Record<string, ((input: unknown) => unknown) | undefined>> = {
  kaplanMeier: adapt(z.object({ ...clocks, confLevel: number.optional() }), kaplanMeier),
  restrictedMean: adapt(z.object({ ...clocks, tau: number }), restrictedMean),
  conditionalClose: adapt(z.object({ ...clocks, age: number, within: number }), conditionalClose),
  responseRatio: adapt(
    z.object({
      baselineDurations: numbers,
      baselineEvents: numbers,
      currentDurations: numbers,
      currentClosed: numbers,
      shrink: number.optional(),
    }),
    responseRatio,
  ),
  expectedFromTarget: adapt(
    z.object({ currentDurations: numbers, targetMedian: number }),
    expectedFromTarget,
  ),
  nbUpperTail: adapt(z.object({ y: number, size: number, prob: number }), (input) => ({
    tail: nbUpperTail(input),
  })),
  gammaPoissonPredictive: adapt(
    z.object({
      n: number,
      D: number,
      W: number,
      y: number,
      a0: number.optional(),
      b0: number.optional(),
      phi: number,
    }),
    gammaPoissonPredictive,
  ),
  probRateUp: adapt(
    z.object({
      y1: number,
      W1: number,
      y0: number,
      W0: number,
      a: number.optional(),
      b: number.optional(),
      phi: number,
    }),
    probRateUp,
  ),
  dispersion: adapt(
    z.object({
      weeklyCounts: numbers,
      priorWeight: number.optional(),
      priorPhi: number.optional(),
    }),
    dispersion,
  ),
  regionSpread: adapt(z.object({ counts: numbers, regionsTotal: number }), regionSpread),
  rarefiedRegions: adapt(z.object({ baselineCounts: numbers, m: number }), rarefiedRegions),
  gradeWeight: adapt(z.object({ grades: z.array(gradeSchema) }), ({ grades }) => ({
    weights: grades.map(gradeWeight),
  })),
  eventWeight: adapt(
    z.object({
      reports: z.array(z.tuple([z.string(), gradeSchema])),
      cap: number.optional(),
    }),
    ({ reports, cap }) => ({ weight: eventWeight(reports, cap) }),
  ),
  halfLifeWeight: adapt(z.object({ ages: numbers, halfLife: number }), ({ ages, halfLife }) => ({
    weights: ages.map((age) => halfLifeWeight(age, halfLife)),
  })),
  decayedSum: adapt(
    z.object({ items: z.array(z.tuple([number, number])), now: number, halfLife: number }),
    decayedSum,
  ),
  postureShares: adapt(
    z.object({
      signals: z.array(z.tuple([number, category, number])),
      now: number,
      halfLife: number,
      prior: z.record(category, number).optional(),
      confLevel: number.optional(),
    }),
    postureShares,
  ),
  redeploymentFlow: adapt(
    z.object({
      moves: z.array(z.tuple([number, z.string(), z.string(), maybe, number])),
      now: number,
      halfLife: number,
      capital: z.string(),
      prior: number.optional(),
    }),
    redeploymentFlow,
  ),
  tollGap: adapt(z.object({ official: toll, claimed: toll }), tollGap),
  betaRatio: adapt(
    z.object({
      count: number,
      total: number,
      a: number.optional(),
      b: number.optional(),
      confLevel: number.optional(),
    }),
    betaRatio,
  ),
  silenceSurprise: adapt(z.object({ gaps: numbers, elapsed: number }), silenceSurprise),
  displacementRate: adapt(z.object({ from: stock, to: stock }), displacementRate),
  disruptionIndex: adapt(
    z.object({
      cells: z.array(z.tuple([z.string(), z.string(), maybe])),
      categoryWeights: z.record(z.string(), number),
      population: z.record(z.string(), number),
    }),
    disruptionIndex,
  ),
  levelScale: adapt(
    z.object({ values: z.array(maybe), breakpoints: numbers }),
    ({ values, breakpoints }) => ({ levels: levelScales(values, breakpoints) }),
  ),
  hysteresis: adapt(
    z.object({ sequence: z.array(z.tuple([number, maybe])), delta: number, dwell: number }),
    hysteresis,
  ),
  direction: adapt(z.object({ probWorse: maybe, deltaScale: maybe }), direction),
  composite: adapt(
    z.object({
      levels: z.object({
        response: maybe,
        attacks: maybe,
        posture: maybe,
        messaging: maybe,
        civilian: maybe,
      }),
    }),
    composite,
  ),
  freshness: adapt(
    z.object({
      now: number,
      signals: z.array(z.tuple([number, number])),
      heartbeats: numbers,
      limit: number,
    }),
    freshness,
  ),
  ...chartFunctions,
  ...forecastFunctions,
};

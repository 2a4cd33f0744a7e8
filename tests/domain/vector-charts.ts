import * as z from 'zod';
import { bocpdGammaPoisson } from '#domain/statistics/bocpd.ts';
import { cusumPoisson, cusumTabular } from '#domain/statistics/cusum.ts';
import { delayCompleteness } from '#domain/statistics/delay-completeness.ts';
import { ears } from '#domain/statistics/ears.ts';
import { ewmaChart, ewmaIrregular } from '#domain/statistics/ewma.ts';
import { farringtonThreshold } from '#domain/statistics/farrington.ts';
import { haversineKm } from '#domain/statistics/great-circle.ts';
import { meanCentre } from '#domain/statistics/mean-centre.ts';
import { rankSurprise } from '#domain/statistics/rank-surprise.ts';
import { adapt, maybe, maybes, number, numbers } from './vector-input.ts';

const latLon = z.tuple([number, number]);

/** Functions of charts over days, and of places. */
export const chartFunctions = {
  ears: adapt(
    z.object({
      counts: maybes,
      baseline: number.optional(),
      minSigma: number.optional(),
      alpha: number.optional(),
    }),
    ears,
  ),
  cusumTabular: adapt(z.object({ x: maybes, target: number, k: number, h: number }), cusumTabular),
  cusumPoisson: adapt(
    z.object({
      x: maybes,
      rate0: number,
      rateUp: number,
      rateDown: number,
      hUp: number,
      hDown: number,
    }),
    cusumPoisson,
  ),
  ewmaChart: adapt(
    z.object({ x: maybes, start: number, lambda: number, sigma: number, L: number }),
    ewmaChart,
  ),
  ewmaIrregular: adapt(
    z.object({ points: z.array(z.tuple([number, maybe])), halfLife: number }),
    ewmaIrregular,
  ),
  bocpdGammaPoisson: adapt(
    z.object({ counts: maybes, a0: number, b0: number, hazard: number, prune: number.optional() }),
    bocpdGammaPoisson,
  ),
  farringtonThreshold: adapt(
    z.object({ mu0: number, se: number, phi: number, alpha: number, y: number }),
    farringtonThreshold,
  ),
  haversineKm: adapt(z.object({ a: latLon, b: latLon, radiusKm: number.optional() }), haversineKm),
  meanCentre: adapt(z.object({ points: z.array(z.tuple([number, number, number])) }), meanCentre),
  delayCompleteness: adapt(
    z.object({ delays: numbers, ages: numbers, maxDelay: number }),
    delayCompleteness,
  ),
  rankSurprise: adapt(z.object({ history: maybes, value: maybe }), rankSurprise),
};

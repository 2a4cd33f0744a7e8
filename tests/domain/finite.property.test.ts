import fc from 'fast-check';
import { describe } from 'vitest';
import { freshness } from '#domain/freshness.ts';
import { eventWeight } from '#domain/grade.ts';
import { hysteresis } from '#domain/level.ts';
import { betaRatio } from '#domain/statistics/beta-ratio.ts';
import { decayedSum, halfLifeWeight } from '#domain/statistics/decay.ts';
import { postureShares } from '#domain/statistics/dirichlet.ts';
import { displacementRate, rateRatio } from '#domain/statistics/displacement-rate.ts';
import { disruptionIndex } from '#domain/statistics/disruption.ts';
import { redeploymentFlow } from '#domain/statistics/flow.ts';
import {
  dispersion,
  gammaPoissonPredictive,
  predictiveTail,
  probRateUp,
} from '#domain/statistics/gamma-poisson.ts';
import { conditionalClose, kaplanMeier, restrictedMean } from '#domain/statistics/kaplan-meier.ts';
import { rarefiedBand, rarefiedRegions } from '#domain/statistics/rarefaction.ts';
import {
  expectedFromTarget,
  observedOverExpected,
  responseRatio,
} from '#domain/statistics/response-ratio.ts';
import { silenceSurprise } from '#domain/statistics/silence.ts';
import { regionSpread } from '#domain/statistics/spread.ts';
import { tollGap } from '#domain/statistics/toll-gap.ts';
import { composite } from '#domain/verdict-rule.ts';
import {
  count,
  disruption,
  durations,
  grade,
  items,
  orNull,
  parts,
  posture,
  predictive,
  real,
  rule,
  sequence,
  stock,
  toll,
} from './arbitraries.ts';
import { neverStrays } from './never-strays.ts';

describe('no NaN or Infinity leaves', () => {
  neverStrays('gammaPoissonPredictive', predictive, gammaPoissonPredictive);
  neverStrays('predictiveTail', predictive, predictiveTail);
  neverStrays(
    'probRateUp',
    fc.record({
      y1: count,
      W1: real(0, 30),
      y0: count,
      W0: real(0, 30),
      a: real(0, 2),
      phi: real(1, 20),
    }),
    probRateUp,
  );
  neverStrays('dispersion', fc.record({ weeklyCounts: fc.array(count) }), dispersion);
  neverStrays('kaplanMeier', durations, kaplanMeier);
  neverStrays('restrictedMean', fc.tuple(durations, real(0, 9000)), ([clocks, tau]) =>
    restrictedMean({ ...clocks, tau }),
  );
  neverStrays(
    'conditionalClose',
    fc.tuple(durations, real(0, 6000), real(0, 6000)),
    ([clocks, age, within]) => conditionalClose({ ...clocks, age, within }),
  );
  neverStrays('responseRatio', fc.tuple(durations, durations), ([baseline, current]) =>
    responseRatio({
      baselineDurations: baseline.durations,
      baselineEvents: baseline.events,
      currentDurations: current.durations,
      currentClosed: current.events,
    }),
  );
  neverStrays('observedOverExpected', fc.tuple(count, real(0, 5000)), ([observed, expected]) =>
    observedOverExpected(observed, expected),
  );
  neverStrays(
    'expectedFromTarget',
    fc.record({ currentDurations: fc.array(real(0, 9000)), targetMedian: real(0.01, 500) }),
    expectedFromTarget,
  );
  neverStrays('postureShares', posture, postureShares);
  neverStrays(
    'redeploymentFlow',
    fc.record({
      moves: fc.array(
        fc.tuple(
          real(-900, 9),
          fc.constantFrom('Gao', 'Bamako'),
          fc.constantFrom('Gao', 'Bamako', 'Kayes'),
          orNull(real(0, 9)),
          real(0, 1),
        ),
      ),
      now: fc.constant(9),
      halfLife: real(0.5, 30),
      capital: fc.constant('Bamako'),
      prior: fc.constantFrom(0, 1),
    }),
    redeploymentFlow,
  );
  neverStrays(
    'betaRatio',
    fc.record({ count: real(0, 50), total: real(0, 50), a: real(0, 2), b: real(0, 2) }),
    betaRatio,
  );
  neverStrays('decayedSum', fc.tuple(items, real(0.01, 60)), ([drawn, halfLife]) =>
    decayedSum({ items: drawn, now: 0, halfLife }),
  );
  neverStrays('halfLifeWeight', fc.tuple(real(-1e6, 1e6), real(0.01, 60)), ([age, halfLife]) =>
    halfLifeWeight(age, halfLife),
  );
  neverStrays(
    'silenceSurprise',
    fc.record({ gaps: fc.array(real(0, 99)), elapsed: real(0, 99) }),
    silenceSurprise,
  );
  neverStrays('tollGap', fc.record({ official: orNull(toll), claimed: orNull(toll) }), tollGap);
  neverStrays('displacementRate', fc.record({ from: stock, to: stock }), displacementRate);
  neverStrays('rateRatio', fc.tuple(stock, stock), ([now, before]) => rateRatio(now, before));
  neverStrays('disruptionIndex', disruption, disruptionIndex);
  neverStrays(
    'regionSpread',
    fc.record({ counts: fc.array(fc.nat(50)), regionsTotal: fc.nat(20) }),
    regionSpread,
  );
  neverStrays(
    'rarefiedRegions',
    fc.record({ baselineCounts: fc.array(fc.nat(60), { maxLength: 20 }), m: fc.nat(300) }),
    rarefiedRegions,
  );
  neverStrays(
    'rarefiedBand',
    fc.record({ baselineCounts: fc.array(fc.nat(60), { maxLength: 20 }), m: fc.nat(300) }),
    rarefiedBand,
  );
  neverStrays('eventWeight', fc.array(fc.tuple(fc.string(), grade)), (reports) =>
    eventWeight(reports),
  );
  neverStrays(
    'freshness',
    fc.record({
      now: real(0, 99),
      signals: fc.array(fc.tuple(real(0, 99), real(0, 99))),
      heartbeats: fc.array(real(0, 99)),
      limit: real(0, 99),
    }),
    freshness,
  );
  neverStrays('hysteresis', fc.tuple(sequence, rule), ([steps, held]) =>
    hysteresis({ sequence: steps, ...held }),
  );
  neverStrays('composite', parts, (levels) => composite({ levels }));
});

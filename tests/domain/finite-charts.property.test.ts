import fc from 'fast-check';
import { describe } from 'vitest';
import { bocpdGammaPoisson } from '#domain/statistics/bocpd.ts';
import { calibration } from '#domain/statistics/calibration.ts';
import { cusumPoisson, cusumTabular } from '#domain/statistics/cusum.ts';
import { delayCompleteness } from '#domain/statistics/delay-completeness.ts';
import { ears } from '#domain/statistics/ears.ts';
import { ewmaChart, ewmaIrregular } from '#domain/statistics/ewma.ts';
import { farringtonThreshold } from '#domain/statistics/farrington.ts';
import { binaryScores, multiScores } from '#domain/statistics/forecast-scores.ts';
import { haversineKm } from '#domain/statistics/great-circle.ts';
import { logOddsUpdate } from '#domain/statistics/log-odds.ts';
import { meanCentre } from '#domain/statistics/mean-centre.ts';
import { rankSurprise } from '#domain/statistics/rank-surprise.ts';
import { scenarioUpdate } from '#domain/statistics/scenario-update.ts';
import { count, orNull, real } from './arbitraries.ts';
import { neverStrays } from './never-strays.ts';

const days = fc.array(orNull(fc.oneof(fc.constant(0), count)), { maxLength: 25 });
const series = fc.array(orNull(real(-1e6, 1e6)), { maxLength: 25 });
const latLon = fc.tuple(real(-90, 90), real(-180, 180));
const share = fc.oneof(fc.constantFrom(0, 1), real(0, 1));
const ratio = fc.oneof(fc.constantFrom(0, 1), real(0, 1e9));
const perScenario = fc.record({ base: ratio, upside: ratio });
const forecasts = fc.record({
  forecasts: fc.array(orNull(share)),
  outcomes: fc.array(orNull(fc.constantFrom(0, 1))),
});

describe('no NaN or Infinity leaves the charts', () => {
  neverStrays(
    'ears',
    fc.record({
      counts: days,
      baseline: fc.nat(9),
      minSigma: fc.constantFrom(0, 0.5),
      alpha: fc.constantFrom(0, 0.001, 0.5, 1),
    }),
    ears,
  );
  neverStrays(
    'cusumTabular',
    fc.record({ x: series, target: real(-9, 9), k: real(0, 2), h: real(0, 9) }),
    cusumTabular,
  );
  neverStrays(
    'cusumPoisson',
    fc.record({
      x: days,
      rate0: fc.oneof(fc.constant(0), real(0, 9)),
      rateUp: real(0, 9),
      rateDown: fc.oneof(fc.constantFrom(0, -1), real(0, 9)),
      hUp: real(0, 9),
      hDown: real(0, 9),
    }),
    cusumPoisson,
  );
  neverStrays(
    'ewmaChart',
    fc.record({ x: series, start: real(-9, 9), lambda: share, sigma: real(0, 9), L: real(0, 5) }),
    ewmaChart,
  );
  neverStrays(
    'ewmaIrregular',
    fc.record({
      points: fc.array(fc.tuple(fc.oneof(fc.nat(5), real(-99, 99)), orNull(real(-9, 9)))),
      halfLife: fc.oneof(fc.constant(0), real(0, 60)),
    }),
    ewmaIrregular,
  );
  neverStrays(
    'bocpdGammaPoisson',
    fc.record({
      counts: days,
      a0: fc.oneof(fc.constant(0), real(0.01, 9)),
      b0: fc.oneof(fc.constant(0), real(0.01, 9)),
      hazard: share,
      prune: fc.constantFrom(0, 1e-6),
    }),
    bocpdGammaPoisson,
  );
  neverStrays(
    'farringtonThreshold',
    fc.record({
      mu0: fc.oneof(fc.constantFrom(0, -1), real(0.001, 500)),
      se: fc.oneof(fc.constant(0), real(0, 50)),
      phi: fc.oneof(fc.constant(0), real(0, 9)),
      alpha: share,
      y: count,
    }),
    farringtonThreshold,
  );
});

describe('no NaN or Infinity leaves places and delays', () => {
  neverStrays('haversineKm', fc.record({ a: latLon, b: latLon }), haversineKm);
  neverStrays(
    'meanCentre',
    fc.record({
      points: fc.array(
        fc.tuple(real(-90, 90), real(-180, 180), fc.oneof(fc.constant(0), real(0, 9))),
        { maxLength: 6 },
      ),
    }),
    meanCentre,
  );
  neverStrays(
    'delayCompleteness',
    fc.record({
      delays: fc.array(real(-5, 40)),
      ages: fc.array(real(-5, 40)),
      maxDelay: fc.nat(20),
    }),
    delayCompleteness,
  );
  neverStrays('rankSurprise', fc.record({ history: days, value: orNull(count) }), rankSurprise);
});

describe('no NaN or Infinity leaves scenarios and forecasts', () => {
  neverStrays(
    'scenarioUpdate',
    fc.record({
      prior: fc.record({ base: fc.oneof(fc.constant(0), share), upside: share, third: share }),
      clusters: fc.array(fc.array(fc.record({ lr: perScenario, w: share })), { maxLength: 5 }),
      floor: fc.constantFrom(0, 0.01, 0.4),
    }),
    scenarioUpdate,
  );
  neverStrays(
    'logOddsUpdate',
    fc.record({ prior: share, items: fc.array(fc.tuple(ratio, share)) }),
    logOddsUpdate,
  );
  neverStrays('binaryScores', forecasts, binaryScores);
  neverStrays(
    'multiScores',
    fc.record({
      forecast: fc.record({ base: share, upside: share }),
      outcome: fc.constantFrom('base', 'upside', 'toString', null),
    }),
    multiScores,
  );
  neverStrays('calibration', forecasts, calibration);
});

import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { calibration } from '#domain/statistics/calibration.ts';
import { binaryScores } from '#domain/statistics/forecast-scores.ts';
import { logOddsUpdate } from '#domain/statistics/log-odds.ts';
import { scenarioUpdate } from '#domain/statistics/scenario-update.ts';
import { numbersIn, real } from './arbitraries.ts';

const ratio = fc.oneof(fc.constantFrom(0, 0.25, 0.5, 1, 2, 4), real(0.01, 100));
const perScenario = (value: fc.Arbitrary<number>) =>
  fc.record({ base: value, upside: value, downside: value });
const prior = perScenario(fc.oneof(fc.constant(0), real(0.001, 1)));
const clusters = fc.array(
  fc.array(fc.record({ lr: perScenario(ratio), w: real(0, 1) }), { maxLength: 4 }),
  { maxLength: 6 },
);
const resolved = fc
  .array(
    fc.tuple(
      fc.oneof(
        real(0, 1),
        fc.nat(10).map((p) => p / 10),
      ),
      fc.constantFrom(0, 1),
    ),
    { minLength: 1, maxLength: 60 },
  )
  .map((pairs) => ({
    forecasts: pairs.map(([forecast]) => forecast),
    outcomes: pairs.map(([, outcome]) => outcome),
  }));

describe('scenarios', () => {
  test('probabilities sum to 1 and none is below the floor', () => {
    fc.assert(
      fc.property(prior, clusters, real(0, 0.3), (before, drawn, floor) => {
        fc.pre(Math.max(...numbersIn(before)) > 0);
        const { posterior } = scenarioUpdate({ prior: before, clusters: drawn, floor });
        const shown = numbersIn(posterior);
        expect(shown.reduce((sum, probability) => sum + probability, 0)).toBeCloseTo(1, 9);
        expect(Math.min(...shown)).toBeGreaterThanOrEqual(floor - 1e-12);
      }),
    );
  });

  test('the order of the clusters changes nothing', () => {
    fc.assert(
      fc.property(prior, clusters, fc.nat(), (before, drawn, by) => {
        const turn = drawn.length === 0 ? 0 : by % drawn.length;
        const turned = [...drawn.slice(turn), ...drawn.slice(0, turn)].reverse();
        expect(scenarioUpdate({ prior: before, clusters: turned })).toEqual(
          scenarioUpdate({ prior: before, clusters: drawn }),
        );
      }),
    );
  });
});

describe('log-odds', () => {
  test("the bars and the prior's odds add up to those of the answer", () => {
    fc.assert(
      fc.property(
        real(0.001, 0.999),
        fc.array(fc.tuple(real(0.01, 100), real(0, 1)), { maxLength: 12 }),
        (before, drawn) => {
          const { probability, logOdds, bits } = logOddsUpdate({ prior: before, items: drawn });
          const start = Math.log2(before / (1 - before));
          const sum = numbersIn(bits).reduce((total, bit) => total + bit, start);
          expect(sum * Math.LN2).toBeCloseTo(logOdds ?? Number.NaN, 9);
          expect(probability).toBeCloseTo(1 / (1 + 2 ** -sum), 9);
        },
      ),
    );
  });
});

describe('calibration', () => {
  test('reliability − resolution + uncertainty + the terms within bins is the Brier score', () => {
    fc.assert(
      fc.property(resolved, (drawn) => {
        const { reliability, resolution, uncertainty, withinVar, withinCov, brier } =
          calibration(drawn);
        const [rel = 0, res = 0, unc = 0, variance = 0, covariance = 0] = numbersIn([
          reliability,
          resolution,
          uncertainty,
          withinVar,
          withinCov,
        ]);
        expect(rel - res + unc + variance - covariance).toBeCloseTo(brier ?? Number.NaN, 12);
        expect(brier).toBeCloseTo(binaryScores(drawn).brier ?? Number.NaN, 12);
      }),
    );
  });

  test('every forecast is in one bin, and every share within its limits', () => {
    fc.assert(
      fc.property(resolved, (drawn) => {
        const { n, bins } = calibration(drawn);
        expect(n).toBe(drawn.forecasts.length);
        expect(bins.reduce((sum, bin) => sum + bin.n, 0)).toBe(n);
        const tenths = bins.map(({ bin }) => bin);
        expect(tenths).toEqual(tenths.toSorted((a, b) => a - b));
        for (const { bin, meanForecast, observed, lower, upper } of bins) {
          expect(Math.abs(10 * meanForecast - bin)).toBeLessThanOrEqual(0.5 + 1e-9);
          expect(lower ?? Number.NaN).toBeLessThanOrEqual(observed + 1e-12);
          expect(upper ?? Number.NaN).toBeGreaterThanOrEqual(observed - 1e-12);
        }
      }),
    );
  });
});

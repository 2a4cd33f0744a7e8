import quantileOfBeta from '@stdlib/stats-base-dists-beta-quantile';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { eventWeight } from '#domain/grade.ts';
import { betaQuantile } from '#domain/statistics/beta-quantile.ts';
import { decayedSum } from '#domain/statistics/decay.ts';
import { postureShares } from '#domain/statistics/dirichlet.ts';
import { rateRatio } from '#domain/statistics/displacement-rate.ts';
import { disruptionIndex } from '#domain/statistics/disruption.ts';
import { gammaPoissonPredictive, predictiveTail } from '#domain/statistics/gamma-poisson.ts';
import { firstTimeAtOrBelow, kaplanMeier, survivalCurve } from '#domain/statistics/kaplan-meier.ts';
import { rarefiedRegions } from '#domain/statistics/rarefaction.ts';
import { observedOverExpected } from '#domain/statistics/response-ratio.ts';
import { betaLower } from '#domain/statistics/special.ts';
import {
  count,
  disruption,
  durations,
  grade,
  items,
  numbersIn,
  posture,
  predictive,
  real,
} from './arbitraries.ts';

describe('attacks', () => {
  test('more attacks never lower the surprise', () => {
    fc.assert(
      fc.property(predictive, count, (input, more) => {
        const before = predictiveTail(input)?.surprise ?? 0;
        const after = predictiveTail({ ...input, y: input.y + more })?.surprise ?? 0;
        expect(after).toBeGreaterThanOrEqual(before * (1 - 1e-9) - 1e-12);
      }),
    );
  });

  test('the quantiles are where the distribution reaches them', () => {
    fc.assert(
      fc.property(predictive, (input) => {
        const all = gammaPoissonPredictive(input);
        if (all === null) return;
        for (const [p, at] of [
          [0.05, all.q05],
          [0.5, all.q50],
          [0.95, all.q95],
        ] as const) {
          const reached = gammaPoissonPredictive({ ...input, y: at })?.tailLE ?? 0;
          const before = 1 - (predictiveTail({ ...input, y: at })?.tail ?? 1);
          expect(reached).toBeGreaterThanOrEqual(p - 1e-12);
          expect(before).toBeLessThan(p + 1e-12);
        }
      }),
    );
  });

  test('rarefied regions lie between none and all that were hit', () => {
    fc.assert(
      fc.property(fc.array(fc.nat(60), { maxLength: 20 }), fc.nat(300), (baselineCounts, m) => {
        const { expectedActive } = rarefiedRegions({ baselineCounts, m });
        const hit = baselineCounts.filter((events) => events > 0).length;
        expect(expectedActive).toBeGreaterThanOrEqual(0);
        expect(expectedActive).toBeLessThanOrEqual(hit + 1e-9);
      }),
    );
  });
});

describe('displacement', () => {
  /** People a day, to an eighth: differences of the tiniest numbers there are round as they like. */
  const eighths = (min: number, max: number) =>
    fc.integer({ min: 8 * min, max: 8 * max }).map((n) => n / 8);
  const rated = fc
    .tuple(eighths(-900, 900), eighths(0, 900), eighths(0, 900))
    .map(([best, below, above]) => ({ low: best - below, best, high: best + above }));

  test('a ratio of rates lies within its limits, and holds every ratio of what they may be', () => {
    const share = real(0, 1);
    fc.assert(
      fc.property(rated, rated, share, share, (now, before, a, b) => {
        const { low, best, high } = rateRatio(now, before);
        fc.pre(best !== null);
        const of = (rate: typeof now, at: number) => rate.low + at * (rate.high - rate.low);
        const [least, most] = [low ?? Number.NEGATIVE_INFINITY, high ?? Number.POSITIVE_INFINITY];
        const some = of(before, b) > 1e-9 ? of(now, a) / of(before, b) : best;
        for (const ratio of [best, some]) {
          const rounding = 1e-9 * Math.max(1, Math.abs(ratio));
          expect(ratio).toBeGreaterThanOrEqual(least - rounding);
          expect(ratio).toBeLessThanOrEqual(most + rounding);
        }
      }),
    );
  });
});

describe('response', () => {
  test('survival falls from 1 within its limits, whatever the order of the clocks', () => {
    fc.assert(
      fc.property(durations, (clocks) => {
        const drawn = kaplanMeier(clocks);
        const reversed = kaplanMeier({
          durations: clocks.durations.toReversed(),
          events: clocks.events.toReversed(),
        });
        expect(reversed).toEqual(drawn);
        drawn.survival.forEach((survival, index) => {
          expect(survival).toBeLessThan(drawn.survival[index - 1] ?? 1);
          expect(drawn.lower[index] ?? survival).toBeLessThanOrEqual(survival);
          expect(drawn.upper[index] ?? survival).toBeGreaterThanOrEqual(survival);
        });
        expect(firstTimeAtOrBelow(survivalCurve(clocks), 0.5)).toBe(drawn.median);
      }),
    );
  });

  test('the ratio lies within its interval', () => {
    fc.assert(
      fc.property(fc.nat(900), real(0, 900), (observed, expected) => {
        const { ratio, ratioLower, ratioUpper } = observedOverExpected(observed, expected);
        expect(ratioLower).toBeLessThan(ratio);
        expect(ratioUpper).toBeGreaterThan(ratio);
      }),
    );
  });

  test('the interval and the probability stay continuous where large counts begin', () => {
    const below = observedOverExpected(496, 997.9);
    const above = observedOverExpected(499, 998.1);
    for (const key of ['ratioLower', 'ratioUpper'] as const) {
      expect(above[key] / below[key]).toBeCloseTo(above.ratio / below.ratio, 3);
    }
    expect(observedOverExpected(997, 997).probSlower).toBeCloseTo(
      observedOverExpected(999, 999).probSlower,
      4,
    );
  });
});

describe('shares and bands', () => {
  test('posture shares sum to 1', () => {
    fc.assert(
      fc.property(posture, (input) => {
        const shares = numbersIn(postureShares(input).mean);
        expect(shares.reduce((sum, share) => sum + share, 0)).toBeCloseTo(1, 12);
      }),
    );
  });

  test('disruption: low ≤ best ≤ high', () => {
    fc.assert(
      fc.property(disruption, (input) => {
        const { low, best, high } = disruptionIndex(input);
        if (low === null || high === null) return;
        expect(low).toBeLessThanOrEqual(best ?? low);
        expect(best ?? high).toBeLessThanOrEqual(high);
      }),
    );
  });

  test('a decayed sum does not know the order of arrival', () => {
    fc.assert(
      fc.property(items, fc.infiniteStream(fc.nat()), (drawn, keys) => {
        const shuffled = drawn
          .map((item) => ({ item, key: keys.next().value ?? 0 }))
          .sort((left, right) => left.key - right.key)
          .map(({ item }) => item);
        const sumOf = (all: typeof items extends fc.Arbitrary<infer T> ? T : never) =>
          decayedSum({ items: all, now: 14, halfLife: 7 });
        expect(sumOf(shuffled)).toEqual(sumOf(drawn));
      }),
    );
  });

  test('copies from one source add nothing to an event', () => {
    fc.assert(
      fc.property(fc.array(fc.tuple(fc.constantFrom('a', 'b', 'c'), grade)), (reports) => {
        expect(eventWeight([...reports, ...reports])).toBe(eventWeight(reports));
        expect(eventWeight(reports.toReversed())).toBe(eventWeight(reports));
      }),
    );
  });
});

test('quantiles of shares are those of the library, to a billionth of a thousandth, or nearer', () => {
  const shape = fc.oneof(real(0.2, 4), real(1, 60), real(1, 5_000));
  const share = fc.oneof(fc.constantFrom(0.05, 0.95, 0.025, 0.975, 0.5), real(0.001, 0.999));
  fc.assert(
    fc.property(share, shape, shape, (p, a, b) => {
      const [found, expected] = [betaQuantile(p, a, b), quantileOfBeta(p, a, b)];
      if (Math.abs(found - expected) < 1e-12) return;
      // The library loses its way where both shapes are all but 1.
      const missed = (x: number) => Math.abs(betaLower(x, a, b) - p);
      expect(missed(found)).toBeLessThan(Math.min(1e-13, missed(expected)));
    }),
    { numRuns: 2_000 },
  );
});

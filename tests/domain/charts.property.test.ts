import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { bocpdDay, bocpdGammaPoisson, bocpdStart, bocpdStep } from '#domain/statistics/bocpd.ts';
import {
  cusumPoisson,
  cusumPoissonStep,
  cusumStart,
  cusumStep,
  cusumTabular,
  poissonReference,
} from '#domain/statistics/cusum.ts';
import { ears } from '#domain/statistics/ears.ts';
import {
  type EwmaIrregularState,
  ewmaChart,
  ewmaIrregular,
  ewmaIrregularStep,
  ewmaLimits,
  ewmaStart,
  ewmaStep,
} from '#domain/statistics/ewma.ts';
import { orNull, real } from './arbitraries.ts';

const days = fc.array(orNull(fc.nat(40)), { maxLength: 40 });
const values = fc.array(real(-20, 20), { minLength: 1, maxLength: 40 });

describe('EARS', () => {
  test('the last day needs only the baseline and four days before it', () => {
    fc.assert(
      fc.property(days, fc.integer({ min: 2, max: 9 }), (counts, baseline) => {
        const whole = ears({ counts, baseline });
        const tail = ears({ counts: counts.slice(-(baseline + 5)), baseline });
        for (const mark of ['c1', 'c2', 'c3', 'upper1', 'upper2'] as const) {
          expect(tail[mark].at(-1)).toBe(whole[mark].at(-1));
        }
      }),
    );
  });
});

describe('CUSUM', () => {
  const rule = { target: 1, k: 0.5, h: 5 };

  test('no arm is ever below 0, and each is that of the mirrored series', () => {
    fc.assert(
      fc.property(values, (x) => {
        const drawn = cusumTabular({ x, ...rule });
        const mirrored = cusumTabular({ x: x.map((value) => 2 - value), ...rule });
        expect(Math.min(...drawn.upper, ...drawn.lower)).toBeGreaterThanOrEqual(0);
        drawn.upper.forEach((arm, day) => {
          expect(mirrored.lower[day]).toBeCloseTo(arm, 9);
        });
      }),
    );
  });

  test('an arm counts its days from the last 0', () => {
    fc.assert(
      fc.property(values, (x) => {
        const { upper, nUpper } = cusumTabular({ x, ...rule });
        nUpper.forEach((n, day) => {
          expect(upper.slice(day - n + 1, day + 1).every((arm) => arm > 0)).toBe(true);
          expect(upper[day - n] ?? 0).toBe(0);
        });
      }),
    );
  });
});

describe('EWMA', () => {
  test('the mean stays among the values, the limits around the start', () => {
    fc.assert(
      fc.property(values, real(0, 1), (x, lambda) => {
        const { ewma, ucl, lcl } = ewmaChart({ x, start: 0, lambda, sigma: 2, L: 3 });
        expect(Math.max(...ewma)).toBeLessThanOrEqual(Math.max(0, ...x) + 1e-9);
        expect(Math.min(...ewma)).toBeGreaterThanOrEqual(Math.min(0, ...x) - 1e-9);
        ucl.forEach((limit, day) => {
          expect(limit).toBeGreaterThanOrEqual(ucl[day - 1] ?? 0);
          expect(limit).toBeCloseTo(-(lcl[day] ?? 0), 9);
        });
      }),
    );
  });

  test('even spacing is the same as uneven spacing that happens to be even', () => {
    fc.assert(
      fc.property(values, real(0.1, 30), (x, halfLife) => {
        const points = x.map((value, day): [number, number] => [day, value]);
        const lambda = 1 - 2 ** (-1 / halfLife);
        const even = ewmaChart({ x, start: x[0] ?? 0, lambda, sigma: 1, L: 3 }).ewma;
        ewmaIrregular({ points, halfLife }).ewma.forEach((mean, day) => {
          expect(mean).toBeCloseTo(even[day] ?? 0, 9);
        });
      }),
    );
  });
});

describe('one more day', () => {
  const rates = { rate0: 2, rateUp: 4, rateDown: 1, hUp: 5, hDown: 4 };
  const chart = { start: 1, lambda: 0.3, sigma: 2, L: 3 };
  const rule = { a0: 0.5, b0: 0.5, hazard: 1 / 30 };

  /** What a step makes of the last day, from the state that the days before left behind. */
  function stepped<State, Day>(
    start: State,
    all: readonly Day[],
    step: (state: State, day: Day) => State,
  ): State {
    let state = start;
    for (const day of all) state = step(state, day);
    return state;
  }

  test('is one step from the state that was kept, and the whole series says the same', () => {
    fc.assert(
      fc.property(days, (counts) => {
        fc.pre(counts.length > 0);
        const cusum = { target: 1, k: 0.5 };
        const arms = stepped(cusumStart(), counts, (state, x) => cusumStep(state, x, cusum));
        const table = cusumTabular({ x: counts, ...cusum, h: 5 });
        expect(table.upper.at(-1)).toBe(arms.upper);
        expect(table.nLower.at(-1)).toBe(arms.nLower);

        const k = poissonReference(rates);
        const poisson = stepped(cusumStart(), counts, (state, x) => cusumPoissonStep(state, x, k));
        expect(cusumPoisson({ x: counts, ...rates }).lower.at(-1)).toBe(poisson.lower);

        const mean = stepped(ewmaStart(chart), counts, (state, x) =>
          ewmaStep(state, x, chart.lambda),
        );
        const drawn = ewmaChart({ x: counts, ...chart });
        expect(drawn.ewma.at(-1)).toBe(mean.ewma);
        expect(drawn.ucl.at(-1)).toBe(ewmaLimits(mean.n, chart).ucl);

        const points = counts.map((x, at): [number, number | null] => [at * at, x]);
        const uneven = stepped<EwmaIrregularState, (typeof points)[number]>(
          null,
          points,
          (state, point) => ewmaIrregularStep(state, point, 7),
        );
        expect(ewmaIrregular({ points, halfLife: 7 }).ewma.at(-1)).toBe(uneven?.ewma ?? null);

        const runs = stepped(bocpdStart(rule), counts, (state, x) => bocpdStep(state, x, rule));
        const { mapRun, expectedRun } = bocpdGammaPoisson({ ...rule, counts });
        expect(mapRun.at(-1)).toBe(bocpdDay(runs).mapRun);
        expect(expectedRun.at(-1)).toBe(bocpdDay(runs).expectedRun);
      }),
    );
  });
});

describe('BOCPD', () => {
  test('run lengths are probabilities: each one once, together 1', () => {
    const rule = fc.record({
      a0: real(0.1, 5),
      b0: real(0.1, 5),
      hazard: real(0, 1),
      prune: fc.constantFrom(0, 1e-6),
    });
    fc.assert(
      fc.property(days, rule, (counts, drawn) => {
        let state = bocpdStart(drawn);
        for (const count of counts) state = bocpdStep(state, count, drawn);
        expect(state.reduce((sum, { probability }) => sum + probability, 0)).toBeCloseTo(1, 9);
        expect(bocpdDay(state).pChange7).toBeLessThanOrEqual(1);
        const lengths = state.map(({ length }) => length);
        expect(lengths).toEqual([...new Set(lengths)].sort((a, b) => a - b));
      }),
    );
  });
});

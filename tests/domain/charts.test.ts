import { describe, expect, test } from 'vitest';
import { bocpdDay, bocpdGammaPoisson, bocpdStart, bocpdStep } from '#domain/statistics/bocpd.ts';
import { cusumPoisson, cusumTabular, poissonReference } from '#domain/statistics/cusum.ts';
import { ears } from '#domain/statistics/ears.ts';
import { ewmaChart, ewmaIrregular } from '#domain/statistics/ewma.ts';
import { farringtonThreshold } from '#domain/statistics/farrington.ts';

const rounded = (values: readonly number[], digits: number) =>
  values.map((value) => Number(value.toFixed(digits)));

describe('EARS', () => {
  const spike = [2, 1, 3, 2, 0, 1, 2, 3, 1, 2, 4, 2, 1, 9, 3];

  test('C3 sees a spike on its own day, as the help page of R says and its code does not', () => {
    const { c3 } = ears({ counts: spike });
    expect(c3[12]).toBeLessThan(2);
    expect(c3[13]).toBeGreaterThan(2);
  });

  test('says nothing before the days that it needs', () => {
    const { c1, c2, c3, upper1, upper2 } = ears({ counts: [1, 1, 3], baseline: 2 });
    expect(c1).toEqual([null, null, 4]);
    expect(c2).toEqual([null, null, null]);
    expect(c3).toEqual([null, null, null]);
    expect(upper1.map((upper) => upper !== null)).toEqual([false, false, true]);
    expect(upper2).toEqual([null, null, null]);
    expect(ears({ counts: [] }).c1).toEqual([]);
  });

  test('C2 leaves out the two days before, and C3 waits for three of its days', () => {
    const { c2, c3 } = ears({ counts: [1, 3, 9, 9, 2, 2, 2], baseline: 2 });
    expect(c2[4]).toBe(0);
    expect(c3.map((mark) => mark !== null)).toEqual([...Array(6).fill(false), true]);
  });

  test('a day without variance is measured by the smallest deviation, or not at all', () => {
    const counts = [1, 1, 1, 2];
    expect(ears({ counts, baseline: 3 }).c1.at(-1)).toBe(2);
    expect(ears({ counts, baseline: 3, minSigma: 0 }).c1.at(-1)).toBeNull();
  });

  test('an unknown day silences those that need it, and no others', () => {
    const counts = [1, 2, 3, 4, null, 6, 7, 8, 9];
    const { c1, upper1 } = ears({ counts, baseline: 3 });
    expect(c1.flatMap((mark, day) => (mark === null ? [] : [day]))).toEqual([3, 8]);
    expect(upper1[4]).not.toBeNull();
  });
});

describe('CUSUM', () => {
  test('reproduces Table 16-8 of Montgomery & Runger', () => {
    const x = [
      102, 94.8, 98.3, 98.4, 102, 98.5, 99, 97.7, 100, 98.1, 101.3, 98.7, 101.1, 98.4, 97, 96.7,
      100.3, 101.4, 97.2, 101,
    ];
    const { upper, lower, nUpper, nLower } = cusumTabular({ x, target: 99, k: 1, h: 10 });
    expect(rounded(upper, 1)).toEqual([
      2, 0, 0, 0, 2, 0.5, 0, 0, 0, 0, 1.3, 0, 1.1, 0, 0, 0, 0.3, 1.7, 0, 1,
    ]);
    expect(rounded(lower, 1)).toEqual([
      0, 3.2, 2.9, 2.5, 0, 0, 0, 0.3, 0, 0, 0, 0, 0, 0, 1, 2.3, 0, 0, 0.8, 0,
    ]);
    expect(nUpper.slice(3, 7)).toEqual([0, 1, 2, 0]);
    expect(nLower.slice(0, 5)).toEqual([0, 1, 2, 3, 0]);
  });

  test('alarms above its limit, not at it, and does not start again', () => {
    const { upper, alarmUp, alarmDown } = cusumTabular({ x: [3, 3, 3], target: 0, k: 1, h: 4 });
    expect(upper).toEqual([2, 4, 6]);
    expect(alarmUp).toEqual([false, false, true]);
    expect(alarmDown).toEqual([false, false, false]);
  });

  test('an unknown day moves no arm and leaves the onset where it is', () => {
    const { upper, nUpper } = cusumTabular({ x: [0, 3, null, 3], target: 0, k: 1, h: 4 });
    expect(upper).toEqual([0, 2, 2, 4]);
    expect(nUpper).toEqual([0, 1, 2, 3]);
    expect(cusumTabular({ x: [], target: 0, k: 1, h: 4 }).upper).toEqual([]);
  });

  test('the reference of equal rates is the rate, that of no rate is 0', () => {
    const rates = { rate0: 2, rateUp: 2, rateDown: 0 };
    expect(poissonReference(rates)).toEqual({ kUp: 2, kDown: 0 });
    const close = poissonReference({ ...rates, rateUp: 2 + 1e-12 }).kUp ?? 0;
    expect(close).toBeCloseTo(2, 10);
    expect(poissonReference({ rate0: 0, rateUp: 0, rateDown: -1 }).kUp).toBe(0);
    expect(poissonReference({ rate0: -1, rateUp: 2, rateDown: -2 })).toEqual({
      kUp: null,
      kDown: null,
    });
  });

  test('counts far below their rate lift the lower arm alone', () => {
    const law = { rate0: 4, rateUp: 8, rateDown: 2, hUp: 9, hDown: 5.5 };
    const { upper, lower, alarmDown } = cusumPoisson({ x: [0, null, 0], ...law });
    expect(upper).toEqual([0, 0, 0]);
    const kDown = 2 / Math.LN2;
    expect(lower[2]).toBeCloseTo(2 * kDown, 12);
    expect(alarmDown).toEqual([false, false, true]);
  });
});

describe('EWMA', () => {
  test('reproduces the example of the NIST/SEMATECH handbook', () => {
    const x = [
      52, 47, 53, 49.3, 50.1, 47, 51, 50.1, 51.2, 50.5, 49.6, 47.6, 49.9, 51.3, 47.8, 51.2, 52.6,
      52.4, 53.6, 52.1,
    ];
    const { ewma, ucl, lcl } = ewmaChart({ x, start: 50, lambda: 0.3, sigma: 2.0539, L: 3 });
    expect(rounded(ewma, 2)).toEqual([
      50.6, 49.52, 50.56, 50.18, 50.16, 49.21, 49.75, 49.85, 50.26, 50.33, 50.11, 49.36, 49.52,
      50.05, 49.38, 49.92, 50.73, 51.23, 51.94, 51.99,
    ]);
    expect(ucl.at(-1)).toBeCloseTo(52.5884, 4);
    expect(lcl.at(-1)).toBeCloseTo(47.4115, 3);
  });

  test('an unknown value changes neither mean nor limits', () => {
    const rule = { start: 0, lambda: 0.5, sigma: 1, L: 3 };
    const { ewma, ucl } = ewmaChart({ x: [4, null, 4], ...rule });
    expect(ewma).toEqual([2, 2, 3]);
    expect(ucl[1]).toBe(ucl[0]);
    expect(ucl[2]).toBeGreaterThan(ucl[1] ?? 0);
    expect(ewmaChart({ x: [], ...rule }).ewma).toEqual([]);
  });

  test('a half-life apart, old and new weigh the same', () => {
    const points: [number, number | null][] = [
      [0, null],
      [1, 8],
      [4, null],
      [8, 0],
      [8, 100],
      [5, 100],
    ];
    expect(ewmaIrregular({ points, halfLife: 7 }).ewma).toEqual([null, 8, 8, 4, 4, 4]);
    expect(ewmaIrregular({ points: [], halfLife: 7 }).ewma).toEqual([]);
  });

  test('without a half-life only the newest value counts', () => {
    const points: [number, number][] = [
      [0, 8],
      [1, 2],
      [1, 5],
    ];
    expect(ewmaIrregular({ points, halfLife: 0 }).ewma).toEqual([8, 2, 2]);
  });
});

describe('BOCPD', () => {
  const rule = { a0: 0.5, b0: 0.5, hazard: 1 / 30 };
  const risen = [1, 2, 0, 1, 3, 2, 1, 0, 2, 1, 1, 2, 7, 9, 6, 8, 10, 7, 9, 8];

  test('dates a change of rate', () => {
    const { mapRun } = bocpdGammaPoisson({ ...rule, counts: risen });
    expect(mapRun.at(-1)).toBe(risen.length - 12);
  });

  test('pruned as the specification says, it dates the change alike and holds fewer runs', () => {
    const counts = [...risen, ...risen, ...risen];
    const whole = bocpdGammaPoisson({ ...rule, counts });
    const pruned = bocpdGammaPoisson({ ...rule, counts, prune: 1e-6 });
    expect(pruned.mapRun).toEqual(whole.mapRun);
    whole.pChange7.forEach((pChange, day) => {
      expect(pruned.pChange7[day]).toBeCloseTo(pChange ?? 0, 4);
    });
    let state = bocpdStart(rule);
    for (const count of counts) state = bocpdStep(state, count, { ...rule, prune: 1e-6 });
    expect(state.length).toBeLessThan(counts.length / 2);
  });

  test('a first day says nothing but that a change is as likely as ever', () => {
    const { mapRun, pChange7, expectedRun } = bocpdGammaPoisson({ ...rule, counts: [3] });
    expect(mapRun).toEqual([1]);
    expect(pChange7).toEqual([1]);
    expect(expectedRun[0]).toBeCloseTo(1 - rule.hazard, 12);
  });

  test('an unknown day lengthens every run and teaches nothing', () => {
    const before = bocpdStep(bocpdStart(rule), 4, rule);
    const after = bocpdStep(before, null, rule);
    expect(after.map(({ length }) => length)).toEqual([0, 1, 2]);
    expect(after.at(-1)).toMatchObject({ shape: 4.5, rate: 1.5 });
    const stays = 1 - rule.hazard;
    expect(after.at(-1)?.probability).toBeCloseTo(stays * (before.at(-1)?.probability ?? 0), 12);
    expect(bocpdGammaPoisson({ ...rule, counts: [] }).mapRun).toEqual([]);
  });

  test('without hazard nothing ever changes, with certainty everything does', () => {
    const counts = [0, 50, 0];
    const never = bocpdGammaPoisson({ ...rule, hazard: 0, counts });
    expect(never.mapRun).toEqual([1, 2, 3]);
    expect(bocpdStep(bocpdStart(rule), 0, { ...rule, hazard: 0 })).toHaveLength(1);
    expect(never.expectedRun).toEqual([1, 2, 3]);
    expect(bocpdGammaPoisson({ ...rule, hazard: 1, counts }).mapRun).toEqual([0, 0, 0]);
  });

  test('a change is recent for seven days, and of equal runs the shortest is named', () => {
    const counts = [1, 1, 1, 1, 1, 1, 1, 1];
    const { pChange7 } = bocpdGammaPoisson({ ...rule, hazard: 0, counts });
    expect(pChange7.slice(-2)).toEqual([1, 0]);
    expect(bocpdGammaPoisson({ ...rule, hazard: 0.5, counts: [1] }).mapRun).toEqual([0]);
  });

  test('huge counts do not underflow', () => {
    const { mapRun } = bocpdGammaPoisson({ ...rule, counts: [0, 5000, 5000, 0] });
    expect(mapRun).toEqual([1, 1, 2, 1]);
  });

  test('a prior that allows nothing yields nothing', () => {
    expect(bocpdDay(bocpdStep(bocpdStart({ ...rule, a0: 0 }), 3, rule))).toEqual({
      mapRun: null,
      pChange7: null,
      expectedRun: null,
    });
  });
});

describe('Farrington', () => {
  const at = { mu0: 8.2, se: 1.1, phi: 1.6, alpha: 0.05, y: 19 };

  test('reproduces what R surveillance gives', () => {
    const { upper, score, pvalue } = farringtonThreshold(at);
    expect(upper).toBeCloseTo(15.158264, 6);
    expect(score).toBeCloseTo(1.552111, 6);
    expect(pvalue).toBeCloseTo(0.007338, 6);
  });

  test('the threshold itself scores 1 and has the chance asked for', () => {
    const { upper } = farringtonThreshold(at);
    const { score, pvalue } = farringtonThreshold({ ...at, y: upper ?? 0 });
    expect(score).toBeCloseTo(1, 12);
    expect(pvalue).toBeCloseTo(0.05, 12);
  });

  test('nothing expected, or nothing uncertain: no threshold to speak of', () => {
    const none = { upper: null, score: null, pvalue: null };
    expect(farringtonThreshold({ ...at, mu0: 0 })).toEqual(none);
    const certain = farringtonThreshold({ ...at, se: 0, phi: 0 });
    expect(certain.upper).toBeCloseTo(8.2, 12);
    expect(certain.pvalue).toBeNull();
  });
});

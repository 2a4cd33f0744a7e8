import { describe, expect, test } from 'vitest';
import { configuration } from '#domain/configuration.ts';
import { study } from '#domain/study.ts';
import { drawer, seeded } from '#tests/bench/study/attacks.ts';
import { meanOf, quantileOf, shareOf, yearlyOf } from '#tests/bench/study/estimate.ts';
import { watchRise } from '#tests/bench/study/risen.ts';
import { hashOfRules } from '#tests/bench/study/rules.ts';
import { watchSpread, watchSteady } from '#tests/bench/study/steady.ts';

const { 'attack-frequency': attacks } = study;

describe('the committed study of attacks', () => {
  test('is of the configuration that is shipped', () => {
    const again = 'The configuration has changed: run `npm run study` and read what it costs.';
    expect(attacks.version, again).toBe(configuration.version);
    expect(attacks.hash, again).toBe(hashOfRules());
  });

  test('is what a shorter one finds, within the errors of both', () => {
    const process = { rate: 1.2, phi: 2 };
    const short = watchSteady(process, 20);
    const long = attacks.steady.find(({ rate, phi }) => rate === 1.2 && phi === 2);
    for (const figure of ['changes', 'strained', 'severe'] as const) {
      const { value, error } = long?.[figure] ?? { value: Number.NaN, error: 0 };
      const apart = Math.abs(short[figure].value - value);
      expect(apart).toBeLessThan(4 * Math.hypot(error, short[figure].error));
    }
    const spread = watchSpread(process, 8);
    for (const figure of ['strained', 'severe'] as const) {
      const { value, error } = long?.regions[figure] ?? { value: Number.NaN, error: 0 };
      const apart = Math.abs(spread[figure].value - value);
      expect(apart).toBeLessThan(4 * Math.hypot(error, spread[figure].error));
    }
    for (const rise of watchRise(process, 2, 150)) {
      const kept = attacks.risen.find(
        ({ rate, phi, factor, basis }) =>
          rate === 1.2 && phi === 2 && factor === 2 && basis === rise.basis,
      );
      expect(kept?.median.value).toBeGreaterThanOrEqual((rise.median.low ?? 0) - 1);
      expect(kept?.median.value).toBeLessThanOrEqual((rise.median.high ?? 0) + 1);
    }
  });
});

describe('simulated attacks', () => {
  test.each([
    [0.3, 1],
    [0.3, 3],
    [1.2, 2],
    [3, 3],
  ])('%d a day with φ %d have that mean and that variance over it', (rate, phi) => {
    const draw = drawer({ rate, phi }, seeded('moments', rate, phi));
    const days = Array.from({ length: 50_000 }, draw);
    const { value: mean, error } = meanOf(days);
    expect(Math.abs(mean - rate)).toBeLessThan(4 * error);
    const variance = error ** 2 * days.length;
    expect(variance / mean / phi).toBeGreaterThan(0.95);
    expect(variance / mean / phi).toBeLessThan(1.05);
  });

  test('the same words seed the same numbers, others do not', () => {
    const first = (words: string) => Array.from({ length: 3 }, seeded(words));
    expect(first('steady 1')).toEqual(first('steady 1'));
    expect(first('steady 1')).not.toEqual(first('steady 2'));
  });
});

describe('estimates', () => {
  test('what never came is told as rare, by the exact limit of a Poisson count', () => {
    const { value, low, high } = yearlyOf([0, 0, 0, 0, 0], 2);
    expect([value, low]).toEqual([0, 0]);
    expect(high).toBeCloseTo(3.689 / 10, 3);
  });

  test('what comes in clusters has wider limits than a Poisson count of as many', () => {
    const even = yearlyOf([10, 10, 10, 10], 1);
    const clustered = yearlyOf([0, 0, 0, 40], 1);
    expect(clustered.value).toBe(even.value);
    expect(clustered.high).toBeGreaterThan(even.high + 5);
    expect(clustered.low).toBe(0);
  });

  test('a share has the limits of Wilson', () => {
    // 8 of 10, after Wilson 1927.
    const { value, low, high } = shareOf(8, 10);
    expect(value).toBe(0.8);
    expect(low).toBeCloseTo(0.4902, 4);
    expect(high).toBeCloseTo(0.9433, 4);
    expect([shareOf(0, 10).low, shareOf(10, 10).high]).toEqual([0, 1]);
  });

  test('the error of a mean is its standard error', () => {
    expect(meanOf([1, 3])).toEqual({ value: 2, error: 1 });
  });

  test('a quantile counts what never came as later than all that did', () => {
    expect(quantileOf([null, 5, 1, 3, 2], 0.5).value).toBe(3);
    expect(quantileOf([null, null, null, 1], 0.5)).toEqual({ value: null, low: 1, high: null });
  });
});

import { expect, it } from 'vitest';
import { weightedMedian } from '#domain/statistics/weighted-median.ts';

it('stands where half of the weight is reached', () => {
  const items = [
    [3, 0.2],
    [1, 0.5],
    [2, 0.4],
  ] as const;
  expect(weightedMedian(items)).toBe(2);
  expect(weightedMedian([...items].reverse())).toBe(2);
});

it('is the midpoint where exactly half is reached, and null without weight', () => {
  expect(
    weightedMedian([
      [1, 0.5],
      [4, 0.5],
    ]),
  ).toBe(2.5);
  expect(weightedMedian([[1, 0]])).toBeNull();
});

import { describe, expect, it } from 'vitest';
import { standingOf } from '#components/review/measure-scale.ts';
import { digitsOf, printedValue } from '#components/review/measure-text.ts';
import { withMinus } from '#components/ui/minus.ts';

const breakpoints = [1, 1.25, 1.75, 2.5, 4, 6];
const measure = (value: number | null, low = value, high = value) => ({ value, low, high });

describe('where a measure stands', () => {
  it('is between its two breakpoints, its band on the same scale', () => {
    const standing = standingOf(measure(2.125, 1, 6), breakpoints);
    expect(standing).toMatchObject({ level: 2, below: 1.75, above: 2.5, band: [0, 5] });
    expect(standing?.at).toBeCloseTo(2.5);
  });

  it('is calm up to where guarded begins, and critical without an end', () => {
    const calm = { level: 0, below: null, above: 1.25 };
    expect(standingOf(measure(0.5), breakpoints)).toMatchObject({ at: 0, ...calm });
    expect(standingOf(measure(1.2), breakpoints)).toMatchObject(calm);
    const critical = { level: 4, below: 4, above: null };
    expect(standingOf(measure(5), breakpoints)).toMatchObject(critical);
    expect(standingOf(measure(9), breakpoints)).toMatchObject({ at: 5, ...critical });
  });

  it('is nowhere without a value or without breakpoints', () => {
    expect(standingOf(measure(null), breakpoints)).toBeNull();
    expect(standingOf(measure(2), null)).toBeNull();
  });
});

describe('a number on screen', () => {
  it('is printed in the unit people read', () => {
    expect(printedValue('share', 0.48)).toBe(48);
    expect(printedValue('log-ratio', Math.log(1.9))).toBeCloseTo(1.9);
    expect(printedValue('percent', 23)).toBe(23);
    expect(printedValue('surprise', 3)).toBe(1_000);
    expect(printedValue('surprise', 2.954)).toBe(900);
  });

  it('carries no more digits than it deserves', () => {
    expect(digitsOf('people', 33_000.4)).toBe(0);
    expect(digitsOf('count', 19)).toBe(0);
    expect(digitsOf('count', 5.7)).toBe(1);
    expect(digitsOf('ratio', 2)).toBe(2);
    expect(digitsOf('per-day', 0)).toBe(1);
  });

  it('does not call little nothing', () => {
    expect(digitsOf('count', 0.042)).toBe(3);
    expect(digitsOf('count', 0.0061)).toBe(4);
    expect(digitsOf('per-day', -0.05)).toBe(3);
  });

  it('has a minus of its own, beside a dash too', () => {
    expect(withMinus('-0.18')).toBe('−0.18');
    expect(withMinus('-12 to -3')).toBe('−12 to −3');
    expect(withMinus('75–90, after-action')).toBe('75–90, after-action');
  });
});

import { describe, expect, it } from 'vitest';
import { tollScale, tollShare } from '#components/review/reading/figures/toll-scale.ts';
import {
  runsOf,
  shareOf,
  toneBand,
  tonePath,
  toneTop,
} from '#components/review/reading/figures/tone-scale.ts';
import { DAY } from '#domain/instant.ts';

const unknown = { value: null, low: null, high: null };
const point = (tone: number) => ({
  tone,
  low: tone - 0.2,
  high: tone + 0.2,
  defensiveness: unknown,
  n: 1,
});

describe('the scale of tones', () => {
  it('stands confident above neutral above defensive, within the box', () => {
    expect(toneTop(0)).toBe(50);
    // 1.2 − 1 of 2.4, and the mirror of it.
    expect(toneTop(1)).toBeCloseTo(8.33, 10);
    expect(toneTop(-1)).toBeCloseTo(91.67, 10);
    expect(toneTop(9)).toBe(0);
  });

  it('breaks the line where nobody spoke, and leaves a dot for a day alone', () => {
    const points = [point(0), point(0.6), null, point(0), null];
    expect(runsOf(points)).toEqual([
      { start: 0, end: 1 },
      { start: 3, end: 3 },
    ]);
    expect(tonePath(points)).toBe('M0 50L1 25M3 50h0');
    expect(toneBand([point(0), null])).toBe('M0 41.67L0 58.33Z');
  });

  it('puts instants between the first point and the last', () => {
    const points = [null, null, null];
    const history = { fromAt: 0, step: DAY, reach: DAY, points, marks: [], unmarked: 0 };
    expect(shareOf(history, DAY)).toBe(0.5);
    expect(shareOf(history, -DAY)).toBe(0);
    expect(shareOf(history, 9 * DAY)).toBe(1);
  });
});

describe('the scale of tolls', () => {
  it('ends at the power of ten that holds the highest', () => {
    expect(tollScale(3)).toEqual({ top: 10, ticks: [0, 1, 10] });
    expect(tollScale(10).top).toBe(10);
    expect(tollScale(11)).toEqual({ top: 100, ticks: [0, 1, 10, 100] });
  });

  it('begins at nought, which a logarithm of the toll itself could not show', () => {
    const scale = tollScale(10);
    expect(tollShare(scale, 0)).toBe(0);
    expect(tollShare(scale, 10)).toBe(1);
    // ln 3 of ln 21.
    expect(tollShare(scale, 1)).toBeCloseTo(0.36085, 5);
    expect(tollShare(scale, 99)).toBe(1);
  });
});

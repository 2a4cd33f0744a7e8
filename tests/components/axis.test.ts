import { describe, expect, it } from 'vitest';
import { lineGaps } from '#components/charts/line-gaps.tsx';
import { roundTicks } from '#components/charts/round-ticks.ts';

describe('the gaps of a line', () => {
  it('reach from one known point to the next, and to both edges', () => {
    expect(lineGaps([null, null, 1, 2, null, 3, null])).toEqual([
      { from: 0, to: 2 },
      { from: 3, to: 5 },
      { from: 5, to: 6 },
    ]);
  });

  it('are none where all is known, and all where nothing is', () => {
    expect(lineGaps([1, 2, 3])).toEqual([]);
    expect(lineGaps([null, null, null])).toEqual([{ from: 0, to: 2 }]);
    expect(lineGaps([])).toEqual([]);
  });
});

describe('the round numbers of an axis', () => {
  it('are few, begin with nought and stay below the top', () => {
    expect(roundTicks(323_000)).toEqual([0, 100_000, 200_000, 300_000]);
    expect(roundTicks(35_640)).toEqual([0, 10_000, 20_000, 30_000]);
    expect(roundTicks(8)).toEqual([0, 2, 4, 6, 8]);
    expect(roundTicks(1)).toEqual([0, 1]);
  });
});

import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { markNumbers } from '#components/review/trends/mark-numbers.ts';
import { valueTicks } from '#components/review/trends/value-ticks.ts';
import { units } from '#domain/indicators/indicator.ts';

describe('the numbers of the marks, where there is no room for names', () => {
  const frame = { from: 0, to: 1_000 };
  const marks = fc
    .array(fc.integer({ min: 0, max: 1_000 }), { maxLength: 40 })
    .map((all) => all.sort((a, b) => a - b).map((at) => ({ at })));

  it('name every mark once, in order, and never lie upon each other', () => {
    fc.assert(
      fc.property(marks, (all) => {
        const labels = markNumbers(all, frame);
        const named = labels.flatMap(({ first, last }) =>
          Array.from({ length: last - first + 1 }, (_, i) => first + i),
        );
        expect(named).toEqual(all.map((_, i) => i + 1));
        let end = 0;
        for (const { left, width } of labels) {
          expect(left).toBeGreaterThanOrEqual(end);
          end = left + width;
        }
        expect(end).toBeLessThanOrEqual(1 + 1e-9);
      }),
    );
  });

  it('stand at their marks where there is room', () => {
    const told = markNumbers([{ at: 100 }, { at: 500 }, { at: 505 }, { at: 999 }], frame);
    expect(told.map(({ first, last }) => [first, last])).toEqual([
      [1, 1],
      [2, 3],
      [4, 4],
    ]);
    expect(told.map(({ left }) => left).slice(0, 2)).toEqual([0.1, 0.5]);
  });
});

describe('the values of the axis of a measure', () => {
  it('are few, within its ends, evenly round, and at least two where there is a way', () => {
    const end = fc.double({ min: 0.01, max: 1e6, noNaN: true });
    fc.assert(
      fc.property(fc.constantFrom(...units), end, end, fc.boolean(), (unit, a, b, isSigned) => {
        const scale = unit === 'log-ratio' ? 1e5 : 1;
        const [low, high] = [isSigned ? -a / scale : 0, b / scale];
        const ticks = valueTicks(unit, [low, high]);
        expect(ticks.length).toBeLessThanOrEqual(5);
        expect(ticks.every((tick) => tick >= low - 1e-9 && tick <= high + 1e-9)).toBe(true);
        expect(ticks).toContain(0);
        const isWhole = unit === 'count' || unit === 'people' || unit === 'surprise';
        if (unit !== 'log-ratio' && (!isWhole || high >= 1)) {
          expect(ticks.length).toBeGreaterThanOrEqual(2);
        }
      }),
    );
  });

  it('are round as they are printed', () => {
    expect(valueTicks('count', [0, 19])).toEqual([0, 5, 10, 15]);
    expect(valueTicks('people', [0, 323_000])).toEqual([0, 100_000, 200_000, 300_000]);
    expect(valueTicks('share', [0, 1])).toEqual([0, 0.5, 1]);
    expect(valueTicks('share', [-0.3, 0.3])).toEqual([-0.2, -0.1, 0, 0.1, 0.2]);
    expect(valueTicks('surprise', [0, 6.3])).toEqual([0, 2, 4, 6]);
    expect(valueTicks('log-ratio', [-0.8, 1]).map(Math.exp)).toEqual([0.5, 1, 2]);
    expect(valueTicks('log-ratio', [-3, 5]).map((at) => Math.round(10 * Math.exp(at)))).toEqual([
      1, 10, 100, 1_000,
    ]);
  });
});

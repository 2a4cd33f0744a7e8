import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { rarefiedRegions } from '#domain/statistics/rarefaction.ts';

/** The same, factor by factor. */
function slowly(counts: readonly number[], m: number): number {
  const total = counts.reduce((sum, count) => sum + count, 0);
  const drawn = Math.min(m, total);
  return counts.reduce((sum, count) => {
    let none = 1;
    for (let i = 0; i < drawn; i += 1) none *= Math.max(0, 1 - count / (total - i));
    return sum + 1 - none;
  }, 0);
}

describe('rarefiedRegions', () => {
  it('says the same of thousands of attacks as multiplying every factor', () => {
    const counts = fc.array(fc.nat(3_000), { minLength: 1, maxLength: 20 });
    fc.assert(
      fc.property(counts, fc.nat(3_000), (baselineCounts, m) => {
        const { expectedActive } = rarefiedRegions({ baselineCounts, m });
        expect(expectedActive).toBeCloseTo(slowly(baselineCounts, m), 8);
      }),
    );
  });
});

import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { rarefiedBand, rarefiedRegions } from '#domain/statistics/rarefaction.ts';
import { createRandom } from '#tests/support/random.mjs';

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

/** So many attacks, each in a region drawn with a chance in proportion to 1, 1/2, 1/3 … */
function attacksIn(regions: number, attacks: number, next: () => number): number[] {
  const weights = Array.from({ length: regions }, (_, r) => 1 / (r + 1));
  const total = weights.reduce((sum, weight) => sum + weight, 0);
  const counts = weights.map(() => 0);
  for (let i = 0; i < attacks; i += 1) {
    let at = next() * total;
    const region = weights.findIndex((weight) => {
      at -= weight;
      return at < 0;
    });
    const hit = region < 0 ? regions - 1 : region;
    counts[hit] = (counts[hit] ?? 0) + 1;
  }
  return counts;
}

describe('rarefiedBand', () => {
  it.each([
    [48, 4],
    [100, 8],
    [252, 21],
    [504, 42],
  ])('of %d attacks before holds what %d hit in about nine weeks of ten', (n, m) => {
    const { next } = createRandom(7 * n + m);
    const weeks = 1_500;
    let within = 0;
    for (let week = 0; week < weeks; week += 1) {
      const band = rarefiedBand({ baselineCounts: attacksIn(20, n, next), m });
      const hit = attacksIn(20, m, next).filter((count) => count > 0).length;
      if (band !== null && hit >= band.low && hit <= (band.high ?? Number.NaN)) within += 1;
    }
    expect(within / weeks).toBeGreaterThan(0.87);
    expect(within / weeks).toBeLessThan(0.945);
  });

  it('has no upper limit where more attacks are drawn than were before', () => {
    expect(rarefiedBand({ baselineCounts: [3, 2], m: 6 })?.high).toBeNull();
    expect(rarefiedBand({ baselineCounts: [3, 2], m: 5 })?.high).not.toBeNull();
  });

  it('knows nothing without a pattern or without an attack', () => {
    expect(rarefiedBand({ baselineCounts: [0, 0], m: 3 })).toBeNull();
    expect(rarefiedBand({ baselineCounts: [4, 1], m: 0 })).toBeNull();
  });

  it('is the number itself where only one region was ever hit', () => {
    expect(rarefiedBand({ baselineCounts: [12], m: 4 })).toEqual({ low: 1, high: 1 });
  });
});

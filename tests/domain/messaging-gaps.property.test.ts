import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { Gaps } from '#domain/indicators/messaging-gaps.ts';
import { InstantSet } from '#domain/sorted-instants.ts';

const changes = fc.array(fc.tuple(fc.integer({ min: 1, max: 5_000 }), fc.boolean()), {
  minLength: 300,
  maxLength: 600,
});

describe('gaps between statements', () => {
  it('counts the long ones as looking at each would, whatever came and went', () => {
    fc.assert(
      fc.property(changes, fc.nat(60), fc.nat(), (all, length, pick) => {
        const set = new InstantSet();
        const gaps = new Gaps(set.sorted);
        all.forEach(([at, comes], i) => {
          if (comes || i % 3 > 0) set.add(at);
          else set.remove(at);
          gaps.changed(at);
          if (i % 40 !== 0) return;
          const end = 1 + (pick % Math.max(1, set.sorted.length));
          const first = 1 + Math.floor(end / 7);
          const slow = set.sorted
            .slice(0, end)
            .filter((to, n) => n >= first && to - (set.sorted[n - 1] ?? to) >= length);
          expect(gaps.atLeast(length, first, end)).toBe(first < end ? slow.length : 0);
        });
      }),
      { numRuns: 40 },
    );
  });
});

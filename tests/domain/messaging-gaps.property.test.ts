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
            .filter((to, n) => n >= first && to - (set.sorted.at(n - 1) ?? to) >= length);
          expect(gaps.atLeast(length, first, end)).toBe(first < end ? slow.length : 0);
        });
      }),
      { numRuns: 40 },
    );
  });

  it('counts those of years, of which whole thousands are kept together', () => {
    const years = Array.from({ length: 9_000 }, (_, i) => 8 * i + (i % 5));
    fc.assert(
      fc.property(fc.array(fc.nat(72_000), { maxLength: 6 }), fc.nat(12), (all, length) => {
        const set = new InstantSet();
        const gaps = new Gaps(set.sorted);
        for (const at of years) set.add(at);
        for (const at of [0, ...all]) {
          set.add(at);
          gaps.changed(at);
          const sorted = [...set.sorted];
          for (const first of [1, 15, 4_096, 4_097]) {
            const slow = sorted.filter(
              (to, n) => n >= first && to - (sorted[n - 1] ?? to) >= length,
            );
            expect(gaps.atLeast(length, first, sorted.length)).toBe(slow.length);
          }
        }
      }),
      { numRuns: 10 },
    );
  });
});

import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Checkpoint, leastUseful, missing, mostFor } from '#db/checkpoints.ts';

const PER_ENTRY = 100;
const MEGABYTE = 1024 * 1024;

const checkpoint = (revision: number): Checkpoint => ({ revision, bytes: revision * PER_ENTRY });

/** Takes all that is missing, and lets go of what is too much, as it is done with files. */
function taken(kept: Checkpoint[], newest: number, room: number): number {
  for (let count = 0; ; count += 1) {
    const revision = missing(kept, newest, mostFor(kept, newest, room));
    if (revision === null) return count;
    expect(kept.some((one) => one.revision === revision)).toBe(false);
    expect(revision).toBeLessThanOrEqual(newest);
    kept.push(checkpoint(revision));
    kept.sort((a, b) => a.revision - b.revision);
    const most = mostFor(kept, newest, room);
    while (kept.length > most) {
      const least = leastUseful(kept);
      if (least === null) break;
      kept.splice(kept.indexOf(least), 1);
    }
  }
}

function longestGap(kept: readonly Checkpoint[]): number {
  return Math.max(...kept.map(({ revision }, i) => revision - (kept[i - 1]?.revision ?? 0)));
}

describe('checkpoints of a log', () => {
  it('are spread evenly over one that has none yet, each taken once, the newest last', () => {
    const kept: Checkpoint[] = [];
    expect(taken(kept, 120_000, 1_024 * MEGABYTE)).toBe(24);
    expect(kept.map(({ revision }) => revision)).toEqual(
      Array.from({ length: 24 }, (_, i) => (i + 1) * 5_000),
    );
  });

  it('are few where the log is short, and none where it is shorter still', () => {
    const kept: Checkpoint[] = [];
    taken(kept, 7_000, MEGABYTE * 64);
    expect(kept.length).toBe(3);
    expect(missing([], 1_999, 24)).toBeNull();
  });

  it('are taken again where one was lost', () => {
    const kept: Checkpoint[] = [];
    taken(kept, 120_000, 1_024 * MEGABYTE);
    const [lost] = kept.splice(5, 1);
    expect(taken(kept, 120_000, 1_024 * MEGABYTE)).toBe(1);
    expect(kept[5]).toEqual(lost);
  });

  it('keep to the room there is, but for the newest', () => {
    const kept: Checkpoint[] = [];
    taken(kept, 1_000_000, 300 * MEGABYTE);
    const bytes = kept.reduce((sum, one) => sum + one.bytes, 0);
    expect(bytes).toBeLessThan(330 * MEGABYTE);
    expect(kept.length).toBeGreaterThan(2);
    const scarce = [checkpoint(500_000)];
    taken(scarce, 1_000_000, MEGABYTE);
    expect(scarce).toEqual([checkpoint(1_000_000)]);
  });

  it('stay near every revision while the log grows, and follow its end', () => {
    const growth = fc.array(fc.integer({ min: 100, max: 60_000 }), { minLength: 1, maxLength: 60 });
    fc.assert(
      fc.property(growth, (steps) => {
        const kept: Checkpoint[] = [];
        let newest = 0;
        for (const step of steps) {
          newest += step;
          // Ends at all, and not after many.
          expect(taken(kept, newest, 1_024 * MEGABYTE)).toBeLessThanOrEqual(24);
          expect(kept.length).toBeLessThanOrEqual(24);
          const last = kept.at(-1)?.revision ?? 0;
          expect(newest - last).toBeLessThan(2_000);
          if (kept.length > 0) {
            expect(longestGap(kept)).toBeLessThanOrEqual(Math.max(4_000, (newest * 4) / 24));
          }
        }
      }),
    );
  });
});

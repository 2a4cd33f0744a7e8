import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Checkpoint, PatchPoint } from '#db/checkpoints.ts';
import { missingPatch, patchesTooMany } from '#db/patch-points.ts';

const bytesOf = ({ revision, on }: Omit<PatchPoint, 'bytes'>) =>
  200_000 + 120 * Math.abs(revision - on);

/** Takes all that is missing, and lets go of what is too much, as it is done with files. */
function filled(wholes: readonly Checkpoint[], room: number, most: number): PatchPoint[] {
  let patches: PatchPoint[] = [];
  for (let count = 0; ; count += 1) {
    const missing = missingPatch({ wholes, patches, room });
    if (missing === null) return patches;
    // Ends at all, and not after many.
    expect(count).toBeLessThan(most);
    expect([...wholes, ...patches].map(({ revision }) => revision)).not.toContain(missing.revision);
    patches = [...patches, { ...missing, bytes: bytesOf(missing) }].toSorted(
      (a, b) => a.revision - b.revision,
    );
    const gone = patchesTooMany({ wholes, patches, room }, missing.revision);
    patches = patches.filter((one) => !gone.includes(one));
  }
}

function longestGap(...lists: readonly (readonly Checkpoint[])[]): number {
  const all = lists.flat().toSorted((a, b) => a.revision - b.revision);
  return Math.max(...all.map(({ revision }, i) => revision - (all[i - 1]?.revision ?? 0)));
}

const evenly = (count: number, apart: number): Checkpoint[] =>
  Array.from({ length: count }, (_, i) => ({
    revision: (i + 1) * apart,
    bytes: (i + 1) * apart * 100,
  }));

describe('patches between the snapshots of a log', () => {
  it('leave no stretch of more than a thousand entries where there is room', () => {
    const wholes = evenly(11, 18_000);
    const patches = filled(wholes, 400e6, 800);
    expect(longestGap(wholes, patches)).toBeLessThanOrEqual(1_000);
  });

  it('come first where the stretch is longest', () => {
    const wholes = [...evenly(3, 4_000), { revision: 30_000, bytes: 3e6 }];
    expect(missingPatch({ wholes, patches: [], room: 1e9 })).toEqual({
      revision: 21_000,
      // Not of the newest, which the next one takes the place of.
      on: 12_000,
    });
    const [only] = evenly(1, 30_000);
    expect(missingPatch({ wholes: only ? [only] : [], patches: [], room: 1e9 })?.on).toBe(30_000);
    expect(missingPatch({ wholes: [], patches: [], room: 1e9 })).toBeNull();
  });

  it('keep to their room, and are spread over all the log in it', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 12 }),
        fc.integer({ min: 2_000, max: 90_000 }),
        fc.integer({ min: 0, max: 60 }),
        (count, apart, megabytes) => {
          const wholes = evenly(count, apart);
          const room = megabytes * 1e6;
          const patches = filled(wholes, room, 1_500);
          const used = patches.reduce((sum, { bytes }) => sum + bytes, 0);
          // The last one may take more than was expected of it.
          const heaviest = Math.max(0, ...patches.map(({ bytes }) => bytes));
          expect(used).toBeLessThanOrEqual(room + heaviest);
        },
      ),
      { numRuns: 40 },
    );
  });

  it('follow a log that grows where there is no more room', () => {
    const room = 8e6;
    const before = filled(evenly(4, 10_000), room, 400);
    const wholes = evenly(8, 10_000);
    let patches = before;
    for (let count = 0; ; count += 1) {
      const missing = missingPatch({ wholes, patches, room });
      if (missing === null) break;
      expect(count).toBeLessThan(200);
      patches = [...patches, { ...missing, bytes: bytesOf(missing) }];
      const gone = patchesTooMany({ wholes, patches, room }, missing.revision);
      patches = patches.filter((one) => !gone.includes(one));
    }
    expect(patches.some(({ revision }) => revision > 40_000)).toBe(true);
    expect(longestGap(wholes, patches)).toBeLessThan(10_000);
    const used = patches.reduce((sum, { bytes }) => sum + bytes, 0);
    expect(used).toBeLessThan(room + Math.max(...patches.map(({ bytes }) => bytes)));
  });
});

import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { indicatorIds } from '#domain/indicators/indicator.ts';
import { type Level, levels } from '#domain/level.ts';
import { readAll } from '#domain/readings.ts';
import { nearestFlip } from '#domain/verdict-flip.ts';
import { composite } from '#domain/verdict-rule.ts';
import { hour, stateOf } from '#tests/support/entries.ts';

const nothing = readAll(stateOf([]), hour(0));

/** Readings with these levels, in the order of the tiles, each in the middle of its level. */
const readingsAt = (all: readonly (Level | null)[]) =>
  nothing.map((reading, i) => {
    const level = all[i] ?? null;
    return { ...reading, level, scale: level === null ? null : level + 0.5 };
  });

const partsOf = ([response, attacks, posture, messaging, civilian]: readonly (Level | null)[]) => ({
  response: response ?? null,
  attacks: attacks ?? null,
  posture: posture ?? null,
  messaging: messaging ?? null,
  civilian: civilian ?? null,
});

const flipAt = (all: readonly (Level | null)[]) => nearestFlip(partsOf(all), readingsAt(all));

const someLevels = fc.array(fc.constantFrom(...levels), { minLength: 5, maxLength: 5 });

describe('the nearest change that would flip the verdict', () => {
  test.each([
    // One indicator below the line, one step away.
    [[1, 0, 0, 2, 0], { indicator: 'response-speed', from: 1, to: 2, verdict: 'brittle' }],
    [[1, 3, 0, 2, 0], { indicator: 'response-speed', from: 1, to: 2, verdict: 'crouch' }],
    // Two that press: no single one could fall far enough, but a second deficit could rise.
    [[0, 3, 0, 2, 2], { indicator: 'response-speed', from: 0, to: 2, verdict: 'crouch' }],
  ] as const)('of %j is %j', (all, flip) => {
    expect(flipAt(all)).toEqual(flip);
  });

  test('is none where two would have to move', () => {
    expect(flipAt([3, 3, 3, 3, 3])).toBeNull();
  });

  test('is none while several verdicts are within reach', () => {
    expect(flipAt([2, null, 2, 0, 0])).toBeNull();
  });

  test('goes the shorter way on the scale where two are as many levels away', () => {
    const all: Level[] = [1, 0, 1, 2, 0];
    const readings = readingsAt(all).map((reading) =>
      reading.indicator === 'military-posture' ? { ...reading, scale: 1.9 } : reading,
    );
    expect(nearestFlip(partsOf(all), readings)?.indicator).toBe('military-posture');
  });

  test('counts levels before the way on the scale, for a level may stand above its scale', () => {
    const all: Level[] = [1, 0, 0, 2, 0];
    const scales: Record<string, number> = { 'response-speed': 0.05, 'military-posture': 0.9 };
    const readings = readingsAt(all).map((reading) => ({
      ...reading,
      scale: scales[reading.indicator] ?? reading.scale,
    }));
    expect(nearestFlip(partsOf(all), readings)?.indicator).toBe('response-speed');
  });

  test('brings the verdict it names, and nothing nearer would bring another', () => {
    fc.assert(
      fc.property(someLevels, (all) => {
        const now = composite({ levels: partsOf(all) }).verdicts;
        const flip = flipAt(all);
        const moved = (at: number, to: Level) => all.map((level, i) => (i === at ? to : level));
        const verdictsAt = (at: number, to: Level) =>
          composite({ levels: partsOf(moved(at, to)) }).verdicts;
        if (flip !== null) {
          const at = indicatorIds.indexOf(flip.indicator);
          expect(all[at]).toBe(flip.from);
          expect(verdictsAt(at, flip.to)).toEqual([flip.verdict]);
          expect(now).not.toContain(flip.verdict);
        }
        const reach = flip === null ? 5 : Math.abs(flip.to - flip.from);
        for (const [at, level] of all.entries()) {
          for (const to of levels) {
            if (Math.abs(to - level) < reach) expect(verdictsAt(at, to)).toEqual(now);
          }
        }
      }),
    );
  });
});

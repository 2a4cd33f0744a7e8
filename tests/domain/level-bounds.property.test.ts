import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { hysteresis, hysteresisStart, hysteresisStep, type Level } from '#domain/level.ts';
import { LevelBounds } from '#domain/level-bounds.ts';
import { runs } from '#tests/support/runs.ts';
import { real } from './arbitraries.ts';

type Sequence = readonly (readonly [at: number, scale: number | null])[];

const rule = { delta: 0.3, dwell: 72 };

/** Also scales that lie just where a level ends, and those of a level that rests for long. */
const scale = fc.oneof(
  { weight: 6, arbitrary: real(0, 5) },
  { weight: 3, arbitrary: fc.constantFrom(0, 0.7, 1, 1.7, 2.7, 3, 3.7, 4) },
  { weight: 1, arbitrary: fc.constant(null) },
);
const low = fc.tuple(real(0, 3), fc.array(real(0, 1), { minLength: 1, maxLength: 12 }));
const stretches = fc.oneof(
  fc.array(fc.tuple(fc.oneof(real(0, 90), fc.constantFrom(24, 36, 72, 144)), scale), {
    maxLength: 8,
  }),
  low.map(([around, some]) => some.map((part): [number, number] => [24, around + part])),
);
const sequences = fc
  .tuple(stretches, stretches, stretches)
  .map((all) => all.flat())
  .filter((steps) => steps.length > 0);

/** Steps of time and scale, from an instant on. */
function from(begin: number, steps: readonly (readonly [number, number | null])[]): Sequence {
  let at = begin;
  return steps.map(([wait, value]) => {
    at += wait;
    return [at, value];
  });
}

/** After the last of its waits the level is asked for. */
function lastLevel(sequence: Sequence, asOf: number): Level | null {
  const scaleNow = sequence.at(-1)?.[1] ?? null;
  return hysteresis({ ...rule, sequence: [...sequence, [asOf, scaleNow]] }).level.at(-1) ?? null;
}

function bound(sequence: Sequence, asOf: number): Level | null {
  const bounds = new LevelBounds(rule);
  for (const [at, value] of sequence) bounds.step(at, value);
  bounds.advance(asOf);
  return bounds.level;
}

describe('the level by the last days alone', () => {
  it('is the level, whatever came before', () => {
    fc.assert(
      fc.property(sequences, sequences, real(0, 200), (before, after, wait) => {
        const earlier = from(0, before);
        const later = from(earlier.at(-1)?.[0] ?? 0, after);
        const asOf = (later.at(-1)?.[0] ?? 0) + wait;
        const level = bound(later, asOf);
        if (level === null) return;
        expect(level).toBe(lastLevel([...earlier, ...later], asOf));
      }),
      runs(3_000),
    );
  });

  it('goes on as it does whatever came before, once it is settled', () => {
    fc.assert(
      fc.property(sequences, sequences, (before, after) => {
        const earlier = from(0, before);
        const later = from(earlier.at(-1)?.[0] ?? 0, after);
        const bounds = new LevelBounds(rule);
        let state = hysteresisStart();
        for (const [at, value] of earlier) state = hysteresisStep(state, at, value, rule);
        for (const [at, value] of later) {
          bounds.step(at, value);
          state = hysteresisStep(state, at, value, rule);
          if (bounds.settled === null) continue;
          expect(state).toEqual({ level: bounds.settled, scale: value, below: null });
        }
      }),
      runs(3_000),
    );
  });

  it('may be another after a dwell that began before, and is known after one more', () => {
    // Four until now, and all but three in the first days of a dwell that ends in these.
    const before: Sequence = [
      [-80, 4.2],
      [-71, 2.9],
    ];
    const after: Sequence = [[0, 0.1]];
    expect(lastLevel([...before, ...after], 72)).toBe(3);
    expect(bound(after, 72)).toBeNull();
    expect(lastLevel([...before, ...after], 144)).toBe(0);
    expect(bound(after, 144)).toBe(0);
  });

  it('is known at once where the scale is at its highest, and while it rests by the last peak', () => {
    expect(bound([[0, 4.1]], 0)).toBe(4);
    expect(
      bound(
        from(0, [
          [0, 4.1],
          [50, 3.8],
          [50, 3.7],
          [200, 4],
        ]),
        400,
      ),
    ).toBe(4);
    expect(
      bound(
        from(0, [
          [0, 2.5],
          [144, 2.5],
        ]),
        144,
      ),
    ).toBe(2);
  });

  it('is not known before anybody looked', () => {
    expect(bound([[0, null]], 500)).toBeNull();
  });
});

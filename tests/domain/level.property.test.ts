import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  direction,
  hysteresis,
  hysteresisAdvance,
  hysteresisDropAt,
  hysteresisStart,
  hysteresisStep,
  levelScale,
} from '#domain/level.ts';
import { composite } from '#domain/verdict-rule.ts';
import { parts, real, rule, scale, sequence } from './arbitraries.ts';

describe('levels', () => {
  test('evaluating again with an unchanged scale alters no level', () => {
    fc.assert(
      fc.property(sequence, rule, fc.array(real(0, 1), { maxLength: 5 }), (steps, held, cuts) => {
        const dense = steps.flatMap(([at, value], index) => {
          const until = steps[index + 1]?.[0] ?? at;
          const extra = cuts
            .toSorted((left, right) => left - right)
            .map((cut): [number, number | null] => [at + cut * (until - at), value])
            .filter(([time]) => time < until);
          return [
            { kept: true, step: steps[index] },
            ...extra.map((step) => ({ kept: false, step })),
          ];
        });
        const sequenceOfDense = dense.flatMap(({ step }) => (step === undefined ? [] : [step]));
        const levels = hysteresis({ sequence: sequenceOfDense, ...held }).level;
        expect(levels.filter((_level, index) => dense[index]?.kept)).toEqual(
          hysteresis({ sequence: steps, ...held }).level,
        );
      }),
      { numRuns: 500 },
    );
  });

  test('the level never falls while stale, and falls exactly when announced', () => {
    fc.assert(
      fc.property(sequence, rule, (steps, held) => {
        let state = hysteresisStart();
        for (const [at, value] of steps) state = hysteresisStep(state, at, value, held);
        const end = steps.at(-1)?.[0] ?? 0;
        const frozen = hysteresisStep(state, end, null, held);
        expect(hysteresisAdvance(frozen, end + 10_000, held).level).toBe(frozen.level);
        const dropAt = hysteresisDropAt(state, held);
        if (dropAt === null || state.level === null) return;
        const before = hysteresisAdvance(state, (end + dropAt) / 2, held).level;
        const after = hysteresisAdvance(state, dropAt, held).level;
        if ((end + dropAt) / 2 < dropAt) expect(before).toBe(state.level);
        expect(after ?? 0).toBeLessThan(state.level);
      }),
    );
  });

  test('a larger value never scales lower', () => {
    const breakpoints = [0.5, 1, 1.5, 2, 3, 4];
    fc.assert(
      fc.property(real(-2, 9), real(0, 9), (value, more) => {
        const lower = levelScale(value, breakpoints) ?? 0;
        expect(levelScale(value + more, breakpoints)).toBeGreaterThanOrEqual(lower);
      }),
    );
  });

  test('nothing known shows no direction', () => {
    expect(direction({ probWorse: null, deltaScale: null }).direction).toBeNull();
  });
});

describe('verdicts', () => {
  test('an unknown part reaches every verdict that any value of it would', () => {
    const names = ['response', 'attacks', 'posture', 'messaging', 'civilian'] as const;
    fc.assert(
      fc.property(parts, fc.constantFrom(...names), scale, (levels, name, value) => {
        const unknown = composite({ levels: { ...levels, [name]: null } });
        const known = composite({ levels: { ...levels, [name]: value } });
        expect(unknown.verdicts).toEqual(expect.arrayContaining(known.verdicts));
        expect(known.verdicts.length).toBeGreaterThan(0);
      }),
    );
  });
});

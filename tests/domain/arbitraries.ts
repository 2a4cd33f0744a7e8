import fc from 'fast-check';
import { grades } from '#domain/grade.ts';

export const real = (min: number, max: number) => fc.double({ min, max, noNaN: true });
export const orNull = <Value>(arbitrary: fc.Arbitrary<Value>) =>
  fc.option(arbitrary, { nil: null });
export const count = fc.oneof(fc.nat(30), fc.nat(5000));
export const scale = real(0, 5);
export const grade = fc.constantFrom(...grades);

export const durations = fc
  .array(fc.tuple(fc.oneof(fc.nat(20), real(0.001, 5000)), fc.constantFrom(0, 1)), {
    maxLength: 25,
  })
  .map((clocks) => ({
    durations: clocks.map(([duration]) => duration),
    events: clocks.map(([, event]) => event),
  }));

export const predictive = fc.record({
  n: count,
  D: fc.oneof(fc.constant(0), real(0.001, 400)),
  W: fc.oneof(fc.constant(0), real(0.001, 60)),
  y: count,
  phi: fc.oneof(fc.constant(1), real(1, 1.000001), real(1, 50)),
});

export const sequence = fc
  .array(fc.tuple(real(0, 60), orNull(scale)), { minLength: 1, maxLength: 20 })
  .map((steps) => {
    let at = 0;
    return steps.map(([wait, value]): [number, number | null] => {
      at += wait;
      return [at, value];
    });
  });

export const rule = fc.record({ delta: real(0, 1), dwell: real(0, 100) });

const cells = fc.array(
  fc.tuple(
    fc.constantFrom('Kayes', 'Mopti', 'Gao', 'unlisted'),
    fc.constantFrom('market', 'road', 'school', 'medical'),
    orNull(fc.constantFrom(0, 0.25, 0.5, 0.75, 1)),
  ),
  { maxLength: 30 },
);
export const disruption = cells.map((drawn) => ({
  cells: drawn,
  categoryWeights: { market: 1, road: 1.5, school: 0.75, medical: 1.75 },
  population: { Kayes: 2.1, Mopti: 3.3, Gao: 0.7 },
}));

export const posture = fc.record({
  signals: fc.array(
    fc.tuple(
      real(-3000, 14),
      fc.constantFrom('reorganisation', 'reinforcement', 'retrenchment'),
      real(0, 0.99),
    ),
    { maxLength: 20 },
  ),
  now: fc.constant(14),
  halfLife: real(0.5, 60),
});

export const items = fc.array(fc.tuple(real(-20_000, 14), real(0, 1)), { maxLength: 20 });
const part = orNull(scale);
export const parts = fc.record({
  response: part,
  attacks: part,
  posture: part,
  messaging: part,
  civilian: part,
});
export const toll = fc
  .tuple(fc.nat(500), fc.nat(500), fc.nat(500))
  .map(([low, more, most]) => ({ low, best: low + more, high: low + more + most }));
export const stock = fc.record({
  t: real(0, 90),
  low: orNull(count),
  best: orNull(count),
  high: count,
});

/** Every number anywhere inside a value. */
export function numbersIn(value: unknown): number[] {
  if (typeof value === 'number') return [value];
  if (typeof value !== 'object' || value === null) return [];
  return Object.values(value).flatMap(numbersIn);
}

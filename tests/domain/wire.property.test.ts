import fc from 'fast-check';
import { expect, it } from 'vitest';
import { fromWire, toWire } from '#domain/wire.ts';

const names = fc.constantFrom('asOf', 'eventAt', 'At', 'at', 'atlas', 'n');
const instants = fc.integer({ min: -5e12, max: 5e12 });

/** Numbers under any name, at any depth, in lists and out of them. */
const { value: values } = fc.letrec<{ value: unknown; fields: object }>((tie) => ({
  fields: fc.dictionary(names, tie('value'), { maxKeys: 4, noNullPrototype: true }),
  value: fc.oneof(
    { depthSize: 'small' },
    fc.oneof(instants, fc.constant(null), fc.boolean()),
    tie('fields'),
    fc.array(tie('value'), { maxLength: 3 }),
  ),
}));

/** Every instant as text, by a whole copy. */
function copied(value: unknown): unknown {
  return JSON.parse(
    JSON.stringify(value, (name, inner) =>
      typeof inner === 'number' && /At$|^asOf$/.test(name) ? new Date(inner).toISOString() : inner,
    ),
  );
}

it('puts instants on the wire and takes them off again, and leaves what it was given', () => {
  fc.assert(
    fc.property(values, (value) => {
      const before = structuredClone(value);
      const wire = toWire(value);
      expect(wire).toEqual(copied(value));
      expect(value).toEqual(before);
      expect(fromWire(wire)).toEqual(before);
      expect(wire).toEqual(copied(value));
    }),
    { numRuns: 500 },
  );
});

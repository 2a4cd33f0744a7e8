import fc from 'fast-check';
import { expect, test } from 'vitest';
import { numbersIn } from './arbitraries.ts';

/** A test that whatever a function is given, what it yields holds no NaN and no infinity. */
export function neverStrays<Input>(
  name: string,
  arbitrary: fc.Arbitrary<Input>,
  apply: (i: Input) => unknown,
) {
  test(`${name} yields finite numbers or null`, () => {
    fc.assert(
      fc.property(arbitrary, (input) => {
        expect(numbersIn(apply(input)).filter((number) => !Number.isFinite(number))).toEqual([]);
      }),
    );
  });
}

import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { NumberList } from '#domain/numbers.ts';

const numbers = fc.array(fc.integer(), { maxLength: 6 });
const changes = fc.array(
  fc.record({
    how: fc.constantFrom('push', 'insert', 'insertAll', 'remove', 'set', 'pop', 'shorten', 'store'),
    place: fc.nat(140),
    values: numbers,
  }),
  { maxLength: 60 },
);
const stored = fc.array(fc.integer(), { maxLength: 120 });

/** The same as a list of the language, which it stands in for. */
function change(ours: NumberList, plain: number[], how: string, place: number, values: number[]) {
  const there = Math.min(place, plain.length);
  switch (how) {
    case 'push':
      for (const value of values) ours.push(value);
      plain.push(...values);
      return;
    case 'insert':
      for (const value of values) ours.insert(there, value);
      plain.splice(there, 0, ...values.toReversed());
      return;
    case 'insertAll':
      ours.insertAll(there, values);
      plain.splice(there, 0, ...values);
      return;
    case 'remove':
      ours.remove(there, values.length);
      plain.splice(there, values.length);
      return;
    case 'set':
      ours.set(place, values[0] ?? 0);
      if (place < plain.length) plain[place] = values[0] ?? 0;
      return;
    case 'pop':
      ours.pop();
      plain.pop();
      return;
    case 'shorten':
      ours.shorten(place);
      plain.length = there;
      return;
    default:
      ours.become([...plain]);
  }
}

describe('numbers in a row', () => {
  it('are counted up to any of them, whether they are stored, came later, or both', () => {
    const place = fc.nat(60);
    const ascending = fc.array(fc.integer({ min: -9, max: 9 }), { maxLength: 60 });
    fc.assert(
      fc.property(ascending, fc.tuple(place, place, place), (some, [kept, moved, left]) => {
        const plain = some.toSorted((a, b) => a - b);
        const list = new NumberList();
        list.become(plain.slice(0, kept));
        for (const value of plain.slice(kept)) list.push(value);
        // Those that came from a snapshot lie elsewhere from the first one on that changes.
        list.set(moved, plain[moved] ?? 0);
        list.shorten(left);
        plain.length = Math.min(left, plain.length);
        for (let value = -10; value <= 10; value += 1) {
          expect(list.countNotAbove(value)).toBe(plain.filter((one) => one <= value).length);
        }
      }),
    );
  });

  it('are what a list of the language holds, whatever is stored, comes and goes', () => {
    fc.assert(
      fc.property(stored, changes, (first, all) => {
        const [ours, plain] = [new NumberList(), [...first]];
        ours.become(first);
        for (const { how, place, values } of all) {
          change(ours, plain, how, place, values);
          expect([...ours]).toEqual(plain);
          expect(ours.length).toBe(plain.length);
        }
        expect([ours.at(-1), ours.at(plain.length)]).toEqual([undefined, undefined]);
        expect(plain.map((_, place) => ours.at(place))).toEqual(plain);
        expect(ours.slice(3, 9)).toEqual(plain.slice(3, 9));
      }),
      { numRuns: 500 },
    );
  });
});

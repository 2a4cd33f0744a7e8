import fc from 'fast-check';
import { expect, test } from 'vitest';
import { keptFrom } from '#components/live/kept.ts';

const plain = fc.jsonValue().filter((value) => !JSON.stringify(value).includes('__proto__'));

test('says what is new, whatever was there before', () => {
  fc.assert(
    fc.property(plain, plain, (before, after) => {
      const told = structuredClone(after);
      expect(keptFrom(before, after)).toStrictEqual(told);
    }),
  );
});

test('is the very same where nothing has changed', () => {
  const before = { tiles: [{ n: 1 }, { n: 2 }], at: 1 };
  const after = { tiles: [{ n: 1 }, { n: 3 }], at: 2 };
  const kept = keptFrom(before, structuredClone(after));
  expect(kept.tiles[0]).toBe(before.tiles[0]);
  expect(kept).toStrictEqual(after);
  expect(before.at).toBe(1);
  expect(keptFrom(before, structuredClone(before))).toBe(before);
});

test('finds what has an id again where a list has moved on', () => {
  const before = [
    { id: 'b', says: 2 },
    { id: 'a', says: 1 },
  ];
  const after = structuredClone([{ id: 'c', says: 3 }, ...before]);
  const kept = keptFrom(before, after);
  expect(kept.map(({ id }) => id)).toEqual(['c', 'b', 'a']);
  expect(kept[1]).toBe(before[0]);
  expect(kept[2]).toBe(before[1]);
});

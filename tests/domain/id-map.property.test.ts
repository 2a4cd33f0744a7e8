import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { IdMap } from '#domain/id-map.ts';
import { IdTable } from '#domain/snapshot/id-table.ts';

const idOf = (n: number) => `0190f0e0-0000-7000-8000-${n.toString(16).padStart(12, '0')}`;
const changes = fc.array(
  fc.record({
    how: fc.constantFrom('set', 'set', 'set', 'delete'),
    n: fc.nat(60),
    value: fc.nat(9),
  }),
  { maxLength: 200 },
);

describe('a map of ids', () => {
  it('has what a map of the language has', () => {
    fc.assert(
      fc.property(changes, (all) => {
        const [ours, plain] = [new IdMap<number>(), new Map<string, number>()];
        for (const { how, n, value } of all) {
          if (how === 'set') {
            ours.set(idOf(n), value);
            plain.set(idOf(n), value);
          } else {
            ours.delete(idOf(n));
            plain.delete(idOf(n));
          }
          expect(ours.size).toBe(plain.size);
        }
        for (let n = 0; n <= 60; n += 1) {
          expect([ours.get(idOf(n)), ours.has(idOf(n))]).toEqual([
            plain.get(idOf(n)),
            plain.has(idOf(n)),
          ]);
        }
        expect(new Map(ours)).toEqual(plain);
      }),
    );
  });

  it('keeps thousands apart, and lists them in the order in which they came', () => {
    const ids = Array.from({ length: 5_000 }, (_, n) => idOf(n * 7_919));
    const map = new IdMap<number>();
    for (const [n, id] of ids.entries()) map.set(id, n);
    expect(ids.map((id) => map.get(id))).toEqual(ids.map((_, n) => n));
    expect(Array.from(map, ([id]) => id)).toEqual(ids);
    expect(map.get(idOf(1))).toBeUndefined();
  });

  it('is not led astray by what another table was asked about', () => {
    const table = IdTable.of([idOf(1), idOf(2)]);
    const map = new IdMap<string>();
    map.set(idOf(1), 'one');
    expect(table.placeOf(idOf(2))).toBe(1);
    expect(map.get(idOf(2).replace('9', 'z'))).toBeUndefined();
    expect(table.placeOf(idOf(2))).toBe(1);
    expect(map.get(idOf(2))).toBeUndefined();
    expect(table.placeOf(idOf(3))).toBe(-1);
    expect(map.get(idOf(1))).toBe('one');
    expect(() => map.set('no id', 'none')).toThrow('no id');
  });
});

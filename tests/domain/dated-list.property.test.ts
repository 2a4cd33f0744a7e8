import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { DatedList } from '#domain/dated-list.ts';
import { placesUpTo, StoredList } from '#domain/stored-list.ts';

interface Item {
  id: string;
  at: number;
}

const items = fc.array(fc.record({ id: fc.constantFrom('a', 'b', 'c', 'd', 'e'), at: fc.nat(3) }), {
  maxLength: 30,
});

/** By instant, then by id; nothing is said of two that have both in common. */
function inOrder(all: readonly Item[]): Item[] {
  return [...all].sort((a, b) => a.at - b.at || (a.id < b.id ? -1 : Number(a.id > b.id)));
}

/** A list of a snapshot, whose items are made when somebody asks for them. */
function storedAs(stored: readonly Item[]): DatedList<Item> {
  const at = (place: number) => stored[place] ?? { id: 'none', at: 0 };
  const places = placesUpTo(stored.length);
  const list = new DatedList<Item>();
  list.fillStored(new StoredList({ at, instantAt: (place) => at(place).at }, places));
  return list;
}

describe('a dated list', () => {
  it('keeps its order, however many of one instant come and go', () => {
    fc.assert(
      fc.property(items, items, fc.array(fc.nat(59)), (first, more, gone) => {
        const [stored, all] = [inOrder(first), [...first, ...more]];
        const list = storedAs(stored);
        const left = new Set(all);
        for (const item of more) {
          const place = list.add(item);
          expect(list.items[place]).toBe(item);
        }
        for (const index of gone) {
          const item = all[index];
          if (item === undefined) continue;
          const place = list.items.indexOf(item);
          expect(list.remove(item)).toBe(place);
          left.delete(item);
        }
        expect(list.items).toEqual(inOrder([...left]));
        expect(new Set(list.items)).toEqual(left);
        expect([...list.instants]).toEqual(list.items.map(({ at }) => at));
        const filled = new DatedList<Item>();
        filled.fill(list.items);
        expect(filled.items).toEqual(list.items);
      }),
      { numRuns: 300 },
    );
  });
});

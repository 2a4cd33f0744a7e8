import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { DatedList } from '#domain/dated-list.ts';

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

describe('a dated list', () => {
  it('keeps its order, however many of one instant come and go', () => {
    fc.assert(
      fc.property(items, fc.array(fc.nat(29)), (all, gone) => {
        const list = new DatedList<Item>();
        const left = new Set(all);
        for (const item of all) list.add(item);
        for (const index of gone) {
          const item = all[index];
          if (item === undefined) continue;
          list.remove(item);
          left.delete(item);
        }
        expect(list.items).toEqual(inOrder([...left]));
        expect(new Set(list.items)).toEqual(left);
        expect(list.instants).toEqual(list.items.map(({ at }) => at));
      }),
      { numRuns: 300 },
    );
  });
});

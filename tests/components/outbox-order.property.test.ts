import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type OutboxItem, waitingItem } from '#components/desk/outbox-item.ts';
import { inOrder, nextPlace, readyOf, waitsFor } from '#components/desk/outbox-order.ts';

interface Logged {
  place: number;
  state?: OutboxItem['state'];
  /** The entries that it names. */
  about?: readonly string[];
}

function item(id: string, { place, state = 'waiting', about = [] }: Logged): OutboxItem {
  const made = { id, watch: 'small', run: null, madeAt: 0, headline: id, origin: null };
  return { ...waitingItem({ ...made, path: 'entries', body: { id, about } }, place), state };
}

const idOf = (n: number) => `entry-${n}.`;

/** Entries as they were logged, one after the other, each of which may name any other. */
const boxes = fc.integer({ min: 1, max: 8 }).chain((size) =>
  fc
    .array(
      fc.record({
        about: fc.array(fc.integer({ min: 0, max: size - 1 }).map(idOf), { maxLength: 3 }),
        state: fc.constantFrom<OutboxItem['state']>('waiting', 'kept', 'refused', 'aside'),
      }),
      { minLength: size, maxLength: size },
    )
    .map((all) => all.map((one, i) => item(idOf(i), { ...one, place: i + 1 }))),
);

describe('the order of the outbox', () => {
  test('nobody waits for what was logged later, whatever it names', () => {
    fc.assert(
      fc.property(boxes, (items) => {
        for (const one of items) {
          const before = waitsFor(one, items);
          if (before !== null) expect(before.place).toBeLessThan(one.place);
        }
        const [first] = items.filter(({ state }) => state === 'waiting' || state === 'aside');
        if (first?.state === 'waiting') expect(readyOf(items)).toContain(first);
      }),
    );
  });

  test('what names an earlier entry that is not settled waits for it', () => {
    fc.assert(
      fc.property(boxes, (items) => {
        for (const [i, one] of items.entries()) {
          const named = items.slice(0, i).some(({ id, state }) => {
            const isOpen = state === 'waiting' || state === 'aside';
            return isOpen && JSON.stringify(one.body).includes(id);
          });
          expect(waitsFor(one, items) !== null).toBe(named);
        }
      }),
    );
  });

  test('of two that were logged in two tabs at once, one still waits for the other it names', () => {
    const first = item('b', { place: 4 });
    const second = item('a', { place: 4, about: ['b'] });
    expect(waitsFor(second, [second, first])).toBe(first);
    expect(readyOf([second, first])).toEqual([first]);
  });

  test('two that name each other are sent in the order of logging', () => {
    const first = item('a', { place: 1, about: ['b'] });
    const second = item('b', { place: 2, about: ['a'] });
    expect(readyOf([second, first])).toEqual([first]);
    expect(inOrder([second, first])).toEqual([first, second]);
    expect(nextPlace([second, first])).toBe(3);
  });
});

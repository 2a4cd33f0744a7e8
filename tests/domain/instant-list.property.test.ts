import fc from 'fast-check';
import { expect, test } from 'vitest';
import { InstantList } from '#domain/sorted-instants.ts';

const at = fc.integer({ min: 0, max: 400 });
/** Few enough for one to be asked for again after something came or went. */
const near = fc.integer({ min: 190, max: 200 });
const step = fc.oneof(
  fc.record({ act: fc.constantFrom('enter', 'drop'), at: near }),
  fc.record({ act: fc.constant('count'), at: fc.oneof(near, near, at) }),
);

test('however often a long list is asked, and whatever came or went since, it counts what it holds', () => {
  fc.assert(
    fc.property(
      fc.array(at, { minLength: 64, maxLength: 300 }),
      fc.array(step, { maxLength: 120 }),
      (begun, steps) => {
        const held = [...begun].sort((a, b) => a - b);
        const list = InstantList.of(held);
        for (const { act, at } of steps) {
          if (act === 'count') {
            expect(list.countUpTo(at)).toBe(held.filter((one) => one <= at).length);
          } else if (act === 'enter') {
            list.enter(at);
            held.push(at);
          } else {
            list.drop(at);
            const place = held.indexOf(at);
            if (place >= 0) held.splice(place, 1);
          }
        }
      },
    ),
  );
});

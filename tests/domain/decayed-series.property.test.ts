import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { DecayedSeries } from '#domain/decayed-series.ts';
import { Packer, Unpacker } from '#domain/snapshot/packer.ts';
import { InstantSet } from '#domain/sorted-instants.ts';

const change = fc.record({
  at: fc.nat(40),
  id: fc.constantFrom('a', 'b', 'c', 'd'),
  amounts: fc.tuple(fc.double({ min: -9, max: 9, noNaN: true }), fc.nat(5)),
  comes: fc.boolean(),
});
const changes = fc.array(change, { maxLength: 40 });
type Change = Parameters<Parameters<typeof changes.map>[0]>[0][number];

/** Puts each item in once at most: an item has one instant, as an event has. */
function apply(series: DecayedSeries<{ id: string }>, all: readonly Change[]): void {
  for (const { at, id, amounts, comes } of all) {
    const item = { id: `${at}${id}` };
    series.remove(at, item);
    if (comes) series.add(at, item, amounts);
  }
}

function read(series: DecayedSeries<{ id: string }>) {
  const sums = Array.from({ length: 50 }, (_, at) => [series.asOf(at), series.asOf(at - 7, 1)]);
  return { ids: series.items.map(({ id }) => id), sums };
}

describe('decayed sums', () => {
  it('come back from bytes exactly, and change from there as they would have', () => {
    fc.assert(
      fc.property(changes, changes, (before, after) => {
        const series = new DecayedSeries<{ id: string }>(2, 11);
        apply(series, before);
        const out = new Packer();
        series.pack(out);
        const back = new DecayedSeries<{ id: string }>(2, 11);
        back.unpack(new Unpacker(out.packed()), series.items);
        expect(read(back)).toEqual(read(series));
        for (const each of [series, back]) apply(each, after);
        expect(read(back)).toEqual(read(series));
      }),
    );
  });

  it('are the same in whatever order the items came', () => {
    fc.assert(
      fc.property(changes, fc.nat(), (all, cut) => {
        const coming = new Map(all.map((one) => [`${one.at}${one.id}`, { ...one, comes: true }]));
        const items = [...coming.values()];
        const turned = [...items.slice(cut % 40), ...items.slice(0, cut % 40)];
        const [one, other] = [items, turned].map((list) => {
          const series = new DecayedSeries<{ id: string }>(2, 11);
          apply(series, list);
          return read(series);
        });
        expect(one).toEqual(other);
      }),
    );
  });
});

describe('a set of instants', () => {
  it('comes back from bytes with how often each was put in', () => {
    const instant = fc.tuple(
      fc.nat(4),
      fc.oneof({ weight: 2, arbitrary: fc.constant(true) }, fc.boolean()),
    );
    const instants = fc.array(instant, { minLength: 9, maxLength: 40 });
    fc.assert(
      fc.property(instants, instants, (before, after) => {
        const set = new InstantSet();
        const put = (to: InstantSet, list: typeof before) => {
          for (const [at, comes] of list) comes ? to.add(at) : to.remove(at);
        };
        put(set, before);
        const out = new Packer();
        set.pack(out);
        const back = new InstantSet();
        back.unpack(new Unpacker(out.packed()));
        expect(back.sorted).toEqual(set.sorted);
        for (const each of [set, back]) put(each, after);
        expect(back.sorted).toEqual(set.sorted);
      }),
    );
  });
});

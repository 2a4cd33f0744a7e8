import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { DecayedSeries } from '#domain/decayed-series.ts';
import { Packer, Unpacker } from '#domain/snapshot/packer.ts';
import { InstantSet } from '#domain/sorted-instants.ts';
import { halfLifeWeight } from '#domain/statistics/decay.ts';
import { placesUpTo, StoredList } from '#domain/stored-list.ts';
import { runs } from '#tests/support/runs.ts';

interface Item {
  id: string;
  at: number;
}
const [width, halfLife] = [2, 11];
const change = fc.record({
  at: fc.nat(120),
  id: fc.constantFrom('a', 'b', 'c', 'd', 'e'),
  amounts: fc.tuple(fc.double({ min: -9, max: 9, noNaN: true }), fc.nat(5)),
  comes: fc.oneof({ weight: 5, arbitrary: fc.constant(true) }, fc.boolean()),
});
const some = fc.array(change, { maxLength: 30 });
/** More items than are summed together. */
const many = fc.array(change, { minLength: 300, maxLength: 600, size: 'max' });
type Change = Parameters<Parameters<typeof some.map>[0]>[0][number];

/** What a series holds, in a plain map. */
type Plain = Map<string, Change>;

/** Puts each item in once at most: an item has one instant, as an event has. */
function apply(all: readonly Change[], series: DecayedSeries<Item>, plain: Plain, late = 0): void {
  for (const one of all) {
    // What counts from another instant than its own is written with it.
    const item = { id: `${one.at}${one.id}`, at: one.at + late };
    series.remove(one.at, item);
    plain.delete(item.id);
    if (!one.comes) continue;
    series.add(one.at, item, one.amounts);
    plain.set(item.id, one);
  }
}

/** Sums as of some instants, the newest first, so that those before are worked out later. */
const asked = [130, 121, 119, 60, 59, 11, 90, 0, -1];

function read(series: DecayedSeries<Item>) {
  const sums = asked.map((at) => [series.asOf(at), series.asOf(at - 7, 1)]);
  return { ids: itemsOf(series).map(({ id }) => id), sums };
}

/** The same by adding up one item after the other. */
function added(plain: Plain): ReturnType<typeof read> {
  const items = [...plain.values()].sort((a, b) => a.at - b.at || (a.id < b.id ? -1 : 1));
  const asOf = (until: number) => {
    let sums = [0, 0];
    let last = until;
    for (const { at, amounts } of items) {
      if (at > until) break;
      const factor = halfLifeWeight(at - last, halfLife);
      const before = sums;
      sums = amounts.map((amount, i) => (last > at ? 0 : factor * (before[i] ?? 0)) + amount);
      last = at;
    }
    const factor = halfLifeWeight(until - last, halfLife);
    return sums.map((sum) => factor * sum);
  };
  const sums = asked.map((at) => [asOf(at), asOf(at - 7)]);
  return { ids: items.map(({ at, id }) => `${at}${id}`), sums };
}

describe('decayed sums', () => {
  it('are what adding one item after the other gives, whatever came and went', () => {
    fc.assert(
      fc.property(many, some, some, (first, second, third) => {
        const series = new DecayedSeries<Item>(width, halfLife);
        const plain: Plain = new Map();
        for (const each of [first, second, third]) {
          apply(each, series, plain);
          expect(read(series)).toEqual(added(plain));
        }
      }),
      runs(60),
    );
  });

  it('come back from bytes exactly, and change from there as they would have', () => {
    fc.assert(
      fc.property(
        many,
        fc.tuple(fc.boolean(), fc.nat(1)),
        some,
        some,
        (first, how, second, third) => {
          const [isRead, late] = how;
          const series = new DecayedSeries<Item>(width, halfLife);
          const plain: Plain = new Map();
          apply(first, series, plain, late);
          if (isRead) read(series);
          let back = again(series);
          expect(read(back)).toEqual(added(plain));
          apply(second, back, plain, late);
          back = again(back);
          apply(third, back, plain, late);
          expect(read(back)).toEqual(added(plain));
        },
      ),
      runs(60),
    );
  });
});

const none: Item = { id: 'none', at: 0 };

function itemsOf(series: DecayedSeries<Item>): Item[] {
  return Array.from({ length: series.length }, (_, i) => series.at(i) ?? none);
}

/** The same series, packed and unpacked; its items are made when somebody asks. */
function again(series: DecayedSeries<Item>): DecayedSeries<Item> {
  const out = new Packer();
  series.pack(out);
  const back = new DecayedSeries<Item>(width, halfLife);
  const items = itemsOf(series);
  const at = (place: number) => items[place] ?? none;
  const stored = { at, instantAt: (place: number) => at(place).at };
  const places = placesUpTo(items.length);
  back.unpack(new Unpacker(out.packed()), new StoredList(stored, places));
  return back;
}

describe('a set of instants', () => {
  it('comes back from bytes with how often each was put in', () => {
    const comes = fc.oneof({ weight: 2, arbitrary: fc.constant(true) }, fc.boolean());
    const instants = fc.array(fc.tuple(fc.nat(4), comes), { minLength: 9, maxLength: 40 });
    fc.assert(
      fc.property(instants, instants, (before, after) => {
        const set = new InstantSet();
        const put = (to: InstantSet, list: typeof before) => {
          for (const [at, isPut] of list) isPut ? to.add(at) : to.remove(at);
        };
        put(set, before);
        const out = new Packer();
        set.pack(out);
        const back = new InstantSet();
        back.unpack(new Unpacker(out.packed()));
        expect([...back.sorted]).toEqual([...set.sorted]);
        for (const each of [set, back]) put(each, after);
        expect([...back.sorted]).toEqual([...set.sorted]);
      }),
    );
  });
});

import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { IdTable } from '#domain/snapshot/id-table.ts';
import { Packer, Unpacker } from '#domain/snapshot/packer.ts';

/** Many that begin alike, as those do that are made one after the other, and some that end alike. */
const ids = fc.oneof(
  fc.uuid({ version: 7 }),
  fc.nat(2 ** 8).map((n) => `${n.toString(16).padStart(8, '0')}-0000-7000-8000-000000000001`),
  fc.nat(2 ** 20).map((n) => `0190f0e0-0000-7000-8000-${n.toString(16).padStart(12, '0')}`),
);
const changes = fc.array(
  fc.oneof(
    { weight: 8, arbitrary: fc.record({ how: fc.constant('add' as const), id: ids }) },
    { weight: 3, arbitrary: fc.record({ how: fc.constant('remove' as const) }) },
    { weight: 1, arbitrary: fc.record({ how: fc.constant('restart' as const) }) },
  ),
  { maxLength: 120 },
);

function packed(table: IdTable): Uint8Array {
  const out = new Packer();
  table.pack(out);
  return out.packed();
}

describe('a table of ids', () => {
  it('knows where each stands, whatever was added, taken out and read again', () => {
    fc.assert(
      fc.property(changes, fc.array(ids), (all, strangers) => {
        let table = new IdTable();
        const plain: string[] = [];
        for (const change of all) {
          if (change.how === 'restart') {
            table = IdTable.unpack(new Unpacker(packed(table)));
          } else if (change.how === 'remove') {
            table.removeLast();
            plain.pop();
          } else if (!plain.includes(change.id)) {
            expect(table.add(change.id)).toBe(plain.push(change.id) - 1);
          }
          expect(table.size).toBe(plain.length);
        }
        for (const [place, id] of plain.entries()) {
          expect([table.placeOf(id), table.at(place)]).toEqual([place, id]);
        }
        for (const id of strangers) expect(table.placeOf(id)).toBe(plain.indexOf(id));
        expect(packed(table)).toEqual(packed(IdTable.of(plain)));
      }),
    );
  });

  it('finds many pieces of them again', () => {
    const many = Array.from(
      { length: 10_000 },
      (_, n) =>
        `0190f0e0-${(n % 7).toString(16).padStart(4, '0')}-7000-8000-${n.toString(16).padStart(12, '0')}`,
    );
    const table = IdTable.unpack(new Unpacker(packed(IdTable.of(many))));
    expect(many.map((id) => table.placeOf(id))).toEqual(many.map((_, place) => place));
    expect(many.map((_, place) => table.at(place))).toEqual(many);
  });

  it('leaves what it was read from as it is, however far it goes back', () => {
    const named = (n: number) => `0190f0e0-0000-7000-8000-${n.toString(16).padStart(12, '0')}`;
    const bytes = packed(IdTable.of(Array.from({ length: 10_000 }, (_, n) => named(n))));
    const before = bytes.slice();
    const table = IdTable.unpack(new Unpacker(bytes));
    for (let left = 10_000; left > 3_000; left -= 1) table.removeLast();
    for (let n = 20_000; n < 27_000; n += 1) table.add(named(n));
    const all = Array.from({ length: 10_000 }, (_, n) => named(n < 3_000 ? n : n + 17_000));
    expect(all.map((_, place) => table.at(place))).toEqual(all);
    expect(all.map((id) => table.placeOf(id))).toEqual(all.map((_, place) => place));
    expect(bytes).toEqual(before);
  });

  it('is written as those that are left, however many there were', () => {
    const many = Array.from(
      { length: 1_000 },
      (_, n) => `0190f0e0-0000-7000-8000-${n.toString(16).padStart(12, '0')}`,
    );
    const table = IdTable.of(many);
    for (let left = many.length; left > 10; left -= 1) table.removeLast();
    expect(packed(table)).toEqual(packed(IdTable.of(many.slice(0, 10))));
  });

  it('finds no text that is no id', () => {
    const id = '0190f0e0-0000-7000-8000-00000000000a';
    const table = IdTable.of([id]);
    const others = [
      '',
      'a',
      id.toUpperCase(),
      `${id}0`,
      id.replace('a', 'g'),
      id.replace('-', '0'),
    ];
    expect(others.map((text) => table.placeOf(text))).toEqual(others.map(() => -1));
    expect(() => table.add('event-1')).toThrow('event-1');
  });
});

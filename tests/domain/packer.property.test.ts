import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { MINUTE } from '#domain/instant.ts';
import type { Column } from '#domain/snapshot/column.ts';
import { Packer, Unpacker, Unreadable } from '#domain/snapshot/packer.ts';

/** Each of them exactly: minus zero is not zero, and what is no number stays none. */
const numbers = fc.oneof(
  fc.array(fc.integer()),
  fc.array(fc.integer({ min: -(2 ** 31), max: 2 ** 31 - 1 }).map((n) => n * MINUTE)),
  fc.array(fc.oneof(fc.double(), fc.constantFrom(-0, Number.NaN, 2 ** 31, -(2 ** 31), -MINUTE))),
  fc.array(fc.constantFrom(MINUTE + 2 ** -37, MINUTE, 5e-324)),
  // Times at which things were recorded: near each other, or all but.
  fc.array(fc.integer({ min: 1.7e12, max: 1.7e12 + 2 ** 33 }), { minLength: 6, maxLength: 90 }),
  fc.array(fc.integer({ min: -(2 ** 53) + 1, max: -(2 ** 53) + 2 ** 31 }), { minLength: 6 }),
  // Few different ones, again and again.
  fc.array(fc.constantFrom(0.25, 1 / 3, 0, 2 ** 40, Number.NaN), { minLength: 20, maxLength: 90 }),
  fc.array(fc.constantFrom(0.25, 0, -0), { minLength: 20, maxLength: 90 }),
);
const texts = fc.array(
  fc.oneof(
    fc.string({ unit: 'binary' }),
    fc.constantFrom('', '\n', 'Radio\nUn', '\u2028', '"', '\ud800', '\udc00 half'),
  ),
);

const parts = fc.array(
  fc.oneof(
    fc.record({ of: fc.constant('numbers' as const), list: numbers }),
    fc.record({ of: fc.constant('column' as const), list: numbers }),
    fc.record({ of: fc.constant('texts' as const), list: texts }),
    fc.record({ of: fc.constant('bytes' as const), list: fc.uint8Array() }),
    fc.record({ of: fc.constant('number' as const), list: fc.double() }),
    fc.record({ of: fc.constant('section' as const), list: fc.string() }),
  ),
);
type Part = typeof parts extends fc.Arbitrary<(infer T)[]> ? T : never;

function packed(all: readonly Part[]): Uint8Array {
  const out = new Packer();
  for (const { of, list } of all) {
    if (of === 'numbers' || of === 'column') out.numbers(list);
    else if (of === 'texts') out.strings(list);
    else if (of === 'bytes') out.bytes(list);
    else if (of === 'number') out.number(list);
    else out.section(list);
  }
  return out.packed();
}

function listOf(column: Column): number[] {
  return Array.from({ length: column.length }, (_, place) => column.at(place) ?? 0);
}

/** What is read where the same was asked for as was written. */
function unpacked(bytes: Uint8Array, all: readonly Part[]): Part[] {
  const from = new Unpacker(bytes);
  return all.map((part): Part => {
    if (part.of === 'numbers') return { ...part, list: from.numbers() };
    if (part.of === 'column') return { ...part, list: listOf(from.column()) };
    if (part.of === 'texts') return { ...part, list: from.strings() };
    if (part.of === 'bytes') return { ...part, list: from.bytes(part.list.length).slice() };
    if (part.of === 'number') return { ...part, list: from.number() };
    from.section(part.list);
    return part;
  });
}

/** How many numbers, letters and bytes there are in what was read. */
function sizeOf(all: readonly Part[]): number {
  const sizes = all.map(({ list }) =>
    typeof list === 'number' || typeof list === 'string' ? 1 : list.length,
  );
  return sizes.reduce((sum, size) => sum + size, 0);
}

describe('what is packed', () => {
  it('comes back exactly as it was', () => {
    fc.assert(
      fc.property(parts, (all) => {
        expect(unpacked(packed(all), all)).toEqual(all);
      }),
    );
  });

  it('takes the fewest bytes that keep every number of a list', () => {
    const lists = [
      [0, 1, 2, 255],
      [0, 1, 2, 256],
      [1, 2, 3, -4],
      [1, 2, 3, 2 ** 31].map((n) => n * MINUTE),
      [1, 2, 3, 0.5],
      Array.from({ length: 96 }, (_, i) => 0.5 + (i % 2)),
      Array.from({ length: 96 }, (_, i) => 0.5 + i),
      Array.from({ length: 2_048 }, (_, i) => 1.7e12 + 1_001 * i),
      Array.from({ length: 8 }, (_, i) => 1 + i * 2 ** 33),
    ];
    const sizes = lists.map((list) => packed([{ of: 'numbers', list }]).length);
    const twoDifferent = 8 + (8 + 16) + (8 + 96);
    const twoBlocks = 8 + (8 + 16) + 4 * 2_048;
    const own = [8 + 8, 8 + 8, 8 + 16, 8 + 32, 8 + 32];
    expect(sizes).toEqual([...own, twoDifferent, 8 + 768, twoBlocks, 8 + 64]);
  });

  it('leaves a column where it lies in the bytes', () => {
    const lists = [
      [7],
      [700],
      [70_000],
      [MINUTE * 2 ** 20],
      [0.1],
      Array.from({ length: 64 }, () => 0.1),
      Array.from({ length: 64 }, (_, i) => 1.7e12 + 7 * i),
    ];
    const bytes = packed(lists.map((list) => ({ of: 'numbers', list })));
    const from = new Unpacker(bytes);
    const columns = lists.map(() => from.column());
    expect(columns.map(listOf)).toEqual(lists);
    bytes.fill(0);
    expect(columns.map(listOf)).toEqual(lists.map((list) => list.map(() => 0)));
  });

  it('is refused, and nothing else, where it was cut or asked for as something else', () => {
    const refused = (work: () => unknown) => {
      try {
        work();
        return false;
      } catch (error) {
        expect(error).toBeInstanceOf(Unreadable);
        return true;
      }
    };
    fc.assert(
      fc.property(parts, parts, fc.nat(), (all, others, cut) => {
        const bytes = packed(all);
        const kept = bytes.slice(0, cut % (bytes.length + 1));
        refused(() => unpacked(kept, all));
        refused(() => unpacked(bytes, others));
        if (all.every(({ of }) => of === 'bytes')) return;
        expect(refused(() => unpacked(bytes.slice(0, -8), all))).toBe(true);
      }),
    );
  });

  it('is read as no more than there are bytes, whatever became of one of them', () => {
    fc.assert(
      fc.property(parts, fc.nat(), fc.integer({ min: 1, max: 255 }), (all, at, change) => {
        const bytes = packed(all);
        if (bytes.length === 0) return;
        const place = at % bytes.length;
        bytes[place] = (bytes[place] ?? 0) ^ change;
        try {
          expect(sizeOf(unpacked(bytes, all))).toBeLessThanOrEqual(bytes.length);
        } catch (error) {
          if (!(error instanceof Unreadable)) throw error;
        }
      }),
    );
  });
});

import { type Packer, type Unpacker, Unreadable } from '#domain/snapshot/packer.ts';

/** An id (UUID) as four numbers of 32 bits. */
type Words = readonly [number, number, number, number];

const wordsPerId = 4;

/** Ids in a row as numbers, and where each of them stands: a million take 24 MB, and no texts. */
export class IdTable {
  readonly #words: Uint32Array;
  /** Place + 1 by hash, the next free slot where two meet; 0 is free. A power of two of them. */
  readonly #slots: Uint32Array;

  private constructor(words: Uint32Array, slots: Uint32Array) {
    this.#words = words;
    this.#slots = slots;
  }

  /** Of ids that are all different. */
  static of(ids: readonly string[]): IdTable {
    const words = new Uint32Array(ids.length * wordsPerId);
    for (const [place, id] of ids.entries()) words.set(wordsOf(id), place * wordsPerId);
    const slots = new Uint32Array(2 ** Math.ceil(Math.log2(2 * ids.length + 2)));
    const table = new IdTable(words, slots);
    for (let place = 0; place < ids.length; place += 1) table.#enter(place);
    return table;
  }

  static unpack(from: Unpacker): IdTable {
    const [ids, slots] = [from.number(), from.number()];
    if (slots <= ids || Math.log2(slots) % 1 !== 0) throw new Unreadable('These are no ids.');
    const wordsOf = (count: number) => {
      const bytes = from.bytes(count * Uint32Array.BYTES_PER_ELEMENT);
      // Of its own, or the table would hold everything that was read.
      return new Uint32Array(bytes.buffer, bytes.byteOffset, count).slice();
    };
    return new IdTable(wordsOf(ids * wordsPerId), wordsOf(slots));
  }

  pack(out: Packer): void {
    out.number(this.size);
    out.number(this.#slots.length);
    for (const { buffer, byteOffset, byteLength } of [this.#words, this.#slots]) {
      out.bytes(new Uint8Array(buffer, byteOffset, byteLength));
    }
  }

  get size(): number {
    return this.#words.length / wordsPerId;
  }

  /** The place of an id; −1 when it is none of them. */
  placeOf(id: string): number {
    const words = wordsOf(id);
    const slots = this.#slots;
    for (let slot = this.#slotOf(words); ; slot = (slot + 1) & (slots.length - 1)) {
      const place = (slots[slot] ?? 0) - 1;
      if (place < 0 || this.#isAt(place, words)) return place;
    }
  }

  /** The id at a place. */
  at(place: number): string {
    const hex = (word: number) =>
      (this.#words[place * wordsPerId + word] ?? 0).toString(16).padStart(8, '0');
    const [a, b, c, d] = [hex(0), hex(1), hex(2), hex(3)];
    return `${a}-${b.slice(0, 4)}-${b.slice(4)}-${c.slice(0, 4)}-${c.slice(4)}${d}`;
  }

  #enter(place: number): void {
    const start = place * wordsPerId;
    const [a = 0, b = 0, c = 0, d = 0] = this.#words.subarray(start, start + wordsPerId);
    let slot = this.#slotOf([a, b, c, d]);
    while (this.#slots[slot] !== 0) slot = (slot + 1) & (this.#slots.length - 1);
    this.#slots[slot] = place + 1;
  }

  #slotOf([a, b, c, d]: Words): number {
    let hash = 0;
    for (const word of [a, b, c, d]) {
      hash = Math.imul(hash ^ word, 0x9e3779b1);
      hash ^= hash >>> 15;
    }
    return (hash >>> 0) & (this.#slots.length - 1);
  }

  #isAt(place: number, words: Words): boolean {
    const start = place * wordsPerId;
    return words.every((word, i) => this.#words[start + i] === word);
  }
}

function wordsOf(id: string): Words {
  const word = (text: string) => Number.parseInt(text, 16);
  return [
    word(id.slice(0, 8)),
    word(id.slice(9, 13) + id.slice(14, 18)),
    word(id.slice(19, 23) + id.slice(24, 28)),
    word(id.slice(28, 36)),
  ];
}

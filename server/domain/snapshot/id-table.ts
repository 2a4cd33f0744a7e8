import { asked, hashOf, isRead, wordsPerId } from '#domain/id-words.ts';
import { type Packer, type Unpacker, Unreadable } from '#domain/snapshot/packer.ts';

/** Ids lie in pieces of so many: what grows need not be moved. */
const PIECE = 2 ** 12;
const FEWEST_SLOTS = 2 ** 4;
/** More than this share of the slots is never taken. */
const FULL = 0.75;

/**
 * Ids in a row as numbers, and where each of them stands: a million take 24 MB, and no texts. It
 * grows and shrinks at its end, and is the same whether it was read or put together.
 */
export class IdTable {
  #size = 0;
  readonly #pieces: Uint32Array[] = [];
  /** Place + 1 by hash, the next free slot where two meet; 0 is free. A power of two of them. */
  #slots: Uint32Array = new Uint32Array(FEWEST_SLOTS);
  /** So many pieces lie where they were read from, and must not be changed there. */
  #readPieces = 0;
  /** Whether the slots do. */
  #areSlotsRead = false;

  /** Of ids that are all different. */
  static of(ids: Iterable<string>): IdTable {
    const table = new IdTable();
    for (const id of ids) table.add(id);
    return table;
  }

  /** @throws Unreadable */
  static unpack(from: Unpacker): IdTable {
    const table = new IdTable();
    const [ids, slots] = [from.number(), from.number()];
    if (slots < slotsFor(ids) || Math.log2(slots) % 1 !== 0) {
      throw new Unreadable('These are no ids.');
    }
    const wordsOf = (count: number) => {
      const bytes = from.bytes(count * Uint32Array.BYTES_PER_ELEMENT);
      return new Uint32Array(bytes.buffer, bytes.byteOffset, count);
    };
    const words = wordsOf(ids * wordsPerId);
    for (let at = 0; at < words.length; at += PIECE * wordsPerId) {
      table.#pieces.push(words.subarray(at, at + PIECE * wordsPerId));
    }
    table.#size = ids;
    table.#slots = wordsOf(slots);
    table.#readPieces = table.#pieces.length;
    table.#areSlotsRead = true;
    return table;
  }

  pack(out: Packer): void {
    // The same ids always as the same bytes, however many there were meanwhile.
    if (this.#slots.length !== slotsFor(this.#size)) this.#spread();
    const words = new Uint32Array(this.#size * wordsPerId);
    for (const [i, piece] of this.#pieces.entries()) {
      const at = i * PIECE * wordsPerId;
      words.set(piece.subarray(0, Math.max(0, words.length - at)), Math.min(at, words.length));
    }
    out.number(this.#size);
    out.number(this.#slots.length);
    for (const { buffer, byteOffset, byteLength } of [words, this.#slots]) {
      out.bytes(new Uint8Array(buffer, byteOffset, byteLength));
    }
  }

  get size(): number {
    return this.#size;
  }

  /** The place of an id; −1 when it is none of them. */
  placeOf(id: string): number {
    if (!isRead(id)) return -1;
    const slots = this.#slots;
    const mask = slots.length - 1;
    for (let slot = asked.hash & mask; ; slot = (slot + 1) & mask) {
      const place = (slots[slot] ?? 0) - 1;
      if (place < 0 || this.#isAt(place, asked.words)) return place;
    }
  }

  /** Puts an id that is not among them at the end; returns its place. */
  add(id: string): number {
    if (!isRead(id)) throw new Error(`This is no id: ${id}`);
    this.#ownSlots();
    const place = this.#size;
    const piece = this.#pieceFor(place);
    const start = (place % PIECE) * wordsPerId;
    for (let i = 0; i < wordsPerId; i += 1) piece[start + i] = asked.words[i] ?? 0;
    this.#size += 1;
    if (this.#size > FULL * this.#slots.length) this.#spread();
    else this.#enter(place, asked.hash);
    return place;
  }

  /** Takes the last id out: none came after it, so no other was moved on by it. */
  removeLast(): void {
    const place = this.#size - 1;
    if (place < 0) return;
    this.#ownSlots();
    const slots = this.#slots;
    const mask = slots.length - 1;
    let slot = this.#hashAt(place) & mask;
    while (slots[slot] !== place + 1) slot = (slot + 1) & mask;
    slots[slot] = 0;
    this.#size = place;
  }

  /** The id at a place. */
  at(place: number): string {
    const piece = this.#pieces[Math.floor(place / PIECE)];
    const start = (place % PIECE) * wordsPerId;
    const hex = (word: number) => (piece?.[start + word] ?? 0).toString(16).padStart(8, '0');
    const [a, b, c, d] = [hex(0), hex(1), hex(2), hex(3)];
    return `${a}-${b.slice(0, 4)}-${b.slice(4)}-${c.slice(0, 4)}-${c.slice(4)}${d}`;
  }

  /** The piece that an id is put into. */
  #pieceFor(place: number): Uint32Array {
    const index = Math.floor(place / PIECE);
    const known = this.#pieces[index];
    if (known !== undefined && index >= this.#readPieces) return known;
    // What was read stays as it is: of a million ids one piece is made anew.
    const own = new Uint32Array(PIECE * wordsPerId);
    if (known !== undefined) own.set(known);
    this.#pieces.length = index;
    this.#pieces.push(own);
    this.#readPieces = Math.min(this.#readPieces, index);
    return own;
  }

  #ownSlots(): void {
    if (this.#areSlotsRead) this.#slots = this.#slots.slice();
    this.#areSlotsRead = false;
  }

  /** All of them anew, in as many slots as they have. */
  #spread(): void {
    this.#slots = new Uint32Array(slotsFor(this.#size));
    this.#areSlotsRead = false;
    for (let place = 0; place < this.#size; place += 1) this.#enter(place, this.#hashAt(place));
  }

  #enter(place: number, hash: number): void {
    const mask = this.#slots.length - 1;
    let slot = hash & mask;
    while (this.#slots[slot] !== 0) slot = (slot + 1) & mask;
    this.#slots[slot] = place + 1;
  }

  #hashAt(place: number): number {
    const piece = this.#pieces[Math.floor(place / PIECE)];
    const start = (place % PIECE) * wordsPerId;
    for (let i = 0; i < wordsPerId; i += 1) other[i] = piece?.[start + i] ?? 0;
    return hashOf(other);
  }

  #isAt(place: number, words: Uint32Array): boolean {
    const piece = this.#pieces[Math.floor(place / PIECE)];
    const start = (place % PIECE) * wordsPerId;
    if (piece === undefined) return false;
    // Ids made one after the other differ at their end.
    for (let i = wordsPerId - 1; i >= 0; i -= 1) if (piece[start + i] !== words[i]) return false;
    return true;
  }
}

/** How many slots so many ids have. */
function slotsFor(ids: number): number {
  return Math.max(FEWEST_SLOTS, 2 ** Math.ceil(Math.log2(ids / FULL)));
}

/** The words of an id that is moved. */
const other = new Uint32Array(wordsPerId);

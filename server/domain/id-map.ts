import { asked, isRead } from '#domain/id-words.ts';

const FEWEST_SLOTS = 2 ** 3;

/**
 * Something for each of many ids. A map of the language goes by texts that lie all over the memory,
 * and reads some of them to find that an id is new. Here the hashes lie side by side, and the hash
 * of an id that was just asked about elsewhere is at hand.
 */
export class IdMap<T> {
  readonly #ids: string[] = [];
  /** By the place of the id; undefined where there is nothing any more. */
  readonly #values: (T | undefined)[] = [];
  /** A hash and its place + 1, side by side; the next pair where two meet. A power of two of them. */
  #slots = new Uint32Array(2 * FEWEST_SLOTS);
  #size = 0;

  /** Ids that have something. */
  get size(): number {
    return this.#size;
  }

  get(id: string): T | undefined {
    if (!isRead(id)) return undefined;
    const place = (this.#slots[this.#slotOf(id, asked.hash) + 1] ?? 0) - 1;
    return place < 0 ? undefined : this.#values[place];
  }

  has(id: string): boolean {
    return this.get(id) !== undefined;
  }

  /** @throws Error for a text that is no id */
  set(id: string, value: T): void {
    if (!isRead(id)) throw new Error(`This is no id: ${id}`);
    const slot = this.#slotOf(id, asked.hash);
    const place = (this.#slots[slot + 1] ?? 0) - 1;
    if (place < 0) {
      this.#ids.push(id);
      this.#values.push(value);
      this.#slots[slot] = asked.hash;
      this.#slots[slot + 1] = this.#ids.length;
      // Every other pair is free: an id that is new is seen to be so at a glance.
      if (4 * this.#ids.length > this.#slots.length) this.#spread();
    } else {
      if (this.#values[place] !== undefined) this.#size -= 1;
      this.#values[place] = value;
    }
    this.#size += 1;
  }

  delete(id: string): void {
    if (!isRead(id)) return;
    const place = (this.#slots[this.#slotOf(id, asked.hash) + 1] ?? 0) - 1;
    if (place < 0 || this.#values[place] === undefined) return;
    this.#values[place] = undefined;
    this.#size -= 1;
  }

  /** All of them, in the order in which their ids first came. */
  *[Symbol.iterator](): Generator<[id: string, value: T]> {
    for (const [place, id] of this.#ids.entries()) {
      const value = this.#values[place];
      if (value !== undefined) yield [id, value];
    }
  }

  /** The pair of an id, or the free one where it would go. */
  #slotOf(id: string, hash: number): number {
    const slots = this.#slots;
    const mask = slots.length - 1;
    for (let slot = (hash << 1) & mask; ; slot = (slot + 2) & mask) {
      const place = (slots[slot + 1] ?? 0) - 1;
      if (place < 0 || (slots[slot] === hash && this.#ids[place] === id)) return slot;
    }
  }

  /** All of them in twice as many pairs. */
  #spread(): void {
    const before = this.#slots;
    const after = new Uint32Array(2 * before.length);
    const mask = after.length - 1;
    for (let from = 0; from < before.length; from += 2) {
      const [hash, next] = [before[from] ?? 0, before[from + 1] ?? 0];
      if (next === 0) continue;
      let slot = (hash << 1) & mask;
      while (after[slot + 1] !== 0) slot = (slot + 2) & mask;
      after[slot] = hash;
      after[slot + 1] = next;
    }
    this.#slots = after;
  }
}

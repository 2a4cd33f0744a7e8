import { AmountRows } from '#domain/amount-rows.ts';
import type { Instant } from '#domain/instant.ts';
import { NumberList } from '#domain/numbers.ts';
import { SeriesItems } from '#domain/series-items.ts';
import { type Packer, type Unpacker, Unreadable } from '#domain/snapshot/packer.ts';
import type { Instants } from '#domain/sorted-instants.ts';
import { halfLifeWeight } from '#domain/statistics/decay.ts';
import type { Held, StoredList } from '#domain/stored-list.ts';

/** The sums after every so-manyth item are kept; those between them once somebody has asked. */
const BLOCK = 128;

/**
 * Decayed sums of amounts dated by instants, known after every one of them: the sums after an
 * item are those after the one before, decayed by the time between, plus its own amounts. So a
 * sum as of any instant takes one search and one factor, however many items came before, where
 * adding them all up takes an exponential each.
 *
 * Items are kept in order of instant and id, so the same items give the same floats in whatever
 * order they arrived. An item in the middle makes the sums after it unknown; they are worked out
 * again when somebody asks that far.
 */
export class DecayedSeries<Item extends { id: string; at: Instant }> {
  readonly #width: number;
  readonly #halfLife: number;
  readonly #items: SeriesItems<Item>;
  /** `width` numbers an item. */
  readonly #amounts: AmountRows;
  /** Sums after each whole block of items; shorter while the last ones are unknown. */
  readonly #marks = new NumberList();
  /** Sums after each item of a block, as far as they are known. */
  readonly #blocks: (number[] | undefined)[] = [];
  /** How many items were found last, by place. */
  readonly #found: number[] = [];

  /**
   * Sums of `width` amounts an item; a half-life of Infinity does not decay. Who gives the items
   * puts them in and takes them out, and tells each series where: see `enter` and `leave`.
   */
  constructor(width: number, halfLife: number, items = new SeriesItems<Item>()) {
    this.#items = items;
    this.#width = width;
    this.#halfLife = halfLife;
    this.#amounts = new AmountRows(width);
  }

  get length(): number {
    return this.#items.length;
  }

  /** The item at a place, in order of instant and id. */
  at(index: number): Item | undefined {
    return this.#items.at(index);
  }

  /** All of them as they are kept, to be written. */
  get held(): readonly Held<Item>[] {
    return this.#items.held;
  }

  add(at: Instant, item: Item, amounts: readonly number[]): void {
    this.enter(this.#items.add(at, item), amounts);
  }

  /** The item at a place is new, and adds these amounts. */
  enter(index: number, amounts: readonly number[]): void {
    this.#amounts.add(index, amounts);
    if (index < this.length - 1) this.#forget(index);
  }

  /** Takes out the item of that instant and id, if there is one. */
  remove(at: Instant, item: Item): void {
    const index = this.#items.remove(at, item);
    if (index >= 0) this.leave(index);
  }

  /** The item that was at a place has gone. */
  leave(index: number): void {
    this.#amounts.remove(index);
    this.#forget(index);
  }

  /** The amounts of an item; null where it is not there. */
  amountsOf(at: Instant, item: Item): number[] | null {
    const index = this.#items.indexOf(at, item);
    return index < 0 ? null : this.#amounts.row(index);
  }

  /**
   * The sums of all items up to an instant, decayed to it. `place` is one of a few that somebody
   * asks from again and again while time moves on: what was found there last is near.
   */
  asOf(at: Instant, place = 0): number[] {
    const width = this.#width;
    const items = this.#at.countUpToNear(at, this.#found[place] ?? this.length);
    this.#found[place] = items;
    const factor =
      items === 0 ? 0 : halfLifeWeight(at - (this.#at.at(items - 1) ?? at), this.#halfLife);
    const sums: number[] = [];
    const block = this.#sumsAt(items - 1);
    const start = startOf(items - 1) * width;
    for (let i = 0; i < width; i += 1) sums.push(factor * (block[start + i] ?? 0));
    return sums;
  }

  /** The first of these sums alone. */
  sumAsOf(at: Instant, place = 0): number {
    const items = this.#at.countUpToNear(at, this.#found[place] ?? this.length);
    this.#found[place] = items;
    if (items === 0) return 0;
    const factor = halfLifeWeight(at - (this.#at.at(items - 1) ?? at), this.#halfLife);
    return factor * (this.#sumsAt(items - 1)[startOf(items - 1) * this.#width] ?? 0);
  }

  /** How many items are not after an instant, from a guess. */
  countUpTo(at: Instant, guess: number): number {
    return this.#at.countUpToNear(at, guess);
  }

  /** One of the sums after so many items, as of the last of them. */
  sumAfter(items: number, which: number): number {
    return this.#sumsAt(items - 1)[startOf(items - 1) * this.#width + which] ?? 0;
  }

  /** Writes all but the items, which are the caller's to write. */
  pack(out: Packer): void {
    this.#mark(Math.floor(this.length / BLOCK));
    // Mostly that is when the items happened, which is written with them.
    const isKnown = this.#items.areOfTheirTime;
    out.number(isKnown ? 1 : 0);
    if (!isKnown) out.numbers([...this.#at]);
    this.#amounts.pack(out);
    out.numbers(this.#marks.all());
  }

  /** Becomes what was written, with the same items in the same order. @throws Unreadable */
  unpack(from: Unpacker, items: StoredList<Item>): void {
    const isKnown = from.number() === 1;
    const at = isKnown ? null : from.column();
    this.#amounts.unpack(from, items.length);
    const marks = from.column();
    const blocks = Math.floor(items.length / BLOCK);
    const length = at?.length ?? items.length;
    if (length !== items.length || marks.length !== blocks * this.#width) {
      throw new Unreadable('Some of the sums are missing.');
    }
    this.#items.become(items, at);
    this.#marks.become(marks);
    this.#blocks.length = 0;
    this.#found.length = 0;
  }

  get #at(): Instants {
    return this.#items.instants;
  }

  #forget(index: number): void {
    const width = this.#width;
    const block = Math.floor(index / BLOCK);
    this.#marks.shorten(block * width);
    this.#blocks.length = Math.min(this.#blocks.length, block + 1);
    const sums = this.#blocks[block];
    if (sums !== undefined) sums.length = Math.min(sums.length, startOf(index) * width);
  }

  /** The sums after the items of a block, at least up to an item; nothing where there is none. */
  #sumsAt(item: number): readonly number[] {
    if (item < 0) return [];
    const width = this.#width;
    const block = Math.floor(item / BLOCK);
    const sums = this.#blocks[block] ?? [];
    const known = sums.length / width;
    if (known > startOf(item)) return sums;
    this.#mark(block);
    const [list, last] = known > 0 ? [sums, known - 1] : [this.#marks, block - 1];
    const row = last < 0 ? [] : list.slice(last * width, (last + 1) * width);
    for (let next = block * BLOCK + known; next <= item; next += 1) {
      this.#step(row, next);
      for (let i = 0; i < width; i += 1) sums.push(row[i] ?? 0);
    }
    while (this.#blocks.length < block) this.#blocks.push(undefined);
    this.#blocks[block] = sums;
    return sums;
  }

  /** Makes the sums after the first so many blocks known. */
  #mark(blocks: number): void {
    const width = this.#width;
    let known = this.#marks.length / width;
    if (known >= blocks) return;
    const row =
      known === 0 ? [] : this.#marks.slice(this.#marks.length - width, this.#marks.length);
    for (; known < blocks; known += 1) {
      for (let i = known * BLOCK; i < (known + 1) * BLOCK; i += 1) this.#step(row, i);
      for (let i = 0; i < width; i += 1) this.#marks.push(row[i] ?? 0);
    }
  }

  /** Turns the sums after the item before into those after an item. */
  #step(row: number[], item: number): void {
    const before = this.#at.at(item - 1);
    const age = before === undefined ? 0 : (this.#at.at(item) ?? before) - before;
    const factor = before === undefined ? 0 : halfLifeWeight(age, this.#halfLife);
    for (let i = 0; i < this.#width; i += 1) {
      row[i] = factor * (row[i] ?? 0) + this.#amounts.at(item, i);
    }
  }
}

/** Where an item stands in its block. */
function startOf(item: number): number {
  return item % BLOCK;
}

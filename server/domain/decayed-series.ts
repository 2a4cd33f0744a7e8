import type { Instant } from '#domain/instant.ts';
import { type Packer, type Unpacker, Unreadable } from '#domain/snapshot/packer.ts';
import { firstAbove, firstAboveNear } from '#domain/sorted-instants.ts';
import { halfLifeWeight } from '#domain/statistics/decay.ts';

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
export class DecayedSeries<Item extends { id: string }> {
  readonly #width: number;
  readonly #halfLife: number;
  #at: Instant[] = [];
  /** Not their ids: an event that came from a snapshot has to make up its own. */
  #items: Item[] = [];
  /** `width` numbers an item, flat: half a million small arrays would cost more than the sums. */
  #amounts: number[] = [];
  /** The same, summed; shorter than the amounts while the last ones are unknown. */
  readonly #sums: number[] = [];
  /** How many items were found last, by place. */
  readonly #found: number[] = [];

  /** Sums of `width` amounts an item; a half-life of Infinity does not decay. */
  constructor(width: number, halfLife: number) {
    this.#width = width;
    this.#halfLife = halfLife;
  }

  /** In order of instant and id. */
  get items(): readonly Item[] {
    return this.#items;
  }

  add(at: Instant, item: Item, amounts: readonly number[]): void {
    const index = this.#placeOf(at, item);
    // News comes last, and pushing costs a tenth of putting in between.
    if (index === this.#at.length) {
      this.#at.push(at);
      this.#items.push(item);
      for (const amount of amounts) this.#amounts.push(amount);
      return;
    }
    this.#at.splice(index, 0, at);
    this.#items.splice(index, 0, item);
    this.#amounts.splice(index * this.#width, 0, ...amounts);
    this.#forget(index);
  }

  /** Takes out the item of that instant and id, if there is one. */
  remove(at: Instant, item: Item): void {
    const index = this.#placeOf(at, item) - 1;
    const found = this.#items[index];
    if (this.#at[index] !== at || (found !== item && found?.id !== item.id)) return;
    this.#at.splice(index, 1);
    this.#items.splice(index, 1);
    this.#amounts.splice(index * this.#width, this.#width);
    this.#forget(index);
  }

  /** The amounts of an item; null where it is not there. */
  amountsOf(at: Instant, item: Item): number[] | null {
    const width = this.#width;
    for (let i = firstAbove(this.#at, at) - 1; i >= 0 && this.#at[i] === at; i -= 1) {
      if (this.#items[i] === item) return this.#amounts.slice(i * width, (i + 1) * width);
    }
    return null;
  }

  /**
   * The sums of all items up to an instant, decayed to it. `place` is one of a few that somebody
   * asks from again and again while time moves on: what was found there last is near.
   */
  asOf(at: Instant, place = 0): number[] {
    const width = this.#width;
    const items = firstAboveNear(this.#at, at, this.#found[place] ?? this.#at.length);
    this.#found[place] = items;
    if (this.#sums.length < items * width) this.#extend(items);
    const factor =
      items === 0 ? 0 : halfLifeWeight(at - (this.#at[items - 1] ?? at), this.#halfLife);
    const sums: number[] = [];
    const last = (items - 1) * width;
    for (let i = 0; i < width; i += 1) sums.push(factor * (this.#sums[last + i] ?? 0));
    return sums;
  }

  /** How many items are not after an instant, from a guess. */
  countUpTo(at: Instant, guess: number): number {
    return firstAboveNear(this.#at, at, guess);
  }

  /** One of the sums after so many items, as of the last of them. */
  sumAfter(items: number, which: number): number {
    if (this.#sums.length < items * this.#width) this.#extend(items);
    return this.#sums[(items - 1) * this.#width + which] ?? 0;
  }

  /** Writes all but the items, which are the caller's to write, and the sums, which come anew. */
  pack(out: Packer): void {
    out.numbers(this.#at);
    out.numbers(this.#amounts);
  }

  /** Becomes what was written, with the same items in the same order. @throws Unreadable */
  unpack(from: Unpacker, items: readonly Item[]): void {
    const at = from.numbers();
    const amounts = from.numbers();
    if (at.length !== items.length || amounts.length !== items.length * this.#width) {
      throw new Unreadable('Some of the amounts are missing.');
    }
    this.#at = at;
    this.#items = [...items];
    this.#amounts = amounts;
    this.#forget(0);
    this.#found.length = 0;
  }

  /** Where an item of this instant goes: behind all that are not after it. */
  #placeOf(at: Instant, item: Item): number {
    let index = firstAbove(this.#at, at);
    while (index > 0 && this.#at[index - 1] === at && this.#isAfter(index - 1, item)) index -= 1;
    return index;
  }

  #isAfter(index: number, item: Item): boolean {
    const other = this.#items[index];
    return other !== undefined && other !== item && other.id > item.id;
  }

  #forget(index: number): void {
    this.#sums.length = Math.min(this.#sums.length, index * this.#width);
  }

  #extend(items: number): void {
    const width = this.#width;
    for (let item = this.#sums.length / width; item < items; item += 1) {
      const before = this.#at[item - 1];
      const age = before === undefined ? 0 : (this.#at[item] ?? before) - before;
      const factor = before === undefined ? 0 : halfLifeWeight(age, this.#halfLife);
      const start = item * width;
      for (let i = start; i < start + width; i += 1) {
        this.#sums.push(factor * (this.#sums[i - width] ?? 0) + (this.#amounts[i] ?? 0));
      }
    }
  }
}

import type { Instant } from '#domain/instant.ts';
import { InstantList, type Instants } from '#domain/sorted-instants.ts';
import { type Held, HeldList, type StoredList } from '#domain/stored-list.ts';

/**
 * Things that have an instant, in order of it and then of their ids. Of those that a snapshot holds
 * only the places are kept until somebody asks for them: most stay in the past for good.
 */
export class DatedList<T extends { id: string; at: Instant }> {
  readonly #items = new HeldList<T>();
  readonly #instants = new InstantList();
  /** The instants of the items, in the same order. */
  readonly instants: Instants = this.#instants;

  get length(): number {
    return this.#items.length;
  }

  at(index: number): T | undefined {
    return this.#items.at(index);
  }

  /** All of them, made where they were not. */
  get items(): T[] {
    return this.#between(0, this.length);
  }

  /** All of them as they are kept, to be written. */
  get held(): readonly Held<T>[] {
    return this.#items.held;
  }

  /** Returns its place among the items. */
  add(item: T): number {
    const index = this.#placeOf(item);
    this.#items.insert(index, item);
    this.#instants.insert(index, item.at);
    return index;
  }

  /** Returns the place that it had; −1 where it was not there. */
  remove(item: T): number {
    const { at } = item;
    let index = this.#instants.countNotAbove(at) - 1;
    while (this.#instants.at(index) === at && this.at(index) !== item) index -= 1;
    if (this.#instants.at(index) !== at) return -1;
    this.#items.remove(index);
    this.#instants.remove(index);
    return index;
  }

  /** Takes in what another list held, in its order: so nobody asks for their ids. */
  fill(items: readonly T[]): void {
    for (const item of items) {
      this.#items.push(item);
      this.#instants.push(item.at);
    }
  }

  /** The same from a snapshot, while it is still empty. */
  fillStored(stored: StoredList<T>): void {
    this.#items.become(stored);
    this.#instants.become(stored.instants);
  }

  /** How many items are not after an instant. */
  countUpTo(at: Instant): number {
    return this.#instants.countUpTo(at);
  }

  /** How many items lie in (from, to]. */
  size({ from, to }: { from: Instant; to: Instant }): number {
    return this.countUpTo(to) - this.countUpTo(from);
  }

  /** The newest item that is not after an instant. */
  newest(at: Instant): T | undefined {
    return this.at(this.countUpTo(at) - 1);
  }

  /** Items in (from, to], oldest first. */
  within(from: Instant, to: Instant): T[] {
    return this.#between(this.countUpTo(from), this.countUpTo(to));
  }

  /** The same, newest first and one at a time, for those who seldom want all of them. */
  *backwards(from: Instant, to: Instant): Generator<T> {
    for (let i = this.countUpTo(to) - 1; i >= 0; i -= 1) {
      const item = this.at(i);
      if (item === undefined || item.at <= from) return;
      yield item;
    }
  }

  /** Shows the items in (from, to] one by one, newest first, for as long as the visitor says so. */
  visit(from: Instant, to: Instant, visitor: (item: T) => boolean): void {
    for (let i = this.countUpTo(to) - 1; i >= 0; i -= 1) {
      const item = this.at(i);
      if (item === undefined || item.at <= from || !visitor(item)) return;
    }
  }

  #between(first: number, end: number): T[] {
    const items: T[] = [];
    for (let i = first; i < end; i += 1) {
      const item = this.at(i);
      if (item !== undefined) items.push(item);
    }
    return items;
  }

  /** Index of the first item that does not come before this one: a day may hold thousands. */
  #placeOf({ id, at }: T): number {
    let high = this.#instants.countNotAbove(at);
    // News has the greatest id, and to make up those of a day that came from a snapshot takes time.
    if (this.#instants.at(high - 1) !== at || (this.at(high - 1)?.id ?? id) < id) return high;
    let low = this.#instants.countBelow(at);
    while (low < high) {
      const middle = (low + high) >>> 1;
      if ((this.at(middle)?.id ?? id) < id) low = middle + 1;
      else high = middle;
    }
    return low;
  }
}

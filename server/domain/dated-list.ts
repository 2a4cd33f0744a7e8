import type { Instant } from '#domain/instant.ts';
import { firstAbove, firstAboveNear, firstNotBelow } from '#domain/sorted-instants.ts';

/** Things that have an instant, in order of it and then of their ids. */
export class DatedList<T extends { id: string; at: Instant }> {
  readonly items: T[] = [];
  /** The instants of the items, in the same order. */
  readonly instants: Instant[] = [];

  /** Returns its place among the items. */
  add(item: T): number {
    const index = this.#placeOf(item);
    if (index === this.items.length) {
      this.items.push(item);
      this.instants.push(item.at);
    } else {
      this.items.splice(index, 0, item);
      this.instants.splice(index, 0, item.at);
    }
    return index;
  }

  /** Returns the place that it had; −1 where it was not there. */
  remove(item: T): number {
    const { at } = item;
    let index = firstAboveNear(this.instants, at, this.instants.length) - 1;
    while (this.items[index] !== item && this.instants[index] === at) index -= 1;
    if (this.items[index] !== item) return -1;
    this.items.splice(index, 1);
    this.instants.splice(index, 1);
    return index;
  }

  /** Takes in what another list held, in its order: so nobody asks for their ids. */
  fill(items: readonly T[]): void {
    for (const item of items) {
      this.items.push(item);
      this.instants.push(item.at);
    }
  }

  /** How many items are not after an instant. */
  countUpTo(at: Instant): number {
    return firstAbove(this.instants, at);
  }

  /** How many items lie in (from, to]. */
  size({ from, to }: { from: Instant; to: Instant }): number {
    return this.countUpTo(to) - this.countUpTo(from);
  }

  /** The newest item that is not after an instant. */
  newest(at: Instant): T | undefined {
    return this.items[this.countUpTo(at) - 1];
  }

  /** Items in (from, to], oldest first. */
  within(from: Instant, to: Instant): T[] {
    return this.items.slice(this.countUpTo(from), this.countUpTo(to));
  }

  /** The same, newest first and one at a time, for those who seldom want all of them. */
  *backwards(from: Instant, to: Instant): Generator<T> {
    for (let i = this.countUpTo(to) - 1; i >= 0; i -= 1) {
      const item = this.items[i];
      if (item === undefined || item.at <= from) return;
      yield item;
    }
  }

  /** Shows the items in (from, to] one by one, newest first, for as long as the visitor says so. */
  visit(from: Instant, to: Instant, visitor: (item: T) => boolean): void {
    for (let i = this.countUpTo(to) - 1; i >= 0; i -= 1) {
      const item = this.items[i];
      if (item === undefined || item.at <= from || !visitor(item)) return;
    }
  }

  /** Index of the first item that does not come before this one: a day may hold thousands. */
  #placeOf({ id, at }: T): number {
    let high = firstAboveNear(this.instants, at, this.instants.length);
    // News has the greatest id, and to make up those of a day that came from a snapshot takes time.
    const last = this.items[high - 1];
    if (last === undefined || this.instants[high - 1] !== at || last.id < id) return high;
    let low = firstNotBelow(this.instants, at);
    while (low < high) {
      const middle = (low + high) >>> 1;
      if ((this.items[middle]?.id ?? id) < id) low = middle + 1;
      else high = middle;
    }
    return low;
  }
}

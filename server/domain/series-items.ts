import type { Instant } from '#domain/instant.ts';
import type { Numbers } from '#domain/numbers.ts';
import { InstantList, type Instants } from '#domain/sorted-instants.ts';
import { type Held, HeldList, type StoredList } from '#domain/stored-list.ts';

/** Items in order of instant and id: several series may add different amounts to the same ones. */
export class SeriesItems<Item extends { id: string; at: Instant }> {
  readonly #instants = new InstantList();
  /** When each of them counts, in the same order. */
  readonly instants: Instants = this.#instants;
  /** Not their ids: an event that came from a snapshot has to make up its own. */
  readonly #items = new HeldList<Item>();

  get length(): number {
    return this.#items.length;
  }

  at(index: number): Item | undefined {
    return this.#items.at(index);
  }

  /** All of them as they are kept, to be written. */
  get held(): readonly Held<Item>[] {
    return this.#items.held;
  }

  /** Whether each of them counts from its own instant on. */
  get areOfTheirTime(): boolean {
    return this.#items.areAt(this.#instants);
  }

  /** Returns where it is from now on. */
  add(at: Instant, item: Item): number {
    const index = this.#placeOf(at, item);
    this.#instants.insert(index, at);
    this.#items.insert(index, item);
    return index;
  }

  /** Takes out the item of that instant and id; returns where it was, −1 where there was none. */
  remove(at: Instant, item: Item): number {
    const index = this.#placeOf(at, item) - 1;
    if (this.#instants.at(index) !== at) return -1;
    const found = this.at(index);
    if (found !== item && found?.id !== item.id) return -1;
    this.#instants.remove(index);
    this.#items.remove(index);
    return index;
  }

  /** Where an item stands; −1 where it does not. */
  indexOf(at: Instant, item: Item): number {
    for (let i = this.#instants.countUpTo(at) - 1; i >= 0 && this.#instants.at(i) === at; i -= 1) {
      if (this.at(i) === item) return i;
    }
    return -1;
  }

  /** Becomes what is stored; null where each counts from its own instant on. */
  become(items: StoredList<Item>, instants: Numbers | null): void {
    this.#instants.become(instants ?? items.instants);
    this.#items.become(items);
  }

  /** Where an item of this instant goes: behind all that are not after it. */
  #placeOf(at: Instant, item: Item): number {
    let index = this.#instants.countNotAbove(at);
    while (index > 0 && this.#instants.at(index - 1) === at && this.#isAfter(index - 1, item)) {
      index -= 1;
    }
    return index;
  }

  #isAfter(index: number, item: Item): boolean {
    const other = this.at(index);
    return other !== undefined && other !== item && other.id > item.id;
  }
}

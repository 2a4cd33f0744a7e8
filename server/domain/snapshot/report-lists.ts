import { placeIn } from '#domain/numbers.ts';
import type { Column } from '#domain/snapshot/column.ts';
import { type Packer, type Unpacker, Unreadable } from '#domain/snapshot/packer.ts';

/** Lists of numbers in one row, by place. */
export class Lists {
  /** Where each begins, and where the last one ends. */
  readonly #starts: Column;
  readonly #values: Column;

  /** @throws Unreadable */
  constructor(from: Unpacker) {
    this.#starts = from.column();
    this.#values = from.column();
    if (this.#starts.at(this.length) !== this.#values.length) {
      throw new Unreadable('Some reports are missing.');
    }
  }

  static pack(lists: readonly (readonly number[])[], out: Packer): void {
    const starts = [0];
    for (const { length } of lists) starts.push((starts.at(-1) ?? 0) + length);
    out.numbers(starts);
    out.numbers(lists.flat());
  }

  get length(): number {
    return this.#starts.length - 1;
  }

  at(place: number): number[] {
    const [from = 0, to = 0] = [this.#starts.at(place), this.#starts.at(place + 1)];
    return Array.from({ length: to - from }, (_, i) => this.#values.at(from + i) ?? 0);
  }
}

/** Lists of a few among many things, by their places. */
export class ListsOfFew {
  /** Ascending. */
  readonly #places: Column;
  readonly #lists: Lists;

  /** @throws Unreadable */
  constructor(from: Unpacker) {
    this.#places = from.column();
    this.#lists = new Lists(from);
    if (this.#places.length !== this.#lists.length) {
      throw new Unreadable('Nobody knows whose some reports are.');
    }
  }

  static pack(all: readonly [place: number, list: readonly number[]][], out: Packer): void {
    out.numbers(all.map(([place]) => place));
    Lists.pack(
      all.map(([, list]) => list),
      out,
    );
  }

  /** Null for all but the few. */
  at(place: number): number[] | null {
    const index = placeIn(this.#places, place);
    return index < 0 ? null : this.#lists.at(index);
  }
}

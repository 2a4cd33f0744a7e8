import type { Packer, Unpacker } from '#domain/snapshot/packer.ts';

/** Values that come again and again, each written once. */
export class Repeated<T> {
  readonly #places = new Map<T, number>();

  placeOf(value: T): number {
    const known = this.#places.get(value);
    if (known !== undefined) return known;
    const place = this.#places.size;
    this.#places.set(value, place);
    return place;
  }

  get all(): T[] {
    return [...this.#places.keys()];
  }
}

/** Writes numbers of which there are few different ones. */
export function packRepeated(list: readonly number[], out: Packer): void {
  const different = new Repeated<number>();
  out.numbers(list.map((value) => different.placeOf(value)));
  out.numbers(different.all);
}

/** Reads one of them at a time. */
export class RepeatedColumn {
  readonly #column: ArrayLike<number>;
  readonly #different: readonly number[];

  constructor(from: Unpacker) {
    this.#column = from.column();
    this.#different = from.numbers();
  }

  at(place: number): number {
    return this.#different[this.#column[place] ?? 0] ?? 0;
  }
}

import type { Numbers } from '#domain/numbers.ts';

type Bytes = Uint8Array | Uint16Array | Int32Array | Float64Array;

/** Numbers where they lie in a snapshot, in as few bytes as keep each of them exactly. */
export class Column implements Numbers {
  readonly #list: Bytes;
  readonly #unit: number;
  /** What the list gives the places of; null where it is the numbers themselves. */
  readonly #different: Column | null;

  constructor(
    list: Bytes,
    { unit = 1, different = null }: { unit?: number; different?: Column | null } = {},
  ) {
    this.#list = list;
    this.#unit = unit;
    this.#different = different;
  }

  get length(): number {
    return this.#list.length;
  }

  at(place: number): number | undefined {
    // An index that no list has costs far more than to look.
    const found = place < 0 ? undefined : this.#list[place];
    if (found === undefined) return undefined;
    return this.#different === null ? found * this.#unit : this.#different.at(found);
  }
}

type Numbers = Uint8Array | Uint16Array | Int32Array | Float64Array;

/** Numbers by place, to be read only, in as few bytes as keep each of them exactly. */
export class Column {
  readonly #list: Numbers;
  readonly #unit: number;
  /** What the list gives the places of; null where it is the numbers themselves. */
  readonly #different: readonly number[] | null;

  constructor(
    list: Numbers,
    { unit = 1, different = null }: { unit?: number; different?: readonly number[] | null } = {},
  ) {
    this.#list = list;
    this.#unit = unit;
    this.#different = different;
  }

  get length(): number {
    return this.#list.length;
  }

  /** The number at a place; undefined where there is none. */
  at(place: number): number | undefined {
    const found = this.#list[place];
    if (found === undefined) return undefined;
    return this.#different === null ? found * this.#unit : this.#different[found];
  }
}

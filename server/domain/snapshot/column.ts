import type { Numbers } from '#domain/numbers.ts';
import { BLOCK } from '#domain/snapshot/number-form.ts';

type Bytes = Uint8Array | Uint16Array | Int32Array | Uint32Array | Float64Array;

/** How to get from what lies in the bytes to the numbers; as they lie by default. */
interface Means {
  unit?: number;
  different?: Column;
  bases?: Column;
}

/** Numbers where they lie in a snapshot, in as few bytes as keep each of them exactly. */
export class Column implements Numbers {
  readonly #list: Bytes;
  readonly #unit: number;
  /** What the list gives the places of; null where it is the numbers themselves. */
  readonly #different: Column | null;
  /** What the list says how far its numbers lie above, by blocks; null where it is not that. */
  readonly #bases: Column | null;

  constructor(list: Bytes, { unit = 1, different, bases }: Means = {}) {
    this.#list = list;
    this.#unit = unit;
    this.#different = different ?? null;
    this.#bases = bases ?? null;
  }

  get length(): number {
    return this.#list.length;
  }

  at(place: number): number | undefined {
    // An index that no list has costs far more than to look.
    const found = place < 0 ? undefined : this.#list[place];
    if (found === undefined) return undefined;
    if (this.#different !== null) return this.#different.at(found);
    if (this.#bases !== null) return (this.#bases.at(Math.floor(place / BLOCK)) ?? 0) + found;
    return found * this.#unit;
  }
}

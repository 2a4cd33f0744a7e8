const FEWEST = 8;

/** Whole numbers in a row, of four bytes each where a list of the language takes eight. */
export class CountList {
  #list = new Uint32Array(FEWEST);
  #length = 0;

  get length(): number {
    return this.#length;
  }

  at(index: number): number {
    return index < this.#length ? (this.#list[index] ?? 0) : 0;
  }

  set(index: number, count: number): void {
    if (index < this.#length) this.#list[index] = count;
  }

  /** Puts a number before the one that is there now. */
  insert(index: number, count: number): void {
    if (this.#length === this.#list.length) this.#grow();
    this.#list.copyWithin(index + 1, index, this.#length);
    this.#list[index] = count;
    this.#length += 1;
  }

  remove(index: number): void {
    if (index >= this.#length) return;
    this.#list.copyWithin(index, index + 1, this.#length);
    this.#length -= 1;
  }

  /** Takes these in the place of all that there are. */
  become(counts: readonly number[]): void {
    this.#list = Uint32Array.from(counts);
    this.#length = counts.length;
  }

  /** All of them, for as long as none is added. */
  get all(): ArrayLike<number> {
    return this.#list.subarray(0, this.#length);
  }

  /** By a quarter: of a long list little is ever added. */
  #grow(): void {
    const grown = new Uint32Array(Math.max(FEWEST, Math.ceil(this.#length * 1.25)));
    grown.set(this.#list);
    this.#list = grown;
  }
}

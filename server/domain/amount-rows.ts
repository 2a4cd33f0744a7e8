import { Column } from '#domain/snapshot/column.ts';
import { type Packer, type Unpacker, Unreadable } from '#domain/snapshot/packer.ts';

/**
 * Rows of so many numbers each. Those that came from a snapshot stay as compact as they lie in it,
 * up to the first one that changes: mostly that is one of the last.
 */
export class AmountRows {
  readonly #width: number;
  #stored = new Column(new Uint8Array(0));
  #storedRows = 0;
  /** The rows after the stored ones, flat: half a million small arrays would cost more. */
  #fresh: number[] = [];

  constructor(width: number) {
    this.#width = width;
  }

  get size(): number {
    return this.#storedRows + this.#fresh.length / this.#width;
  }

  at(row: number, which: number): number {
    const after = row - this.#storedRows;
    if (after < 0) return this.#stored.at(row * this.#width + which) ?? 0;
    return this.#fresh[after * this.#width + which] ?? 0;
  }

  row(row: number): number[] {
    return Array.from({ length: this.#width }, (_, which) => this.at(row, which));
  }

  /** Puts a row before the one that is there now. */
  add(row: number, amounts: readonly number[]): void {
    // News comes last, and pushing costs a tenth of putting in between.
    if (row === this.size) {
      for (const amount of amounts) this.#fresh.push(amount);
      return;
    }
    this.#freeFrom(row);
    this.#fresh.splice((row - this.#storedRows) * this.#width, 0, ...amounts);
  }

  remove(row: number): void {
    this.#freeFrom(row);
    this.#fresh.splice((row - this.#storedRows) * this.#width, this.#width);
  }

  pack(out: Packer): void {
    const stored = this.#storedRows * this.#width;
    const all = new Float64Array(stored + this.#fresh.length);
    for (let i = 0; i < stored; i += 1) all[i] = this.#stored.at(i) ?? 0;
    all.set(this.#fresh, stored);
    out.numbers(all);
  }

  /** Becomes what was written of so many rows. @throws Unreadable */
  unpack(from: Unpacker, rows: number): void {
    this.#stored = from.column();
    this.#storedRows = rows;
    this.#fresh = [];
    if (this.#stored.length !== rows * this.#width) throw new Unreadable('Some rows are missing.');
  }

  /** Takes the stored rows from one on in among those that may change. */
  #freeFrom(row: number): void {
    if (row >= this.#storedRows) return;
    const end = this.#storedRows * this.#width;
    const freed: number[] = [];
    for (let i = row * this.#width; i < end; i += 1) freed.push(this.#stored.at(i) ?? 0);
    this.#fresh = freed.concat(this.#fresh);
    this.#storedRows = row;
  }
}

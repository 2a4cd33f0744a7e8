import { NumberList } from '#domain/numbers.ts';
import { type Packer, type Unpacker, Unreadable } from '#domain/snapshot/packer.ts';

/** Rows of so many numbers each, flat: half a million small arrays would cost more. */
export class AmountRows {
  readonly #width: number;
  readonly #amounts = new NumberList();

  constructor(width: number) {
    this.#width = width;
  }

  at(row: number, which: number): number {
    return this.#amounts.at(row * this.#width + which) ?? 0;
  }

  row(row: number): number[] {
    return this.#amounts.slice(row * this.#width, (row + 1) * this.#width);
  }

  /** Puts a row before the one that is there now. */
  add(row: number, amounts: readonly number[]): void {
    this.#amounts.insertAll(row * this.#width, amounts);
  }

  remove(row: number): void {
    this.#amounts.remove(row * this.#width, this.#width);
  }

  pack(out: Packer): void {
    out.numbers(this.#amounts.all());
  }

  /** Becomes what was written of so many rows. @throws Unreadable */
  unpack(from: Unpacker, rows: number): void {
    const amounts = from.column();
    if (amounts.length !== rows * this.#width) throw new Unreadable('Some rows are missing.');
    this.#amounts.become(amounts);
  }
}

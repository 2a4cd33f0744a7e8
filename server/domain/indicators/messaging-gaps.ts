import type { Instant } from '#domain/instant.ts';
import { firstNotBelow } from '#domain/sorted-instants.ts';

/** Gaps that are sorted together: few enough to be sorted anew, many enough to be skipped. */
const together = 128;

/**
 * How long the gaps between neighbouring instants are. Whole blocks of them are kept sorted, so
 * that counting the long ones of a year does not look at each.
 */
export class Gaps {
  readonly #instants: readonly Instant[];
  readonly #blocks: Float64Array[] = [];

  /** Of instants that ascend without repeats. */
  constructor(instants: readonly Instant[]) {
    this.#instants = instants;
  }

  /** An instant has come or gone. */
  changed(at: Instant): void {
    const block = Math.floor(firstNotBelow(this.#instants, at) / together);
    if (block < this.#blocks.length) this.#blocks.length = block;
  }

  /** How many of the gaps that end with one of the instants [first, end) are at least so long. */
  atLeast(length: number, first: number, end: number): number {
    let longer = 0;
    let i = first;
    while (i < end) {
      if (i % together === 0 && i + together <= end) {
        const block = this.#block(i / together);
        longer += together - firstNotBelow(block, length);
        i += together;
      } else {
        if (this.#gap(i) >= length) longer += 1;
        i += 1;
      }
    }
    return longer;
  }

  /** The gap that ends with an instant; there is none before the first. */
  #gap(i: number): number {
    return (this.#instants[i] ?? 0) - (this.#instants[i - 1] ?? Number.POSITIVE_INFINITY);
  }

  #block(number: number): Float64Array {
    for (let known = this.#blocks.length; known <= number; known += 1) {
      const gaps = Float64Array.from({ length: together }, (_, i) =>
        this.#gap(known * together + i),
      );
      this.#blocks.push(gaps.sort());
    }
    return this.#blocks[number] ?? new Float64Array(together);
  }
}

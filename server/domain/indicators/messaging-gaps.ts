import type { Instant } from '#domain/instant.ts';
import { firstNotBelow, type Instants } from '#domain/sorted-instants.ts';

/** Gaps that are sorted together: many small blocks, each of them in a few larger ones. */
const sizes = [4_096, 256, 16] as const;

/**
 * How long the gaps between neighbouring instants are. Whole blocks of them are kept sorted, so
 * that counting the long ones of a year does not look at each.
 */
export class Gaps {
  readonly #instants: Instants;
  /** By size; those that nobody has asked for yet are empty. */
  readonly #blocks: (Float64Array | undefined)[][] = sizes.map(() => []);

  /** Of instants that ascend without repeats. */
  constructor(instants: Instants) {
    this.#instants = instants;
  }

  /** An instant has come or gone. */
  changed(at: Instant): void {
    const first = this.#instants.countBelow(at);
    for (let i = 0; i < sizes.length; i += 1) {
      const blocks = this.#blocks[i];
      const block = Math.floor(first / (sizes[i] ?? 1));
      if (blocks !== undefined && block < blocks.length) blocks.length = block;
    }
  }

  /** How many of the gaps that end with one of the instants [first, end) are at least so long. */
  atLeast(length: number, first: number, end: number): number {
    let longer = 0;
    for (let i = first; i < end; ) {
      const block = this.#blockFrom(i, end);
      if (block === null) {
        if (this.#gap(i) >= length) longer += 1;
        i += 1;
      } else {
        longer += block.length - firstNotBelow(block, length);
        i += block.length;
      }
    }
    return longer;
  }

  /** The largest block that begins with one gap and ends before another; null where none does. */
  #blockFrom(first: number, end: number): Float64Array | null {
    for (let i = 0; i < sizes.length; i += 1) {
      const size = sizes[i] ?? 1;
      if (first % size === 0 && first + size <= end) return this.#block(i, first, size);
    }
    return null;
  }

  /** The gap that ends with an instant; there is none before the first. */
  #gap(i: number): number {
    return (this.#instants.at(i) ?? 0) - (this.#instants.at(i - 1) ?? Number.POSITIVE_INFINITY);
  }

  #block(which: number, first: number, size: number): Float64Array {
    const blocks = this.#blocks[which];
    const known = blocks?.[first / size];
    if (known !== undefined) return known;
    const gaps = Float64Array.from({ length: size }, (_, i) => this.#gap(first + i)).sort();
    if (blocks !== undefined) blocks[first / size] = gaps;
    return gaps;
  }
}

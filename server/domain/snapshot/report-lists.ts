import type { Column } from '#domain/snapshot/column.ts';
import type { EventLine } from '#domain/snapshot/event-line.ts';
import { type Packer, type Unpacker, Unreadable } from '#domain/snapshot/packer.ts';
import { firstNotBelow } from '#domain/sorted-instants.ts';

/** Lists of numbers in one row, by place. */
export class Lists {
  readonly #values: Column;
  readonly #starts: Uint32Array;

  constructor(from: Unpacker) {
    const lengths = from.column();
    this.#values = from.column();
    this.#starts = new Uint32Array(lengths.length + 1);
    for (let i = 0; i < lengths.length; i += 1) {
      this.#starts[i + 1] = (this.#starts[i] ?? 0) + (lengths.at(i) ?? 0);
    }
    if (this.#starts[lengths.length] !== this.#values.length) {
      throw new Unreadable('Some reports are missing.');
    }
  }

  static pack(lists: readonly (readonly number[])[], out: Packer): void {
    out.numbers(lists.map((list) => list.length));
    out.numbers(lists.flat());
  }

  at(place: number): number[] {
    const [from = 0, to = 0] = [this.#starts[place], this.#starts[place + 1]];
    return Array.from({ length: to - from }, (_, i) => this.#values.at(from + i) ?? 0);
  }
}

/** Lists of reports of those events that have more to tell than the one report that gave its id. */
export class SeveralReports {
  /** Of the events, ascending. */
  readonly #places: Uint32Array;
  readonly #lists: Lists;

  constructor(from: Unpacker) {
    this.#places = Uint32Array.from(from.numbers());
    this.#lists = new Lists(from);
  }

  static pack(lines: readonly EventLine[], out: Packer): void {
    const several = [...lines.entries()].filter(
      ([, { reports, idPlace }]) => reports.length !== 1 || reports[0] !== idPlace,
    );
    out.numbers(several.map(([place]) => place));
    Lists.pack(
      several.map(([, { reports }]) => reports),
      out,
    );
  }

  /** Null where the event is told by the one report of its id. */
  at(place: number): number[] | null {
    const index = firstNotBelow(this.#places, place);
    return this.#places[index] === place ? this.#lists.at(index) : null;
  }
}

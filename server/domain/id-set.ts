import { IdTable } from '#domain/snapshot/id-table.ts';

/** Ids that come and go, of which those of a snapshot stay where they lie. */
export class IdSet implements Iterable<string> {
  readonly #stored: IdTable;
  /** Whether an id is among them, of those that came or went since. */
  readonly #changed = new Map<string, boolean>();

  constructor(stored = new IdTable()) {
    this.#stored = stored;
  }

  has(id: string): boolean {
    return this.#changed.get(id) ?? this.#stored.placeOf(id) >= 0;
  }

  add(id: string): void {
    this.#changed.set(id, true);
  }

  /** Returns whether it was there. */
  delete(id: string): boolean {
    const was = this.has(id);
    this.#changed.set(id, false);
    return was;
  }

  /** In order, whatever came and went. */
  *[Symbol.iterator](): Generator<string> {
    const all: string[] = [];
    for (let place = 0; place < this.#stored.size; place += 1) {
      const id = this.#stored.at(place);
      if (!this.#changed.has(id)) all.push(id);
    }
    for (const [id, isIn] of this.#changed) if (isIn) all.push(id);
    yield* all.sort();
  }
}

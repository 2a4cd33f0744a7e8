import type { Instant } from '#domain/instant.ts';

/** Things that are made when somebody asks for them: a place always gives the same one. */
export interface Stored<T> {
  at(place: number): T;
  instantAt(place: number): Instant;
}

/** A thing, or the place of one that is stored and that nobody has asked for here. */
export type Held<T> = T | number;

/** Some stored things in a row, by their places. */
export class StoredList<T> implements Iterable<T> {
  readonly stored: Stored<T>;
  readonly places: readonly number[];

  constructor(stored: Stored<T>, places: readonly number[]) {
    this.stored = stored;
    this.places = places;
  }

  get length(): number {
    return this.places.length;
  }

  at(index: number): T | undefined {
    const place = this.places[index];
    return place === undefined ? undefined : this.stored.at(place);
  }

  *[Symbol.iterator](): Generator<T> {
    for (const place of this.places) yield this.stored.at(place);
  }
}

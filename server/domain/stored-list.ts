import type { Instant } from '#domain/instant.ts';
import type { Numbers } from '#domain/numbers.ts';

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
  readonly places: Numbers;

  constructor(stored: Stored<T>, places: Numbers) {
    this.stored = stored;
    this.places = places;
  }

  get length(): number {
    return this.places.length;
  }

  at(index: number): T | undefined {
    const place = this.places.at(index);
    return place === undefined ? undefined : this.stored.at(place);
  }

  /** When each of them is, as it is stored with it. */
  get instants(): Numbers {
    const { stored, places } = this;
    return {
      length: places.length,
      at: (index) => {
        const place = places.at(index);
        return place === undefined ? undefined : stored.instantAt(place);
      },
    };
  }

  *[Symbol.iterator](): Generator<T> {
    for (let i = 0; i < this.length; i += 1) {
      const one = this.at(i);
      if (one !== undefined) yield one;
    }
  }
}

/** Places from 0 up to a number. */
export function placesUpTo(length: number): Numbers {
  return { length, at: (place) => (place >= 0 && place < length ? place : undefined) };
}

/**
 * Things in a row, of which those that came from a snapshot come first, by their places alone, up
 * to the first one that changes. Each is made when somebody asks.
 */
export class HeldList<T extends { at: Instant }> {
  #stored: StoredList<T> | null = null;
  /** So many of the stored ones come first. */
  #kept = 0;
  #fresh: Held<T>[] = [];

  get length(): number {
    return this.#kept + this.#fresh.length;
  }

  at(index: number): T | undefined {
    if (index < this.#kept) return this.#stored?.at(index);
    const held = this.#fresh[index - this.#kept];
    if (typeof held !== 'number') return held;
    const made = this.#stored?.stored.at(held);
    if (made !== undefined) this.#fresh[index - this.#kept] = made;
    return made;
  }

  /** All of them as they are kept, to be written. */
  get held(): readonly Held<T>[] {
    return this.#places(0).concat(this.#fresh);
  }

  /** Whether each of them happened at the instant of the same place. */
  areAt(instants: Numbers): boolean {
    const atOf = (held: Held<T>) =>
      typeof held === 'number' ? this.#stored?.stored.instantAt(held) : held.at;
    return this.held.every((held, i) => atOf(held) === instants.at(i));
  }

  push(item: T): void {
    this.#fresh.push(item);
  }

  /** Puts a thing before the one that is at an index now. */
  insert(index: number, item: T): void {
    if (index >= this.length) {
      this.#fresh.push(item);
      return;
    }
    this.#freeFrom(index);
    this.#fresh.splice(index - this.#kept, 0, item);
  }

  remove(index: number): void {
    this.#freeFrom(index);
    this.#fresh.splice(index - this.#kept, 1);
  }

  /** Becomes what is stored. */
  become(stored: StoredList<T>): void {
    this.#stored = stored;
    this.#kept = stored.length;
    this.#fresh = [];
  }

  #freeFrom(index: number): void {
    if (index >= this.#kept) return;
    this.#fresh = this.#places(index).concat(this.#fresh);
    this.#kept = index;
  }

  /** Where the stored ones are from an index on. */
  #places(from: number): Held<T>[] {
    const places: Held<T>[] = [];
    for (let i = from; i < this.#kept; i += 1) places.push(this.#stored?.places.at(i) ?? 0);
    return places;
  }
}

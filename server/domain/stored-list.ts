import type { Instant } from '#domain/instant.ts';
import { NumberList, type Numbers } from '#domain/numbers.ts';

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
 * to the first one that changes. Each is made when somebody asks. What moves when one comes in
 * between is numbers: to move so many references, each must be looked at.
 */
export class HeldList<T extends { at: Instant }> {
  #stored: Stored<T> | null = null;
  /** The places of stored ones; below 0, where the others are among the things: −1 for the first. */
  readonly #order = new NumberList();
  readonly #things: (T | undefined)[] = [];
  /** Of the things, those that have gone. */
  readonly #free: number[] = [];

  get length(): number {
    return this.#order.length;
  }

  at(index: number): T | undefined {
    const place = this.#order.at(index);
    if (place === undefined) return undefined;
    if (place < 0) return this.#things[-1 - place];
    const made = this.#stored?.at(place);
    // At hand from now on: those that lie among others that change are asked for again and again.
    if (made !== undefined && !this.#order.isKept(index)) this.#order.set(index, this.#keep(made));
    return made;
  }

  /** All of them as they are kept, to be written. */
  get held(): readonly Held<T>[] {
    return Array.from(this.#order.all(), (place) => this.#heldAt(place));
  }

  /** Whether each of them happened at the instant of the same place. */
  areAt(instants: Numbers): boolean {
    const atOf = (held: Held<T>) =>
      typeof held === 'number' ? this.#stored?.instantAt(held) : held.at;
    return this.held.every((held, i) => atOf(held) === instants.at(i));
  }

  push(item: T): void {
    this.#order.push(this.#keep(item));
  }

  /** Puts a thing before the one that is at an index now. */
  insert(index: number, item: T): void {
    this.#order.insert(index, this.#keep(item));
  }

  remove(index: number): void {
    const place = this.#order.at(index);
    if (place === undefined) return;
    this.#order.remove(index);
    if (place >= 0) return;
    this.#things[-1 - place] = undefined;
    this.#free.push(place);
  }

  /** Becomes what is stored. */
  become({ stored, places }: StoredList<T>): void {
    this.#stored = stored;
    this.#order.become(places);
    this.#things.length = 0;
    this.#free.length = 0;
  }

  /** Returns where it is from now on. */
  #keep(item: T): number {
    const place = this.#free.pop();
    if (place === undefined) return -this.#things.push(item);
    this.#things[-1 - place] = item;
    return place;
  }

  #heldAt(place: number): Held<T> {
    return place < 0 ? (this.#things[-1 - place] ?? place) : place;
  }
}

/** Numbers by place, to be read only. */
export interface Numbers {
  readonly length: number;
  /** The number at a place; undefined where there is none. */
  at(place: number): number | undefined;
}

const none: Numbers = { length: 0, at: () => undefined };

/** Those from one place up to another. */
export function partOf(numbers: Numbers, from: number, to: number): Numbers {
  const length = to - from;
  return {
    length,
    at: (place) => (place >= 0 && place < length ? numbers.at(from + place) : undefined),
  };
}

/** Where a number stands among ascending ones; −1 where it is none of them. */
export function placeIn(ascending: Numbers, value: number): number {
  let low = 0;
  let high = ascending.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if ((ascending.at(middle) ?? value) < value) low = middle + 1;
    else high = middle;
  }
  return ascending.at(low) === value ? low : -1;
}

/**
 * Numbers in a row. Those that came from a snapshot stay where they lie in it, up to the first one
 * that changes: mostly that is one of the last. So a long list takes no time to get and little to
 * hold, and costs the same to add to as one of the language.
 */
export class NumberList implements Numbers {
  #stored = none;
  /** So many of the stored ones come first. */
  #kept = 0;
  #fresh: number[] = [];

  get length(): number {
    return this.#kept + this.#fresh.length;
  }

  at(place: number): number | undefined {
    if (place >= this.#kept) return this.#fresh[place - this.#kept];
    return place < 0 ? undefined : this.#stored.at(place);
  }

  *[Symbol.iterator](): Generator<number> {
    yield* this.all();
  }

  /** All of them, to be written. */
  all(): Float64Array {
    const all = new Float64Array(this.length);
    for (let i = 0; i < this.#kept; i += 1) all[i] = this.#stored.at(i) ?? 0;
    all.set(this.#fresh, this.#kept);
    return all;
  }

  /** Those from one place up to another. */
  slice(from: number, to: number): number[] {
    const found: number[] = [];
    for (let i = from; i < Math.min(to, this.length); i += 1) found.push(this.at(i) ?? 0);
    return found;
  }

  push(value: number): void {
    this.#fresh.push(value);
  }

  /** Puts a number in the place of one that is there. */
  set(place: number, value: number): void {
    this.#freeFrom(place);
    if (place < this.length) this.#fresh[place - this.#kept] = value;
  }

  pop(): void {
    this.shorten(this.length - 1);
  }

  /** Puts numbers before the one that is at a place now. */
  insert(place: number, ...values: readonly number[]): void {
    // News comes last, and pushing costs a tenth of putting in between.
    if (place >= this.length) {
      for (const value of values) this.#fresh.push(value);
      return;
    }
    this.#freeFrom(place);
    this.#fresh.splice(place - this.#kept, 0, ...values);
  }

  remove(place: number, count = 1): void {
    this.#freeFrom(place);
    this.#fresh.splice(place - this.#kept, count);
  }

  /** Keeps no more than the first so many. */
  shorten(length: number): void {
    if (length >= this.length) return;
    this.#fresh.length = Math.max(0, length - this.#kept);
    this.#kept = Math.max(0, Math.min(length, this.#kept));
  }

  /** Becomes what is stored, which must not change any more. */
  become(stored: Numbers): void {
    this.#stored = stored;
    this.#kept = stored.length;
    this.#fresh = [];
  }

  /** Takes the stored ones from a place on in among those that may change. */
  #freeFrom(place: number): void {
    if (place >= this.#kept) return;
    this.#fresh = this.slice(place, this.#kept).concat(this.#fresh);
    this.#kept = place;
  }
}

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

/** How many of ascending numbers are below one. O(log n). */
export function countBelow(ascending: Numbers, value: number): number {
  let low = 0;
  let high = ascending.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if ((ascending.at(middle) ?? value) < value) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** How many of ascending numbers are not above one, from a guess: next to nothing where it is near. */
export function countNear(ascending: Numbers, value: number, guess: number): number {
  const { length } = ascending;
  let low = Math.max(0, Math.min(guess, length));
  let high = low;
  for (let step = 1; low > 0 && (ascending.at(low - 1) ?? value) > value; step *= 2) {
    high = low - 1;
    low = Math.max(0, low - step);
  }
  for (let step = 1; high < length && (ascending.at(high) ?? value) <= value; step *= 2) {
    low = high + 1;
    high = Math.min(length, high + step);
  }
  while (low < high) {
    const middle = (low + high) >>> 1;
    if ((ascending.at(middle) ?? Number.POSITIVE_INFINITY) <= value) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** Where a number stands first among ascending ones; −1 where it is none of them. */
export function placeIn(ascending: Numbers, value: number): number {
  const place = countBelow(ascending, value);
  return ascending.at(place) === value ? place : -1;
}

const FEWEST = 8;
/** So many are moved one by one: to ask for all of them to be moved takes longer. */
const FEW = 48;

/**
 * Numbers in a row. Those that came from a snapshot stay where they lie in it, up to the first one
 * that changes: mostly that is one of the last. So a long list takes no time to get and little to
 * hold. The others lie in one piece of memory, with some room behind.
 */
export class NumberList implements Numbers {
  #stored = none;
  /** So many of the stored ones come first. */
  #kept = 0;
  #fresh = new Float64Array(FEWEST);
  /** How many of the others there are. */
  #size = 0;

  get length(): number {
    return this.#kept + this.#size;
  }

  at(place: number): number | undefined {
    const after = place - this.#kept;
    if (after >= 0) return after < this.#size ? this.#fresh[after] : undefined;
    return place < 0 ? undefined : this.#stored.at(place);
  }

  /** Whether a place is among those that came from a snapshot and lie in it still. */
  isKept(place: number): boolean {
    return place < this.#kept;
  }

  *[Symbol.iterator](): Generator<number> {
    yield* this.all();
  }

  /**
   * How many of these, which must ascend, are not above a number: searched from the end on, where
   * news arrives. Every entry has several lists searched so: they are not asked number by number.
   */
  countNotAbove(value: number): number {
    const fresh = this.#fresh;
    let high = this.#size;
    if (high === 0 || (fresh[0] ?? value) > value) {
      return Math.min(this.#kept, countNear(this.#stored, value, this.#kept));
    }
    let low = high;
    for (let step = 1; low > 0 && (fresh[low - 1] ?? value) > value; step *= 2) {
      high = low - 1;
      low = Math.max(0, low - step);
    }
    while (low < high) {
      const middle = (low + high) >>> 1;
      if ((fresh[middle] ?? value) <= value) low = middle + 1;
      else high = middle;
    }
    return this.#kept + low;
  }

  /** All of them, to be written. */
  all(): Float64Array {
    const all = new Float64Array(this.length);
    for (let i = 0; i < this.#kept; i += 1) all[i] = this.#stored.at(i) ?? 0;
    all.set(this.#fresh.subarray(0, this.#size), this.#kept);
    return all;
  }

  /** Those from one place up to another. */
  slice(from: number, to: number): number[] {
    const found: number[] = [];
    for (let i = from; i < Math.min(to, this.length); i += 1) found.push(this.at(i) ?? 0);
    return found;
  }

  push(value: number): void {
    if (this.#size === this.#fresh.length) this.#grow(1);
    this.#fresh[this.#size] = value;
    this.#size += 1;
  }

  /** Puts a number in the place of one that is there. */
  set(place: number, value: number): void {
    this.#freeFrom(place);
    if (place < this.length) this.#fresh[place - this.#kept] = value;
  }

  pop(): void {
    this.shorten(this.length - 1);
  }

  /** Puts a number before the one that is at a place now; news goes to the end. */
  insert(place: number, value: number): void {
    if (place >= this.length) {
      this.push(value);
      return;
    }
    const first = this.#room(place, 1);
    this.#fresh[first] = value;
  }

  /** Puts numbers before the one that is at a place now. */
  insertAll(place: number, values: readonly number[]): void {
    const first = this.#room(place, values.length);
    for (let i = 0; i < values.length; i += 1) this.#fresh[first + i] = values[i] ?? 0;
  }

  remove(place: number, count = 1): void {
    this.#freeFrom(place);
    const first = place - this.#kept;
    const left = Math.max(first, this.#size - count);
    this.#fresh.copyWithin(first, first + count, this.#size);
    this.#size = Math.min(left, this.#size);
  }

  /** Keeps no more than the first so many. */
  shorten(length: number): void {
    if (length >= this.length) return;
    this.#size = Math.max(0, length - this.#kept);
    this.#kept = Math.max(0, Math.min(length, this.#kept));
  }

  /** Becomes what is stored, which must not change any more. */
  become(stored: Numbers): void {
    this.#stored = stored;
    this.#kept = stored.length;
    this.#fresh = new Float64Array(FEWEST);
    this.#size = 0;
  }

  /** Takes the stored ones from a place on in among those that may change. */
  #freeFrom(place: number): void {
    if (place >= this.#kept) return;
    const count = this.#kept - place;
    this.#open(0, count);
    for (let i = 0; i < count; i += 1) this.#fresh[i] = this.#stored.at(place + i) ?? 0;
    this.#kept = place;
  }

  /** Makes room for so many before the one at a place; returns where they go. */
  #room(place: number, count: number): number {
    this.#freeFrom(place);
    const first = Math.min(place - this.#kept, this.#size);
    this.#open(first, count);
    return first;
  }

  /** Makes room for so many before one of those that may change. */
  #open(first: number, count: number): void {
    if (this.#size + count > this.#fresh.length) this.#grow(count);
    const fresh = this.#fresh;
    if (this.#size - first > FEW) fresh.copyWithin(first + count, first, this.#size);
    else for (let i = this.#size - 1; i >= first; i -= 1) fresh[i + count] = fresh[i] ?? 0;
    this.#size += count;
  }

  /**
   * By a quarter: to a list from a snapshot little is ever added. One that began with nothing may
   * grow for long, and all that it leaves behind must be cleared away: it doubles.
   */
  #grow(count: number): void {
    const times = this.#stored === none ? 2 : 1.25;
    const grown = new Float64Array(Math.ceil((this.#size + count) * times));
    grown.set(this.#fresh);
    this.#fresh = grown;
  }
}

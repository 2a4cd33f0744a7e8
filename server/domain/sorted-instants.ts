import { CountList } from '#domain/count-list.ts';
import type { Instant } from '#domain/instant.ts';
import { type Packer, type Unpacker, Unreadable } from '#domain/snapshot/packer.ts';

/** Index of the first item that is not below the instant, in an ascending list. */
export function firstNotBelow(list: ArrayLike<number>, at: Instant): number {
  let low = 0;
  let high = list.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if ((list[middle] ?? Number.POSITIVE_INFINITY) < at) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** Index of the first item above the instant, in an ascending list. */
export function firstAbove(list: readonly number[], at: Instant): number {
  let low = 0;
  let high = list.length;
  // Most ask about now, which no item is above.
  if (high > 0 && (list[high - 1] ?? Number.POSITIVE_INFINITY) <= at) return high;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if ((list[middle] ?? Number.POSITIVE_INFINITY) <= at) low = middle + 1;
    else high = middle;
  }
  return low;
}

/**
 * The same from a guess, which costs next to nothing where the guess is near: whoever asks for one
 * instant after another has the last answer at hand.
 */
export function firstAboveNear(list: readonly number[], at: Instant, guess: number): number {
  let low = Math.max(0, Math.min(guess, list.length));
  let high = low;
  for (let step = 1; low > 0 && (list[low - 1] ?? at) > at; step *= 2) {
    high = low - 1;
    low = Math.max(0, low - step);
  }
  for (let step = 1; high < list.length && (list[high] ?? at) <= at; step *= 2) {
    low = high + 1;
    high = Math.min(list.length, high + step);
  }
  while (low < high) {
    const middle = (low + high) >>> 1;
    if ((list[middle] ?? Number.POSITIVE_INFINITY) <= at) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** How many instants lie in (from, to], in an ascending list. O(log n). */
export function countWithin(list: readonly number[], from: Instant, to: Instant): number {
  return firstAbove(list, to) - firstAbove(list, from);
}

/** Puts an instant into an ascending list; cheap near the end, where news arrives. */
export function insertInstant(list: number[], at: Instant): void {
  const last = list[list.length - 1];
  if (last === undefined || last <= at) list.push(at);
  else list.splice(firstAboveNear(list, at, list.length), 0, at);
}

/** Takes one occurrence out of an ascending list. */
export function removeInstant(list: number[], at: Instant): void {
  const index = firstAboveNear(list, at, list.length) - 1;
  if (list[index] === at) list.splice(index, 1);
}

/** Writes ascending instants by name: the same ones always as the same bytes. */
export function packInstants(byName: ReadonlyMap<string, readonly Instant[]>, out: Packer): void {
  const names = [...byName.keys()].filter((name) => byName.get(name)?.length !== 0).sort();
  out.strings(names);
  for (const name of names) out.numbers(byName.get(name) ?? []);
}

export function unpackInstants(byName: Map<string, Instant[]>, from: Unpacker): void {
  for (const name of from.strings()) byName.set(name, from.numbers());
}

/** Ascending instants without repeats that remember how often each was put in. */
export class InstantSet {
  readonly sorted: number[] = [];
  /** How often, in the same order. */
  readonly #times = new CountList();
  #changes = 0;

  /** Another number means that something came or went. */
  get changes(): number {
    return this.#changes;
  }

  add(at: Instant): void {
    this.#changes += 1;
    const { sorted } = this;
    const index = firstAboveNear(sorted, at, sorted.length);
    if (sorted[index - 1] === at) {
      this.#times.set(index - 1, this.#times.at(index - 1) + 1);
      return;
    }
    if (index === sorted.length) sorted.push(at);
    else sorted.splice(index, 0, at);
    this.#times.insert(index, 1);
  }

  remove(at: Instant): void {
    const index = firstAboveNear(this.sorted, at, this.sorted.length) - 1;
    if (this.sorted[index] !== at) return;
    this.#changes += 1;
    const times = this.#times.at(index) - 1;
    if (times > 0) {
      this.#times.set(index, times);
    } else {
      this.sorted.splice(index, 1);
      this.#times.remove(index);
    }
  }

  pack(out: Packer): void {
    out.numbers(this.sorted);
    out.numbers(this.#times.all);
  }

  /** Takes in what was written, while it is still empty. @throws Unreadable */
  unpack(from: Unpacker): void {
    const sorted = from.numbers();
    const times = from.numbers();
    if (sorted.length !== times.length) throw new Unreadable('Some of the instants are missing.');
    this.#changes += 1;
    for (const at of sorted) this.sorted.push(at);
    this.#times.become(times);
  }

  /** First instant after the given one; null when there is none. */
  next(after: Instant): Instant | null {
    return this.sorted[firstAbove(this.sorted, after)] ?? null;
  }

  /** Newest instant not after the given one; null when there is none. */
  newest(asOf: Instant): Instant | null {
    return this.sorted[firstAbove(this.sorted, asOf) - 1] ?? null;
  }
}

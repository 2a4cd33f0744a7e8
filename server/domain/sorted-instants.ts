import type { Instant } from '#domain/instant.ts';
import { countBelow, countNear, NumberList, type Numbers, partOf } from '#domain/numbers.ts';
import { type Packer, type Unpacker, Unreadable } from '#domain/snapshot/packer.ts';

/** Index of the first item that is not below the instant, in an ascending list. */
export function firstNotBelow(list: ArrayLike<number>, at: Instant): number {
  let low = 0;
  let high = list.length;
  if (high > 0 && (list[high - 1] ?? Number.POSITIVE_INFINITY) < at) return high;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if ((list[middle] ?? Number.POSITIVE_INFINITY) < at) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** Index of the first item above the instant, in an ascending list. */
export function firstAbove(list: ArrayLike<number>, at: Instant): number {
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

/** Ascending instants, to be read only. */
export interface Instants extends Numbers, Iterable<Instant> {
  /** How many are below an instant. O(log n), as all of these. */
  countBelow(at: Instant): number;
  /** How many are not above an instant. */
  countUpTo(at: Instant): number;
  /**
   * The same from a guess, which costs next to nothing where the guess is near: whoever asks for
   * one instant after another has the last answer at hand.
   */
  countUpToNear(at: Instant, guess: number): number;
  /** How many lie in (from, to]. */
  countWithin(from: Instant, to: Instant): number;
  /** Those from one place up to another. */
  slice(from: number, to: number): Instant[];
}

/** So few are searched as fast as where somebody asked last is looked up. */
const FEW = 64;
/** Answers that are remembered: a reading asks for the ends of a few windows, again and again. */
const ANSWERS = 4;

/** Ascending instants that come and go. */
export class InstantList extends NumberList implements Instants {
  /** The last instants asked for, each with how many were not above it then; null until it is long. */
  #answers: Float64Array | null = null;
  #nextAnswer = 0;

  static of(ascending: Iterable<Instant>): InstantList {
    const list = new InstantList();
    for (const at of ascending) list.push(at);
    return list;
  }

  countBelow(at: Instant): number {
    return countBelow(this, at);
  }

  countUpTo(at: Instant): number {
    const { length } = this;
    // Most ask about now.
    if (length < FEW || (this.at(length - 1) ?? at) <= at) return this.countUpToNear(at, length);
    this.#answers ??= new Float64Array(2 * ANSWERS).fill(Number.POSITIVE_INFINITY);
    const answers = this.#answers;
    let nearest = 0;
    for (let i = 2; i < answers.length; i += 2) {
      const away = Math.abs((answers[i] ?? at) - at);
      if (away < Math.abs((answers[nearest] ?? at) - at)) nearest = i;
    }
    // Only a guess: what came or went since may have moved it.
    const guess = answers[nearest + 1] ?? length;
    const count = this.countUpToNear(at, guess);
    const place = Math.abs(count - guess) < FEW ? nearest : this.#forgetAnswer();
    answers[place] = at;
    answers[place + 1] = count;
    return count;
  }

  /** Place of the answer that is given up for another. */
  #forgetAnswer(): number {
    this.#nextAnswer = (this.#nextAnswer + 2) % (2 * ANSWERS);
    return this.#nextAnswer;
  }

  countUpToNear(at: Instant, guess: number): number {
    return countNear(this, at, guess);
  }

  countWithin(from: Instant, to: Instant): number {
    return this.countUpTo(to) - this.countUpTo(from);
  }

  /** Puts an instant in its place; cheap near the end, where news arrives. */
  enter(at: Instant): void {
    this.insert(this.countNotAbove(at), at);
  }

  /** Takes one occurrence out. */
  drop(at: Instant): void {
    const index = this.countNotAbove(at) - 1;
    if (this.at(index) === at) this.remove(index);
  }
}

/** Of what has none. */
export const noInstants: Instants = new InstantList();

/** Lists of ascending instants by name, each made when somebody asks. */
export class InstantsByName {
  readonly #made = new Map<string, InstantList>();
  /** Those of a snapshot, until somebody asks for any. */
  #stored: (() => void) | null = null;

  /** The list of a name; undefined where nothing was ever put in. */
  get(name: string): InstantList | undefined {
    return this.#all.get(name);
  }

  /** The same, which begins with nothing. */
  of(name: string): InstantList {
    const known = this.#all.get(name);
    if (known !== undefined) return known;
    const fresh = new InstantList();
    this.#made.set(name, fresh);
    return fresh;
  }

  [Symbol.iterator](): Iterator<[name: string, instants: InstantList]> {
    return this.#all.entries();
  }

  /** The same ones always as the same bytes. */
  pack(out: Packer): void {
    const named = [...this].filter(([, { length }]) => length > 0);
    named.sort(([a], [b]) => (a < b ? -1 : 1));
    out.strings(named.map(([name]) => name));
    const starts = [0];
    for (const [, { length }] of named) starts.push((starts.at(-1) ?? 0) + length);
    out.numbers(starts);
    out.numbers(named.flatMap(([, list]) => [...list]));
  }

  /** Takes in what was written, while it is still empty. @throws Unreadable */
  unpack(from: Unpacker): void {
    const names = from.laterStrings();
    const [starts, instants] = [from.column(), from.column()];
    this.#stored = () => {
      for (const [i, name] of names().entries()) {
        const list = new InstantList();
        list.become(partOf(instants, starts.at(i) ?? 0, starts.at(i + 1) ?? 0));
        this.#made.set(name, list);
      }
    };
  }

  get #all(): Map<string, InstantList> {
    const stored = this.#stored;
    this.#stored = null;
    stored?.();
    return this.#made;
  }
}

/** Ascending instants without repeats that remember how often each was put in. */
export class InstantSet {
  readonly #sorted = new InstantList();
  readonly sorted: Instants = this.#sorted;
  /** How often, in the same order. */
  readonly #times = new NumberList();
  #changes = 0;

  /** Another number means that something came or went. */
  get changes(): number {
    return this.#changes;
  }

  add(at: Instant): void {
    this.#changes += 1;
    const sorted = this.#sorted;
    const index = sorted.countNotAbove(at);
    if (sorted.at(index - 1) === at) this.#times.set(index - 1, this.#timesAt(index - 1) + 1);
    else {
      sorted.insert(index, at);
      this.#times.insert(index, 1);
    }
  }

  remove(at: Instant): void {
    const sorted = this.#sorted;
    const index = sorted.countNotAbove(at) - 1;
    if (sorted.at(index) !== at) return;
    this.#changes += 1;
    const times = this.#timesAt(index) - 1;
    if (times > 0) {
      this.#times.set(index, times);
    } else {
      sorted.remove(index);
      this.#times.remove(index);
    }
  }

  pack(out: Packer): void {
    out.numbers(this.#sorted.all());
    out.numbers(this.#times.all());
  }

  /** Takes in what was written, while it is still empty. @throws Unreadable */
  unpack(from: Unpacker): void {
    const sorted = from.column();
    const times = from.column();
    if (sorted.length !== times.length) throw new Unreadable('Some of the instants are missing.');
    this.#changes += 1;
    this.#sorted.become(sorted);
    this.#times.become(times);
  }

  /** First instant after the given one; null when there is none. */
  next(after: Instant): Instant | null {
    return this.#sorted.at(this.#sorted.countUpTo(after)) ?? null;
  }

  /** Newest instant not after the given one; null when there is none. */
  newest(asOf: Instant): Instant | null {
    return this.#sorted.at(this.#sorted.countUpTo(asOf) - 1) ?? null;
  }

  #timesAt(index: number): number {
    return this.#times.at(index) ?? 0;
  }
}

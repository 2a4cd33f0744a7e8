import type { Instant } from '#domain/instant.ts';

/** The stretch around an instant over which what was worked out for it stays true. */
export class Span {
  readonly #asOf: Instant;
  /** It begins with the one, and ends before the other. */
  from = Number.NEGATIVE_INFINITY;
  until = Number.POSITIVE_INFINITY;

  constructor(asOf: Instant) {
    this.#asOf = asOf;
  }

  /** Something may change at this instant; undefined where there is nothing that could. */
  turn(at: Instant | undefined): void {
    if (at === undefined) return;
    if (at <= this.#asOf) this.from = Math.max(this.from, at);
    else this.until = Math.min(this.until, at);
  }

  /** Leaves to its neighbours what is true for them as well. */
  keepBetween(before: Span | undefined, after: Span | undefined): void {
    if (before !== undefined) this.from = Math.max(this.from, before.until);
    if (after !== undefined) this.until = Math.min(this.until, after.from);
  }

  isOverBy(at: Instant): boolean {
    return this.until <= at;
  }

  holds(at: Instant): boolean {
    return at >= this.from && at < this.until;
  }
}

/** Enough for now, a moment ago, and the 72 h before that directions compare with. */
const spansKept = 6;

interface Known<T> {
  span: Span;
  value: T;
}

/** Some values that were worked out, each for as long as time does not change it. */
export class Spans<T> {
  readonly #most: number;
  /** In order of their beginnings; each is over before the next one begins. */
  #known: Known<T>[] = [];
  /** Place of the last one found: whoever asks goes on from there, mostly. */
  #last = 0;

  constructor(most = spansKept) {
    this.#most = most;
  }

  /** The value as of an instant. `work` tells the span of every instant at which it may change. */
  asOf(at: Instant, work: (span: Span) => T): T {
    const place = this.#placeOf(at);
    const known = this.#known[place];
    if (known?.span.holds(at) === true) return known.value;
    const span = new Span(at);
    const value = work(span);
    this.#keep({ span, value }, place + 1);
    return value;
  }

  /** Forgets what was worked out for any instant at or after this one. */
  forget(from: Instant): void {
    const known = this.#known;
    while (known[known.length - 1]?.span.isOverBy(from) === false) known.pop();
  }

  /** Forgets all, because the evidence itself has changed. */
  clear(): void {
    if (this.#known.length > 0) this.#known = [];
  }

  /** Place of the last span that begins by an instant; −1 where all begin after it. */
  #placeOf(at: Instant): number {
    const known = this.#known;
    let low = this.#last;
    if (this.#beginsAfter(low, at) || !this.#beginsAfter(low + 1, at)) {
      low = -1;
      for (let high = known.length; high - low > 1; ) {
        const middle = (low + high) >>> 1;
        if (this.#beginsAfter(middle, at)) high = middle;
        else low = middle;
      }
    }
    this.#last = Math.max(0, low);
    return low;
  }

  #beginsAfter(place: number, at: Instant): boolean {
    return (this.#known[place]?.span.from ?? Number.POSITIVE_INFINITY) > at;
  }

  /** Where there are too many, a quarter of them goes: those farthest from the fresh one. */
  #keep(fresh: Known<T>, place: number): void {
    const known = this.#known;
    fresh.span.keepBetween(known[place - 1]?.span, known[place]?.span);
    known.splice(place, 0, fresh);
    this.#last = place;
    if (known.length <= this.#most) return;
    const some = Math.ceil(this.#most / 4);
    known.splice(place < known.length / 2 ? known.length - some : 0, some);
  }
}

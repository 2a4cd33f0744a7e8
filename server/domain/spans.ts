import type { Instant } from '#domain/instant.ts';

/** The stretch around an instant over which what was worked out for it stays true. */
export class Span {
  readonly #asOf: Instant;
  #from = Number.NEGATIVE_INFINITY;
  #until = Number.POSITIVE_INFINITY;

  constructor(asOf: Instant) {
    this.#asOf = asOf;
  }

  /** Something may change at this instant; undefined where there is nothing that could. */
  turn(at: Instant | undefined): void {
    if (at === undefined) return;
    if (at <= this.#asOf) this.#from = Math.max(this.#from, at);
    else this.#until = Math.min(this.#until, at);
  }

  isOverBy(at: Instant): boolean {
    return this.#until <= at;
  }

  holds(at: Instant): boolean {
    return at >= this.#from && at < this.#until;
  }
}

/** Enough for now, a moment ago, and the 72 h before that directions compare with. */
const spansKept = 6;

/** The last few values that were worked out, each for as long as time does not change it. */
export class Spans<T> {
  readonly #most: number;
  #known: { span: Span; value: T }[] = [];

  constructor(most = spansKept) {
    this.#most = most;
  }

  /** The value as of an instant. `work` tells the span of every instant at which it may change. */
  asOf(at: Instant, work: (span: Span) => T): T {
    const known = this.#known.find(({ span }) => span.holds(at));
    if (known !== undefined) return known.value;
    const span = new Span(at);
    const value = work(span);
    this.#known = [{ span, value }, ...this.#known.slice(0, this.#most - 1)];
    return value;
  }

  /** Forgets what was worked out for any instant at or after this one. */
  forget(from: Instant): void {
    this.#known = this.#known.filter(({ span }) => span.isOverBy(from));
  }

  /** Forgets all, because the evidence itself has changed. */
  clear(): void {
    if (this.#known.length > 0) this.#known = [];
  }
}

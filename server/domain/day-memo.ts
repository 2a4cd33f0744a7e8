import { type Instant, startOfDay } from '#domain/instant.ts';

/** More than any drawing has days. */
const KEPT = 128;

/** What is the same for a whole day, worked out once for each and kept until new knowledge. */
export class DayMemo<T> {
  readonly #values = new Map<Instant, T>();
  /** No day among those is later. */
  #latest = Number.NEGATIVE_INFINITY;

  /** The value of the day that begins at an instant, computed when it is not known. */
  of(startAt: Instant, compute: (startAt: Instant) => T): T {
    const known = this.#values.get(startAt);
    if (known !== undefined) return known;
    const value = compute(startAt);
    if (this.#values.size >= KEPT) this.#values.clear();
    this.#values.set(startAt, value);
    this.#latest = Math.max(startAt, this.#latest);
    return value;
  }

  /** Forgets the day that holds an instant, and all after it. */
  forget(from: Instant): void {
    const day = startOfDay(from);
    // News is of a day that is not over, which nobody keeps.
    if (day > this.#latest) return;
    for (const at of this.#values.keys()) if (at >= day) this.#values.delete(at);
    this.#latest = day - 1;
  }
}

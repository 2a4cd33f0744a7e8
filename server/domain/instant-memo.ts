import type { Instant } from '#domain/instant.ts';

/** More than this is asked for by trends alone, which never ask for the same again. */
const KEPT = 128;

/** Values worked out as of instants, kept until new knowledge touches them. */
export class InstantMemo<T> {
  readonly #values = new Map<Instant, T>();

  /** The value as of an instant, computed when it is not known. */
  at(at: Instant, compute: (at: Instant) => T): T {
    const known = this.#values.get(at);
    if (known !== undefined) return known;
    const value = compute(at);
    if (this.#values.size >= KEPT) this.#values.clear();
    this.#values.set(at, value);
    return value;
  }

  /** Forgets everything at and after the instant. */
  forget(from: Instant): void {
    if (this.#values.size === 0) return;
    for (const at of this.#values.keys()) if (at >= from) this.#values.delete(at);
  }
}

import type { EventListener } from '#domain/event-book.ts';
import { window } from '#domain/indicators/attack-baselines.ts';
import type { Instant } from '#domain/instant.ts';
import { kept } from '#domain/kept.ts';
import type { Instants } from '#domain/sorted-instants.ts';

/** What the days up to an instant were found to hold. */
interface Searched {
  /** So many attacks, or more, were looked for. */
  y: number;
  upTo: Instant;
  /** The last attack by which there were as many in seven days; null where there never were. */
  found: Instant | null;
}

/**
 * When there were last as many attacks in seven days, before the seven days that run. What was
 * found is kept while the log only grows at its end: years are gone through once.
 */
export class AttackRecord implements EventListener<'attack-frequency'> {
  /** Of the attacks that count, ascending, as the book has them. */
  readonly #instants: Instants;
  #last: Searched | null = null;

  constructor(instants: Instants) {
    this.#instants = instants;
  }

  putIn({ at }: { at: Instant }): void {
    const last = this.#last;
    if (last === null || at > last.upTo) return;
    // Long before the last time there may have been as many too: that changes nothing.
    if (last.found === null || at > last.found - window) this.#last = null;
  }

  takeOut(event: { at: Instant }): void {
    this.putIn(event);
  }

  /** The attack by which there were last `y` or more in seven days, not after an instant. */
  lastAsMany(y: number, upTo: Instant): Instant | null {
    const last = this.#last;
    const isKnown = last !== null && last.upTo <= upTo && knowsOf(last, y);
    const found = this.#newest(y, isKnown ? last.upTo : Number.NEGATIVE_INFINITY, upTo);
    this.#last = { y, upTo, found: found ?? (isKnown ? last.found : null) };
    return this.#last.found;
  }

  /** The newest attack in (from, to] that ends seven days with as many. */
  #newest(y: number, from: Instant, to: Instant): Instant | null {
    const instants = this.#instants;
    for (let i = instants.countUpTo(to) - 1; i >= y - 1; i -= 1) {
      const at = instants.at(i) ?? from;
      if (at <= from) return null;
      if ((instants.at(i - y + 1) ?? from) > at - window) return at;
    }
    return null;
  }
}

/** Where there were never so many, there were never more. */
function knowsOf({ y, found }: Searched, wanted: number): boolean {
  return wanted === y || (found === null && wanted > y);
}

export const attackRecord = kept(({ books }) => {
  const book = books['attack-frequency'];
  const record = new AttackRecord(book.credible);
  // Nothing has been looked for yet that the attacks there are could change.
  book.rejoin(record);
  return record;
});

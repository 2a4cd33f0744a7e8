import {
  type Contradiction,
  contradictionsBy,
  type MessagingEvent,
  untilOf,
} from '#domain/indicators/messaging-statements.ts';
import type { StatePacker, StateUnpacker } from '#domain/snapshot/packing.ts';

const none: readonly never[] = [];

/** Who contradicts which claims. */
export class Contradictions {
  readonly #bySignal = new Map<string, Contradiction[]>();
  /** Only of those that contradict anything. */
  readonly #byEvent = new Map<MessagingEvent, readonly Contradiction[]>();

  /** Takes in what an event contradicts, and returns it. */
  putIn(event: MessagingEvent): readonly Contradiction[] {
    const found = contradictionsBy(event);
    this.#enter(event, found);
    return found;
  }

  /** Takes out what an event contradicted, and returns it. */
  takeOut(event: MessagingEvent): readonly Contradiction[] {
    const found = this.by(event);
    this.#byEvent.delete(event);
    for (const { signal } of found) {
      const left = this.against(signal).filter((other) => other.event !== event);
      if (left.length === 0) this.#bySignal.delete(signal);
      else this.#bySignal.set(signal, left);
    }
    return found;
  }

  /** What contradicts the claims of a signal. */
  readonly against = (signal: string): readonly Contradiction[] =>
    this.#bySignal.get(signal) ?? none;

  /** What an event contradicts. */
  by(event: MessagingEvent): readonly Contradiction[] {
    return this.#byEvent.get(event) ?? none;
  }

  pack(out: StatePacker): void {
    const all = [...this.#byEvent].sort(([a], [b]) => byTime(a, b)).flatMap(([, found]) => found);
    out.events(
      'public-messaging',
      all.map(({ event }) => event),
    );
    out.numbers(all.map(({ which }) => which));
    out.numbers(all.map(({ from }) => from));
    out.strings(all.map(({ signal }) => signal));
    out.numbers(all.map(({ claim }) => claim));
  }

  /** Takes in what was written, while it is still empty. */
  unpack(from: StateUnpacker): void {
    const events = [...from.events('public-messaging')];
    const which = from.numbers();
    const since = from.numbers();
    const signals = from.strings();
    const claims = from.numbers();
    const byEvent = new Map<MessagingEvent, Contradiction[]>();
    for (const [i, event] of events.entries()) {
      const found = byEvent.get(event) ?? [];
      byEvent.set(event, found);
      found.push({
        signal: signals[i] ?? '',
        claim: claims[i] ?? 0,
        event,
        which: which[i] ?? 0,
        from: since[i] ?? event.at,
        until: untilOf(event),
      });
    }
    for (const [event, found] of byEvent) this.#enter(event, found);
  }

  #enter(event: MessagingEvent, found: readonly Contradiction[]): void {
    if (found.length === 0) return;
    this.#byEvent.set(event, found);
    for (const one of found) {
      const others = this.#bySignal.get(one.signal);
      if (others === undefined) this.#bySignal.set(one.signal, [one]);
      else others.push(one);
    }
  }
}

/** In the order of a book. */
export function byTime(a: MessagingEvent, b: MessagingEvent): number {
  return a.at - b.at || (a.id < b.id ? -1 : 1);
}

import type { MessagingEvent } from '#domain/indicators/messaging-statements.ts';
import { NumberList, type Numbers, placeIn } from '#domain/numbers.ts';
import type { Signals } from '#domain/signals.ts';
import type { StatePacker, StateUnpacker } from '#domain/snapshot/packing.ts';
import type { Held, StoredList } from '#domain/stored-list.ts';

/** Which event holds a report. */
export class Reported {
  readonly #signals: Signals;
  /** Those of a snapshot: reports by their places among all signals, ascending, and their events. */
  #places: Numbers = new NumberList();
  #events: StoredList<MessagingEvent> | null = null;
  /** What came or went since, by the same places; null where a stored one went. */
  readonly #changed = new Map<number, MessagingEvent | null>();

  constructor(signals: Signals) {
    this.#signals = signals;
  }

  get(signal: string): MessagingEvent | null {
    const place = this.#signals.placeOf(signal);
    const changed = this.#changed.get(place);
    return changed === undefined ? this.#storedAt(place) : changed;
  }

  putIn(event: MessagingEvent): void {
    for (const { id } of event.reports) this.#changed.set(this.#signals.placeOf(id), event);
  }

  takeOut(event: MessagingEvent): void {
    for (const { id } of event.reports) {
      const place = this.#signals.placeOf(id);
      if (this.#storedAt(place) === null) this.#changed.delete(place);
      else this.#changed.set(place, null);
    }
  }

  pack(out: StatePacker): void {
    const all: [place: number, event: Held<MessagingEvent>][] = [];
    for (let i = 0; i < this.#places.length; i += 1) {
      const place = this.#places.at(i) ?? -1;
      const event = this.#events?.places.at(i);
      if (event !== undefined && !this.#changed.has(place)) all.push([place, event]);
    }
    for (const [place, event] of this.#changed) if (event !== null) all.push([place, event]);
    all.sort(([a], [b]) => a - b);
    out.numbers(all.map(([place]) => place));
    out.events(
      'public-messaging',
      all.map(([, event]) => event),
    );
  }

  /** Takes in what was written, while it is still empty. */
  unpack(from: StateUnpacker): void {
    this.#places = from.column();
    this.#events = from.events('public-messaging');
  }

  #storedAt(place: number): MessagingEvent | null {
    return this.#events?.at(placeIn(this.#places, place)) ?? null;
  }
}

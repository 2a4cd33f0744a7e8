import {
  type Contradiction,
  contradictionsBy,
  type MessagingEvent,
  untilOf,
} from '#domain/indicators/messaging-statements.ts';
import { placeIn } from '#domain/numbers.ts';
import type { Column } from '#domain/snapshot/column.ts';
import { IdTable } from '#domain/snapshot/id-table.ts';
import { Unreadable } from '#domain/snapshot/packer.ts';
import type { StatePacker, StateUnpacker } from '#domain/snapshot/packing.ts';
import { Repeated } from '#domain/snapshot/repeated.ts';
import { Lists } from '#domain/snapshot/report-lists.ts';
import { storedPlaceOf } from '#domain/snapshot/stored-events.ts';
import type { StoredList } from '#domain/stored-list.ts';

const none: readonly never[] = [];

/** Who contradicts which claims. */
export class Contradictions {
  #stored: StoredContradictions | null = null;
  /** Of what came later or was asked for; empty where nothing is left of what is stored. */
  readonly #bySignal = new Map<string, readonly Contradiction[]>();
  readonly #byEvent = new Map<MessagingEvent, readonly Contradiction[]>();

  /** Takes in what an event contradicts, and returns it. */
  putIn(event: MessagingEvent): readonly Contradiction[] {
    const found = contradictionsBy(event);
    if (found.length > 0) this.#byEvent.set(event, found);
    for (const one of found) this.#bySignal.set(one.signal, [...this.against(one.signal), one]);
    return found;
  }

  /** Takes out what an event contradicted, and returns it. */
  takeOut(event: MessagingEvent): readonly Contradiction[] {
    const found = this.by(event);
    if (this.#stored?.by(event).length) this.#byEvent.set(event, none);
    else this.#byEvent.delete(event);
    for (const { signal } of found) {
      const left = this.against(signal).filter((other) => other.event !== event);
      this.#bySignal.set(signal, left);
    }
    return found;
  }

  /** What contradicts the claims of a signal. */
  readonly against = (signal: string): readonly Contradiction[] =>
    this.#bySignal.get(signal) ?? this.#stored?.against(signal) ?? none;

  /** What an event contradicts. */
  by(event: MessagingEvent): readonly Contradiction[] {
    return this.#byEvent.get(event) ?? this.#stored?.by(event) ?? none;
  }

  pack(out: StatePacker): void {
    const events = new Set([...(this.#stored?.events ?? []), ...this.#byEvent.keys()]);
    const all = [...events].sort(byTime).flatMap((event) => this.by(event));
    out.events(
      'public-messaging',
      all.map(({ event }) => event),
    );
    out.numbers(all.map(({ which }) => which));
    out.numbers(all.map(({ from }) => from));
    out.numbers(all.map(({ claim }) => claim));
    const signals = new Repeated<string>();
    const places = all.map(({ signal }) => signals.placeOf(signal));
    const against: number[][] = signals.all.map(() => []);
    for (const [i, place] of places.entries()) against[place]?.push(i);
    out.numbers(places);
    IdTable.of(signals.all).pack(out);
    Lists.pack(against, out);
  }

  /** Takes in what was written, while it is still empty. */
  unpack(from: StateUnpacker): void {
    this.#stored = new StoredContradictions(from);
  }
}

/** What a snapshot holds of them, in the order of the book of the events. */
class StoredContradictions {
  readonly events: StoredList<MessagingEvent>;
  readonly #which: Column;
  readonly #from: Column;
  readonly #claims: Column;
  readonly #signalPlaces: Column;
  readonly #signals: IdTable;
  readonly #against: Lists;

  constructor(from: StateUnpacker) {
    this.events = from.events('public-messaging');
    this.#which = from.column();
    this.#from = from.column();
    this.#claims = from.column();
    this.#signalPlaces = from.column();
    this.#signals = IdTable.unpack(from);
    this.#against = new Lists(from);
  }

  by(event: MessagingEvent): Contradiction[] {
    const stored = storedPlaceOf(event);
    const { places } = this.events;
    const found: Contradiction[] = [];
    if (stored === null) return found;
    for (let i = placeIn(places, stored); places.at(i) === stored; i += 1) found.push(this.#at(i));
    return found;
  }

  against(signal: string): Contradiction[] {
    const place = this.#signals.placeOf(signal);
    return place < 0 ? [] : this.#against.at(place).map((i) => this.#at(i));
  }

  #at(i: number): Contradiction {
    const event = this.events.at(i);
    if (event === undefined) throw new Unreadable('A contradiction has lost its event.');
    return {
      signal: this.#signals.at(this.#signalPlaces.at(i) ?? -1),
      claim: this.#claims.at(i) ?? 0,
      event,
      which: this.#which.at(i) ?? 0,
      from: this.#from.at(i) ?? event.at,
      until: untilOf(event),
    };
  }
}

/** In the order of a book. */
export function byTime(a: MessagingEvent, b: MessagingEvent): number {
  return a.at - b.at || (a.id < b.id ? -1 : 1);
}

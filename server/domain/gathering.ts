import type { EventBook, EventListener } from '#domain/event-book.ts';
import type { EventRecord } from '#domain/event-record.ts';
import type { IndicatorId } from '#domain/indicators/indicator.ts';
import type { Instant } from '#domain/instant.ts';

/** What a gathering needs to know of an event. */
export interface Telling {
  weight: number;
  reports: readonly { origin: string }[];
}

/**
 * How many reports of how many origins some events have, and how much they weigh, kept as events
 * come and go. It only counts, so whatever came and went before leaves no trace of rounding.
 */
export class Gathering {
  /** How many events weigh so much, and how many reports have this origin. */
  readonly #weights = new Map<number, number>();
  readonly #origins = new Map<string, number>();
  #reports = 0;
  /** The effective size, until something comes or goes. */
  #nEff: number | null = null;

  add({ weight, reports }: Telling): void {
    this.#nEff = null;
    this.#weights.set(weight, (this.#weights.get(weight) ?? 0) + 1);
    this.#reports += reports.length;
    for (const { origin } of reports) {
      this.#origins.set(origin, (this.#origins.get(origin) ?? 0) + 1);
    }
  }

  remove({ weight, reports }: Telling): void {
    this.#nEff = null;
    takeOne(this.#weights, weight);
    this.#reports -= reports.length;
    for (const { origin } of reports) takeOne(this.#origins, origin);
  }

  /** Reports of all events, and distinct origins among them. */
  get reports(): number {
    return this.#reports;
  }

  get origins(): number {
    return this.#origins.size;
  }

  /** Kish's effective size (Σw)²/Σw² of the events; 0 without any. */
  get nEff(): number {
    this.#nEff ??= this.#effective();
    return this.#nEff;
  }

  #effective(): number {
    let sum = 0;
    let squares = 0;
    // In order, because a sum must not depend on what came first.
    for (const weight of Float64Array.from(this.#weights.keys()).sort()) {
      const times = this.#weights.get(weight) ?? 0;
      sum += times * weight;
      squares += times * weight * weight;
    }
    return squares === 0 ? 0 : (sum * sum) / squares;
  }
}

function takeOne<K>(times: Map<K, number>, key: K): void {
  const left = (times.get(key) ?? 0) - 1;
  if (left > 0) times.set(key, left);
  else times.delete(key);
}

/** Keeps a gathering to just those events that somebody names, of which few change at a time. */
export class GatheredSet<E extends Telling> {
  readonly #gathering: Gathering;
  #events: ReadonlySet<E> = new Set();

  constructor(gathering: Gathering) {
    this.#gathering = gathering;
  }

  become(events: ReadonlySet<E>): void {
    for (const event of events) if (!this.#events.has(event)) this.#gathering.add(event);
    for (const event of this.#events) if (!events.has(event)) this.#gathering.remove(event);
    this.#events = events;
  }
}

/**
 * Keeps a gathering to the events of one stretch of time. The stretch moves to wherever somebody
 * asks, and only the events that it passes on its way come or go.
 */
export class SlidingStretch<E extends Telling> {
  readonly #gathering: Gathering;
  readonly #eventsIn: (from: Instant, to: Instant) => readonly E[];
  #from = Number.NEGATIVE_INFINITY;
  #to = Number.NEGATIVE_INFINITY;
  #size = 0;

  /** `eventsIn` gives the events in (from, to] that count. */
  constructor(gathering: Gathering, eventsIn: (from: Instant, to: Instant) => readonly E[]) {
    this.#gathering = gathering;
    this.#eventsIn = eventsIn;
  }

  /** Moves the stretch to (from, to]. */
  moveTo(from: Instant, to: Instant): void {
    const [oldFrom, oldTo] = [this.#from, this.#to];
    if (from >= oldTo || to <= oldFrom) {
      this.#remove(this.#in(oldFrom, oldTo));
      this.#add(this.#in(from, to));
    } else {
      this.#remove(this.#in(oldFrom, from));
      this.#add(this.#in(from, oldFrom));
      this.#remove(this.#in(to, oldTo));
      this.#add(this.#in(oldTo, to));
    }
    this.#from = from;
    this.#to = to;
  }

  /** Events within it. */
  get size(): number {
    return this.#size;
  }

  /** An event that counts has come. */
  putIn(event: E & { at: Instant }): void {
    if (this.#holds(event.at)) this.#add([event]);
  }

  /** An event that counted has gone. */
  takeOut(event: E & { at: Instant }): void {
    if (this.#holds(event.at)) this.#remove([event]);
  }

  #holds(at: Instant): boolean {
    return at > this.#from && at <= this.#to;
  }

  #in(from: Instant, to: Instant): readonly E[] {
    return from < to ? this.#eventsIn(from, to) : [];
  }

  #add(events: readonly E[]): void {
    for (const event of events) this.#gathering.add(event);
    this.#size += events.length;
  }

  #remove(events: readonly E[]): void {
    for (const event of events) this.#gathering.remove(event);
    this.#size -= events.length;
  }
}

/** The events of a book in the time before an instant, gathered. */
export class GatheredBook<K extends IndicatorId> implements EventListener<K> {
  readonly #length: number;
  readonly #counts: (event: EventRecord<K>) => boolean;
  readonly gathering = new Gathering();
  readonly #stretch: SlidingStretch<EventRecord<K>>;

  /** Gathers those that count of the events in (asOf − length, asOf]. */
  constructor(
    book: EventBook<K>,
    length: number,
    counts: (event: EventRecord<K>) => boolean = () => true,
  ) {
    this.#length = length;
    this.#counts = counts;
    this.#stretch = new SlidingStretch(this.gathering, (from, to) =>
      book.within(from, to).filter(counts),
    );
    // Nothing is gathered until somebody asks: what there is already is found then.
    book.rejoin(this);
  }

  asOf(at: Instant): Gathering {
    this.#stretch.moveTo(at - this.#length, at);
    return this.gathering;
  }

  putIn(event: EventRecord<K>): void {
    if (this.#counts(event)) this.#stretch.putIn(event);
  }

  takeOut(event: EventRecord<K>): void {
    if (this.#counts(event)) this.#stretch.takeOut(event);
  }
}

import { DatedList } from '#domain/dated-list.ts';
import type { EventListener } from '#domain/event-book.ts';
import type { EventRecord } from '#domain/event-record.ts';
import type { IndicatorId } from '#domain/indicators/indicator.ts';
import type { Instant } from '#domain/instant.ts';
import { Unreadable } from '#domain/snapshot/packer.ts';
import type { StatePacker, StateUnpacker } from '#domain/snapshot/packing.ts';
import { placesUpTo, StoredList } from '#domain/stored-list.ts';

/** Signals behind its numbers that a reading names; it counts them all. */
const evidenceNamed = 20;
/** Those that are named to who opens it. */
export const evidenceShown = 60;

interface Report {
  id: string;
  at: Instant | null;
}
interface Telling {
  at: Instant;
  reports: readonly Report[];
}

/** Something that shows its events in (from, to] newest first, for as long as it is told to. */
interface Visited<E> {
  visit(from: Instant, to: Instant, visitor: (event: E) => boolean): void;
}

/** Ids of the reports of the newest events in (from, to], event by event. */
export function newestIds(
  events: Visited<Telling>,
  { from, to }: { from: Instant; to: Instant },
  most = evidenceNamed,
): string[] {
  const ids: string[] = [];
  events.visit(from, to, ({ reports }) => {
    for (const { id } of reports) {
      if (ids.length === most) return false;
      ids.push(id);
    }
    return true;
  });
  return ids;
}

/** Reports in order of time, the newest first, and no more of them than are named. */
export class NewestReports {
  /** Side by side: so many small objects a reading would cost more than all its numbers. */
  readonly ids: string[] = [];
  readonly #instants: Instant[] = [];
  readonly #most: number;

  constructor(most = evidenceNamed) {
    this.#most = most;
  }

  /** Puts the reports of an event in their places, if they are not later than an instant. */
  add({ at: happenedAt, reports }: Telling, until = Number.POSITIVE_INFINITY): void {
    for (const { id, at: reportedAt } of reports) {
      const at = reportedAt ?? happenedAt;
      if (at <= until) this.put(id, at);
    }
  }

  /** The same for the newest of some events in (from, to] that count. */
  addNewest<E extends Telling>(
    events: Visited<E>,
    { from, to }: { from: Instant; to: Instant },
    counts: ((event: E) => boolean) | null = null,
  ): void {
    events.visit(from, to, (event) => {
      if (this.isFullAt(event.at)) return false;
      if (counts === null || counts(event)) this.add(event, event.at);
      return true;
    });
  }

  /** Puts in what others have found. */
  addAll(others: NewestReports): void {
    let place = 0;
    for (const id of others.ids) {
      const at = others.#instants[place] ?? Number.NEGATIVE_INFINITY;
      if (this.isFullAt(at)) return;
      this.put(id, at);
      place += 1;
    }
  }

  /** Puts a report in its place; sorting all of them would cost more than all the numbers. */
  put(id: string, at: Instant): void {
    const { ids } = this;
    const instants = this.#instants;
    let place = ids.length;
    if (place === this.#most) {
      if (this.#isNewer(place - 1, id, at)) return;
      place -= 1;
    } else {
      ids.push(id);
      instants.push(at);
    }
    for (; place > 0 && !this.#isNewer(place - 1, id, at); place -= 1) {
      ids[place] = ids[place - 1] ?? id;
      instants[place] = instants[place - 1] ?? at;
    }
    ids[place] = id;
    instants[place] = at;
  }

  /** Whether nothing of that instant or before can be among the newest any more. */
  isFullAt(at: Instant): boolean {
    const last = this.#instants[this.#most - 1];
    return last !== undefined && last > at;
  }

  /** Whether the report at a place comes before another one. */
  #isNewer(place: number, id: string, at: Instant): boolean {
    const there = this.#instants[place] ?? at;
    return there === at ? (this.ids[place] ?? id) > id : there > at;
  }
}

/** A report that is dated later than its event: which one of its reports, and when. */
class LateReport<E extends { reports: readonly { id: string }[] }> {
  readonly event: E;
  readonly which: number;
  readonly at: Instant;

  constructor(event: E, which: number, at: Instant) {
    this.event = event;
    this.which = which;
    this.at = at;
  }

  get id(): string {
    return this.event.reports[this.which]?.id ?? '';
  }
}

/**
 * The few reports of a book that are dated later than their events, kept apart: so whoever wants
 * the newest reports has to look at the newest events and at these.
 */
export class LateReports<K extends IndicatorId> implements EventListener<K> {
  readonly #indicator: K;
  readonly #late = new DatedList<LateReport<EventRecord<K>>>();
  /** No report is later than its event by more. */
  #longest = 0;

  constructor(indicator: K) {
    this.#indicator = indicator;
  }

  putIn(event: EventRecord<K>): void {
    event.reports.forEach(({ at }, which) => {
      if (at === null || at <= event.at) return;
      this.#late.add(new LateReport(event, which, at));
      this.#longest = Math.max(this.#longest, at - event.at);
    });
  }

  takeOut(event: EventRecord<K>): void {
    event.reports.forEach(({ at }, which) => {
      if (at === null || at <= event.at) return;
      for (const late of this.#late.backwards(at - 1, at)) {
        if (late.event !== event || late.which !== which) continue;
        this.#late.remove(late);
        return;
      }
    });
  }

  pack(out: StatePacker): void {
    const { items, instants } = this.#late;
    out.number(items.reduce((longest, { at, event }) => Math.max(longest, at - event.at), 0));
    out.events(
      this.#indicator,
      items.map(({ event }) => event),
    );
    out.numbers(items.map(({ which }) => which));
    out.numbers([...instants]);
  }

  /** Becomes what was written, without a look at any report. */
  unpack(from: StateUnpacker): void {
    this.#longest = from.number();
    const events = from.events(this.#indicator);
    const [which, instants] = [from.column(), from.column()];
    const made = new Map<number, LateReport<EventRecord<K>>>();
    const instantAt = (place: number) => instants.at(place) ?? 0;
    const at = (place: number) => {
      const known = made.get(place);
      if (known !== undefined) return known;
      const event = events.at(place);
      if (event === undefined) throw new Unreadable('A report has lost its event.');
      const late = new LateReport(event, which.at(place) ?? 0, instantAt(place));
      made.set(place, late);
      return late;
    };
    this.#late.fillStored(new StoredList({ at, instantAt }, placesUpTo(events.length)));
  }

  /** Adds those of the events in (from, to] that count to the newest reports. */
  addTo(
    newest: NewestReports,
    { from, to }: { from: Instant; to: Instant },
    counts: (event: EventRecord<K>) => boolean = () => true,
  ): void {
    this.#late.visit(from, to + this.#longest, (late) => {
      const { event } = late;
      if (newest.isFullAt(late.at)) return false;
      if (event.at > from && event.at <= to && counts(event)) newest.put(late.id, late.at);
      return true;
    });
  }
}

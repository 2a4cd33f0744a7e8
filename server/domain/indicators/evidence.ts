import { DatedList } from '#domain/dated-list.ts';
import type { EventListener, EventRecord } from '#domain/event-book.ts';
import type { IndicatorId } from '#domain/indicators/indicator.ts';
import type { Instant } from '#domain/instant.ts';

/** No reading shows more signals behind its numbers than this; it counts them all. */
const evidenceShown = 60;

interface Report {
  id: string;
  at: Instant | null;
}
interface Telling {
  at: Instant;
  reports: readonly Report[];
}
type Dated = { id: string; at: Instant };

/** Something that shows its events in (from, to] newest first, for as long as it is told to. */
interface Visited<E> {
  visit(from: Instant, to: Instant, visitor: (event: E) => boolean): void;
}

/** Ids of the reports of the newest events in (from, to], event by event. */
export function newestIds(events: Visited<Telling>, from: Instant, to: Instant): string[] {
  const ids: string[] = [];
  events.visit(from, to, ({ reports }) => {
    for (const { id } of reports) {
      if (ids.length === evidenceShown) return false;
      ids.push(id);
    }
    return true;
  });
  return ids;
}

/** Reports in order of time, the newest first, and no more of them than are shown. */
export class NewestReports {
  readonly #newest: Dated[] = [];

  get ids(): string[] {
    return this.#newest.map(({ id }) => id);
  }

  /** Puts the reports of an event in their places, if they are not later than an instant. */
  add({ at: happenedAt, reports }: Telling, until = Number.POSITIVE_INFINITY): void {
    for (const { id, at: reportedAt } of reports) {
      const at = reportedAt ?? happenedAt;
      if (at <= until) this.put({ id, at });
    }
  }

  /** The same for the newest of some events in (from, to] that count. */
  addNewest<E extends Telling>(
    events: Visited<E>,
    { from, to }: { from: Instant; to: Instant },
    counts: (event: E) => boolean = () => true,
  ): void {
    events.visit(from, to, (event) => {
      if (this.isFullAt(event.at)) return false;
      if (counts(event)) this.add(event, event.at);
      return true;
    });
  }

  /** Puts a report in its place; sorting all of them would cost more than all the numbers. */
  put(report: Dated): void {
    const newest = this.#newest;
    const last = newest[evidenceShown - 1];
    if (last !== undefined && isNewer(last, report)) return;
    let index = newest.length;
    for (; index > 0; index -= 1) {
      const before = newest[index - 1];
      if (before === undefined || isNewer(before, report)) break;
    }
    newest.splice(index, 0, report);
    if (newest.length > evidenceShown) newest.pop();
  }

  /** Whether nothing of that instant or before can be among the newest any more. */
  isFullAt(at: Instant): boolean {
    const last = this.#newest[evidenceShown - 1];
    return last !== undefined && last.at > at;
  }
}

function isNewer(a: Dated, b: Dated): boolean {
  return a.at === b.at ? a.id > b.id : a.at > b.at;
}

/** A report that is dated later than its event. */
interface LateReport<E> extends Dated {
  event: E;
}

/**
 * The few reports of a book that are dated later than their events, kept apart: so whoever wants
 * the newest reports has to look at the newest events and at these.
 */
export class LateReports<K extends IndicatorId> implements EventListener<K> {
  readonly #late = new DatedList<LateReport<EventRecord<K>>>();
  readonly #byId = new Map<string, LateReport<EventRecord<K>>>();
  /** No report is later than its event by more. */
  #longest = 0;

  putIn(event: EventRecord<K>): void {
    for (const { id, at } of event.reports) {
      if (at === null || at <= event.at) continue;
      const late = { id, at, event };
      this.#late.add(late);
      this.#byId.set(id, late);
      this.#longest = Math.max(this.#longest, at - event.at);
    }
  }

  takeOut({ reports }: EventRecord<K>): void {
    for (const { id } of reports) {
      const late = this.#byId.get(id);
      if (late === undefined) continue;
      this.#late.remove(late);
      this.#byId.delete(id);
    }
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
      if (event.at > from && event.at <= to && counts(event)) newest.put(late);
      return true;
    });
  }
}

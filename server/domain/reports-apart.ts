import { DatedList } from '#domain/dated-list.ts';
import type { ReportListener } from '#domain/event-book.ts';
import { type IndicatorId, indicatorIds } from '#domain/indicators/indicator.ts';
import type { Signal } from '#domain/indicators/signal-schema.ts';
import { DAY, type Instant } from '#domain/instant.ts';
import { kept } from '#domain/kept.ts';
import type { AnySignalRecord } from '#domain/signal-record.ts';
import { Unreadable } from '#domain/snapshot/packer.ts';
import type { Packing } from '#domain/snapshot/packing.ts';
import { StoredList } from '#domain/stored-list.ts';
import type { WatchState } from '#domain/watch-state.ts';

/** What is compared of a signal, whatever its indicator. */
export type Said = Pick<AnySignalRecord, 'id' | 'at' | 'region' | 'revision'> & {
  signal: Pick<Signal, 'headline' | 'source'>;
};
type DatedSaid = Said & { at: Instant };

interface Telling {
  at: Instant;
  reports: readonly Said[];
}

/** The reports of one event, and the event that those of them make which count. */
interface Told {
  reports: readonly Said[];
  event: Telling | null;
}

/** A report that is dated further from its event stands apart. */
const near = DAY;

/** Whether who looks through events about a time comes upon this report of one of them. */
function isNear<S extends Said>({ at }: Telling, record: S): record is S & DatedSaid {
  return record.at !== null && Math.abs(record.at - at) <= near;
}

/** Whether nobody comes upon it so: those that count are all or some of the reports. */
function isApart({ reports, event }: Told, record: Said): boolean {
  if (event === null || !isNear(event, record)) return true;
  return event.reports.length < reports.length && !event.reports.includes(record);
}

/**
 * The few reports that nobody finds who looks through events about a time: dated far from their
 * events, or not at all, or not counted. All others are found there, and no list is kept of them.
 */
class ReportsApart implements ReportListener<IndicatorId> {
  readonly dated = new DatedList<DatedSaid>();
  readonly undated = new Map<string, Said>();

  /** Takes in many at once, while there is none: putting each in its place would take long. */
  fill(records: readonly Said[]): void {
    const dated = records.filter(isDated).sort((a, b) => a.at - b.at || (a.id < b.id ? -1 : 1));
    this.dated.fill(dated);
    for (const record of records) if (!isDated(record)) this.undated.set(record.id, record);
  }

  /** Mostly an event has one report, which is found with it. */
  retold(before: Told, after: Told): void {
    for (const record of before.reports) {
      if (!isApart(before, record)) continue;
      if (!after.reports.includes(record) || !isApart(after, record)) this.#drop(record);
    }
    for (const record of after.reports) {
      if (!isApart(after, record)) continue;
      if (!before.reports.includes(record) || !isApart(before, record)) this.#add(record);
    }
  }

  #add(record: Said): void {
    if (isDated(record)) this.dated.add(record);
    else this.undated.set(record.id, record);
  }

  #drop(record: Said): void {
    if (record.at === null) this.undated.delete(record.id);
    else this.#dropDated(record.id, record.at);
  }

  /** By its id: what is listed of a snapshot is not the record itself. */
  #dropDated(id: string, at: Instant): void {
    for (const listed of this.dated.backwards(at - 1, at)) {
      if (listed.id !== id) continue;
      this.dated.remove(listed);
      return;
    }
  }
}

function isDated(record: Said): record is DatedSaid {
  return record.at !== null;
}

const reportsApart = kept((state) => {
  const all = new Map<IndicatorId, ReportsApart>();
  for (const indicator of indicatorIds) {
    const found: Said[] = [];
    const book = state.books[indicator];
    for (const event of book.events) {
      const told: Told = { reports: book.reportsOf(event.id), event };
      for (const record of told.reports) if (isApart(told, record)) found.push(record);
    }
    for (const { reports } of book.undated()) found.push(...reports);
    const apart = new ReportsApart();
    apart.fill(found);
    book.followReports(apart);
    all.set(indicator, apart);
  }
  return all;
});

export const reportsApartPacking: Packing = {
  name: 'reports-apart',
  pack: (state, out) => {
    const placeOf = ({ id }: Said) => state.signals.placeOf(id);
    for (const apart of reportsApart(state).values()) {
      out.numbers(apart.dated.held.map((one) => (typeof one === 'number' ? one : placeOf(one))));
      out.numbers(Array.from(apart.undated.values(), placeOf).sort((a, b) => a - b));
    }
  },
  unpack: (state, from) => {
    const all = new Map<IndicatorId, ReportsApart>();
    const stored = {
      at: (place: number) => datedAt(state, place),
      instantAt: (place: number) => state.signals.storedInstant(place) ?? undatedNow(),
    };
    for (const indicator of indicatorIds) {
      const apart = new ReportsApart();
      apart.dated.fillStored(new StoredList(stored, from.column()));
      for (const place of from.numbers()) {
        const record = recordAt(state, place);
        apart.undated.set(record.id, record);
      }
      state.books[indicator].followReports(apart);
      all.set(indicator, apart);
    }
    reportsApart.put(state, all);
  },
};

function datedAt(state: WatchState, place: number): DatedSaid {
  const record = recordAt(state, place);
  return isDated(record) ? record : undatedNow();
}

function undatedNow(): never {
  throw new Unreadable('A report is not dated.');
}

function recordAt(state: WatchState, place: number): Said {
  const history = state.signals.at(place);
  if (history === undefined) throw new Unreadable('A report is missing.');
  return history.current;
}

/** Reports of one indicator that nobody has given an instant, counted or not. */
export function undatedReports(state: WatchState, indicator: IndicatorId): Iterable<Said> {
  return reportsApart(state).get(indicator)?.undated.values() ?? [];
}

/** Those with an instant in (from, to], in no order. */
export function* reportsWithin(
  state: WatchState,
  indicator: IndicatorId,
  { from, to }: { from: Instant; to: Instant },
): Generator<Said> {
  yield* reportsApart(state).get(indicator)?.dated.backwards(from, to) ?? [];
  const events: Iterable<Telling> = state.books[indicator].backwards(from - near, to + near);
  for (const event of events) {
    for (const record of event.reports) {
      if (isNear(event, record) && record.at > from && record.at <= to) yield record;
    }
  }
}

import { DatedList } from '#domain/dated-list.ts';
import { type EventRecord, eventOf, isCredible, isFirm } from '#domain/event-record.ts';
import { IdMap } from '#domain/id-map.ts';
import type { IndicatorId } from '#domain/indicators/indicator.ts';
import type { Instant } from '#domain/instant.ts';
import type { SignalRecord } from '#domain/signal-record.ts';
import type { EventLine } from '#domain/snapshot/event-line.ts';
import { InstantList, type Instants, InstantsByName } from '#domain/sorted-instants.ts';
import { type Held, placesUpTo, type Stored, StoredList } from '#domain/stored-list.ts';

/** Is told of every event that a book takes in or gives up; a changed event is both. */
export interface EventListener<K extends IndicatorId> {
  putIn(event: EventRecord<K>): void;
  takeOut(event: EventRecord<K>): void;
}

/** Is told of every event that somebody reports, or no longer reports: what was told of it, and is. */
export interface ReportListener<K extends IndicatorId> {
  retold(before: Told<K>, after: Told<K>): void;
}

/** The reports of one event, and the event they make; null while none of them counts or is dated. */
export interface Told<K extends IndicatorId> {
  reports: readonly SignalRecord<K>[];
  event: EventRecord<K> | null;
}

/**
 * The events of a snapshot, the dated ones by place: ascending by instant, then id. Each is made,
 * and what is told of it fetched, when somebody asks.
 */
export interface StoredEvents<K extends IndicatorId> extends Stored<EventRecord<K>> {
  readonly length: number;
  lineAt(place: number): EventLine;
  /** The same lists that a book keeps, for it to go on with. */
  believed(): BelievedInstants;
  /** Null where nothing was told of it. By whom, who wants to report it: a new one needs no search. */
  toldOf(event: string, by?: RecordedAs): Told<K> | null;
  /** Events without an instant, or without a report that counts. */
  undated(): Iterable<string>;
}

/** A signal, and the entry that recorded it. */
export type RecordedAs = Pick<SignalRecord, 'id' | 'revision'>;

/** The instants of the events of a book that are believed. */
export interface BelievedInstants {
  /** Of credible events; and by region. */
  readonly credible: InstantList;
  readonly credibleByRegion: InstantsByName;
  /** Of events that corroborate on their own. */
  readonly firm: InstantList;
}

/** Events of one indicator in order of event time, with credible ones counted by region. */
export class EventBook<K extends IndicatorId> {
  readonly #dated = new DatedList<EventRecord<K>>();
  /** The instants of the events, ascending. */
  readonly instants = this.#dated.instants;
  readonly #believed: BelievedInstants;
  /** What is told of each event, dated or not; of stored ones, once it was asked for. */
  readonly #told = new IdMap<Told<K>>();
  /** The events of the snapshot that the book came from. */
  readonly stored: StoredEvents<K> | null;
  readonly #counts: (record: SignalRecord<K>) => boolean;
  readonly #listeners: EventListener<K>[] = [];
  readonly #reportListeners: ReportListener<K>[] = [];

  /** `counts` says whether a report is counted at all, or is only context. */
  constructor(counts: (record: SignalRecord<K>) => boolean, stored: StoredEvents<K> | null = null) {
    this.#counts = counts;
    this.stored = stored;
    this.#believed = stored?.believed() ?? nothingBelieved();
    if (stored !== null) {
      this.#dated.fillStored(new StoredList(stored, placesUpTo(stored.length)));
    }
  }

  /** Instants of credible events, ascending; and by region. */
  get credible(): Instants {
    return this.#believed.credible;
  }

  get credibleByRegion(): InstantsByName {
    return this.#believed.credibleByRegion;
  }

  /** Instants of events that corroborate on their own, ascending. */
  get firm(): Instants {
    return this.#believed.firm;
  }

  /** All of these lists, to be written. */
  get believed(): BelievedInstants {
    return this.#believed;
  }

  /** Ascending by instant, then id. */
  get events(): readonly EventRecord<K>[] {
    return this.#dated.items;
  }

  /** The same as they are kept, to be written. */
  get held(): readonly Held<EventRecord<K>>[] {
    return this.#dated.held;
  }

  /** Tells a listener of every event there is, oldest first, and of every change from now on. */
  listen(listener: EventListener<K>): void {
    for (const event of this.events) listener.putIn(event);
    this.#listeners.push(listener);
  }

  /** Tells a listener that knows every event already of every change from now on. */
  rejoin(listener: EventListener<K>): void {
    this.#listeners.push(listener);
  }

  /** Tells a listener of every report that comes or goes from now on, whether or not it counts. */
  followReports(listener: ReportListener<K>): void {
    this.#reportListeners.push(listener);
  }

  /** The event of an id; null while nobody gives it an instant, or no report of it counts. */
  event(id: string): EventRecord<K> | null {
    return this.#toldOf(id)?.event ?? null;
  }

  /** All reports of an event. */
  reportsOf(event: string): readonly SignalRecord<K>[] {
    return this.#toldOf(event)?.reports ?? [];
  }

  /** What is told of no event: reports that nobody dates, or that do not count. */
  *undated(): Generator<{ id: string; reports: readonly SignalRecord<K>[] }> {
    for (const [id, { reports, event }] of this.#told) {
      if (event === null && reports.length > 0) yield { id, reports };
    }
    for (const id of this.stored?.undated() ?? []) {
      if (this.#told.has(id)) continue;
      const reports = this.stored?.toldOf(id)?.reports;
      if (reports !== undefined) yield { id, reports };
    }
  }

  /** Adds a report to an event. Returns the earliest instant from which readings may differ. */
  add(event: string, record: SignalRecord<K>): Instant | null {
    let told = this.#toldOf(event, record);
    if (told === undefined) {
      told = { reports: none, event: null };
      this.#told.set(event, told);
    }
    // Most events have one report, and a list that grew, or was spread, holds room for sixteen more.
    const { reports } = told;
    return this.#retell(event, told, reports.length === 0 ? [record] : reports.concat(record));
  }

  /** Takes a report away. Returns the earliest instant from which readings may differ. */
  remove(event: string, id: string): Instant | null {
    const told = this.#toldOf(event);
    if (told === undefined) return null;
    const left = told.reports.filter((record) => record.id !== id);
    // Of a stored one it must be remembered that nothing is told any more.
    if (left.length === 0 && this.stored === null) this.#told.delete(event);
    return this.#retell(event, told, left);
  }

  /** Events with an instant in (from, to], oldest first. */
  within(from: Instant, to: Instant): EventRecord<K>[] {
    return this.#dated.within(from, to);
  }

  /** The same, newest first and one at a time, for those who seldom want all of them. */
  backwards(from: Instant, to: Instant): Iterable<EventRecord<K>> {
    return this.#dated.backwards(from, to);
  }

  /** Shows the events in (from, to], newest first, for as long as the visitor says so. */
  visit(from: Instant, to: Instant, visitor: (event: EventRecord<K>) => boolean): void {
    this.#dated.visit(from, to, visitor);
  }

  #toldOf(id: string, by?: RecordedAs): Told<K> | undefined {
    const known = this.#told.get(id);
    if (known !== undefined) return known;
    const stored = this.stored?.toldOf(id, by) ?? undefined;
    if (stored !== undefined) this.#told.set(id, stored);
    return stored;
  }

  /** Puts other reports in the place of those of an event. */
  #retell(id: string, told: Told<K>, reports: readonly SignalRecord<K>[]): Instant | null {
    if (this.#reportListeners.length === 0) {
      told.reports = reports;
      return this.#refresh(id, told);
    }
    const before = { reports: told.reports, event: told.event };
    told.reports = reports;
    const changedFrom = this.#refresh(id, told);
    for (const listener of this.#reportListeners) listener.retold(before, told);
    return changedFrom;
  }

  #refresh(id: string, told: Told<K>): Instant | null {
    const before = told.event;
    if (before !== null) {
      this.#takeOut(before);
      for (const listener of this.#listeners) listener.takeOut(before);
    }
    const after = eventOf(id, this.#counted(told.reports));
    told.event = after;
    if (after !== null) {
      this.#putIn(after);
      for (const listener of this.#listeners) listener.putIn(after);
    }
    if (before === null) return after?.at ?? null;
    return Math.min(before.at, after?.at ?? before.at);
  }

  /** The same list where all count: a new one costs more than what it holds. */
  #counted(reports: readonly SignalRecord<K>[]): readonly SignalRecord<K>[] {
    return reports.every(this.#counts) ? reports : reports.filter(this.#counts);
  }

  #putIn(event: EventRecord<K>): void {
    this.#dated.add(event);
    if (!isCredible(event)) return;
    const { credible, firm, credibleByRegion } = this.#believed;
    credible.enter(event.at);
    if (isFirm(event)) firm.enter(event.at);
    if (event.region !== null) credibleByRegion.of(event.region).enter(event.at);
  }

  #takeOut(event: EventRecord<K>): void {
    this.#dated.remove(event);
    if (!isCredible(event)) return;
    const { credible, firm, credibleByRegion } = this.#believed;
    credible.drop(event.at);
    if (isFirm(event)) firm.drop(event.at);
    if (event.region !== null) credibleByRegion.get(event.region)?.drop(event.at);
  }
}

const none: readonly never[] = [];

function nothingBelieved(): BelievedInstants {
  return {
    credible: new InstantList(),
    credibleByRegion: new InstantsByName(),
    firm: new InstantList(),
  };
}

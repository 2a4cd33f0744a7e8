import type { BelievedInstants, RecordedAs, StoredEvents, Told } from '#domain/event-book.ts';
import type { EventRecord } from '#domain/event-record.ts';
import type { IndicatorId } from '#domain/indicators/indicator.ts';
import type { Instant } from '#domain/instant.ts';
import { placeIn } from '#domain/numbers.ts';
import type { SignalRecord } from '#domain/signal-record.ts';
import type { Signals } from '#domain/signals.ts';
import type { Column } from '#domain/snapshot/column.ts';
import type { BookLines, EventLine } from '#domain/snapshot/event-line.ts';
import { IdTable } from '#domain/snapshot/id-table.ts';
import { recordAbout } from '#domain/snapshot/narrow.ts';
import { type Packer, type Unpacker, Unreadable } from '#domain/snapshot/packer.ts';
import type { RecordColumns } from '#domain/snapshot/record-columns.ts';
import { Repeated } from '#domain/snapshot/repeated.ts';
import { Lists, ListsOfFew } from '#domain/snapshot/report-lists.ts';
import { InstantList, InstantsByName } from '#domain/sorted-instants.ts';
import type { Held } from '#domain/stored-list.ts';

interface Sources {
  signals: Signals;
  columns: RecordColumns;
}

/** The events of one book in a snapshot. */
export class SnapshotEvents<K extends IndicatorId> implements StoredEvents<K> {
  readonly indicator: K;
  /** Those that somebody has asked for, by place. */
  readonly #made = new Map<number, StoredEvent<K>>();
  readonly #sources: Sources;
  readonly #at: Column;
  readonly #weights: Column;
  readonly #regions: Column;
  readonly #regionNames: readonly string[];
  readonly #origins: Column;
  readonly #believed: BelievedInstants;
  /** Reports of those that have more to tell than the one report that gave its id. */
  readonly #several: ListsOfFew;
  readonly #idPlaces: Column;
  /** Ids of events that are not to be found by the signal of that id. */
  readonly #names: IdTable;
  /** Their places, ascending. */
  readonly #named: Column;
  /** What is told of events besides what counts, in its own order. */
  readonly #told: ListsOfFew;
  readonly #undated: IdTable;
  readonly #undatedReports: Lists;

  /** @throws Unreadable */
  constructor(indicator: K, from: Unpacker, sources: Sources) {
    this.indicator = indicator;
    this.#sources = sources;
    from.section(indicator);
    this.#at = from.column();
    this.#weights = from.column();
    this.#regions = from.column();
    this.#regionNames = from.strings();
    this.#origins = from.column();
    this.#believed = unpackBelieved(from);
    this.#several = new ListsOfFew(from);
    this.#idPlaces = from.column();
    this.#named = from.column();
    this.#names = IdTable.unpack(from);
    this.#told = new ListsOfFew(from);
    this.#undated = IdTable.unpack(from);
    this.#undatedReports = new Lists(from);
    if (this.#idPlaces.length !== this.length || this.#weights.length !== this.length) {
      throw new Unreadable('Some of the events are missing.');
    }
  }

  get length(): number {
    return this.#at.length;
  }

  at(place: number): StoredEvent<K> {
    const known = this.#made.get(place);
    if (known !== undefined) return known;
    const made = new StoredEvent(this, place);
    this.#made.set(place, made);
    return made;
  }

  toldOf(event: string, by?: RecordedAs): Told<K> | null {
    const undated = this.#undated.placeOf(event);
    if (undated >= 0) {
      return { reports: this.#records(this.#undatedReports.at(undated)), event: null };
    }
    const place = this.#named.at(this.#names.placeOf(event)) ?? this.#placeBySignal(event, by);
    if (place < 0 || place >= this.length) return null;
    const stored = this.at(place);
    const told = this.#told.at(place);
    return { reports: told === null ? stored.reports : this.#records(told), event: stored };
  }

  *undated(): Generator<string> {
    for (let i = 0; i < this.#undated.size; i += 1) yield this.#undated.at(i);
  }

  instantAt(place: number): Instant {
    return this.#at.at(place) ?? 0;
  }

  believed(): BelievedInstants {
    return this.#believed;
  }

  lineAt(place: number): EventLine {
    return {
      id: this.idAt(place),
      idPlace: this.#idPlaces.at(place) ?? -1,
      at: this.instantAt(place),
      region: this.regionAt(place),
      weight: this.weightAt(place),
      origins: this.originsAt(place),
      reports: this.#reportPlacesAt(place),
      told: this.#told.at(place),
    };
  }

  idAt(place: number): string {
    const named = placeIn(this.#named, place);
    if (named >= 0) return this.#names.at(named);
    return this.#sources.columns.ids.at(this.#idPlaces.at(place) ?? 0);
  }

  regionAt(place: number): string | null {
    const region = this.#regions.at(place) ?? 0;
    return region === 0 ? null : (this.#regionNames[region - 1] ?? null);
  }

  weightAt(place: number): number {
    return this.#weights.at(place) ?? 0;
  }

  originsAt(place: number): number {
    return this.#origins.at(place) ?? 0;
  }

  reportsAt(place: number): readonly SignalRecord<K>[] {
    return this.#records(this.#reportPlacesAt(place));
  }

  #reportPlacesAt(place: number): number[] {
    return this.#several.at(place) ?? [this.#idPlaces.at(place) ?? -1];
  }

  #records(places: readonly number[]): SignalRecord<K>[] {
    return places.map((place) => {
      const history = this.#sources.signals.at(place);
      if (history === undefined) throw new Unreadable('An event has lost a report.');
      return recordAbout(this.indicator, history.current);
    });
  }

  /** Most events go by the id of one of their reports. */
  #placeBySignal(event: string, by: RecordedAs | undefined): number {
    const { columns } = this.#sources;
    // A signal that was recorded after all of these is none of them.
    if (by?.id === event && by.revision > columns.lastRevision) return -1;
    const signal = columns.ids.placeOf(event);
    if (signal < 0 || columns.indicatorAt(signal) !== this.indicator) return -1;
    const place = columns.eventAt(signal);
    return this.#idPlaces.at(place) === signal ? place : -1;
  }
}

/** An event of a snapshot: its numbers from the columns, its reports when somebody asks. */
export class StoredEvent<K extends IndicatorId> implements EventRecord<K> {
  readonly #events: SnapshotEvents<K>;
  readonly place: number;
  #id: string | null = null;
  #reports: readonly SignalRecord<K>[] | null = null;

  constructor(events: SnapshotEvents<K>, place: number) {
    this.#events = events;
    this.place = place;
  }

  get at(): Instant {
    return this.#events.instantAt(this.place);
  }

  get id(): string {
    this.#id ??= this.#events.idAt(this.place);
    return this.#id;
  }

  get region(): string | null {
    return this.#events.regionAt(this.place);
  }

  get weight(): number {
    return this.#events.weightAt(this.place);
  }

  get origins(): number {
    return this.#events.originsAt(this.place);
  }

  get reports(): readonly SignalRecord<K>[] {
    this.#reports ??= this.#events.reportsAt(this.place);
    return this.#reports;
  }

  get lead(): SignalRecord<K> {
    const lead = this.reports.find(({ at }) => at !== null);
    if (lead === undefined) throw new Unreadable('An event has lost its best report.');
    return lead;
  }
}

/** Where an event of a snapshot is stored; null where it came later. */
export function storedPlaceOf(event: Held<object>): number | null {
  if (typeof event === 'number') return event;
  return event instanceof StoredEvent ? event.place : null;
}

function packBelieved({ credible, firm, credibleByRegion }: BelievedInstants, out: Packer): void {
  out.numbers(credible.all());
  out.numbers(firm.all());
  credibleByRegion.pack(out);
}

function unpackBelieved(from: Unpacker): BelievedInstants {
  const [credible, firm] = [new InstantList(), new InstantList()];
  credible.become(from.column());
  firm.become(from.column());
  const credibleByRegion = new InstantsByName();
  credibleByRegion.unpack(from);
  return { credible, firm, credibleByRegion };
}

/** Writes the events of one book for `SnapshotEvents` to read. */
export function packEvents(
  indicator: IndicatorId,
  {
    lines,
    undated,
    believed,
    isFound,
  }: BookLines & {
    /** Whether the event at a place is found by the signal of its id. */
    isFound: (line: EventLine, place: number) => boolean;
  },
  out: Packer,
): void {
  out.section(indicator);
  out.numbers(lines.map(({ at }) => at));
  out.numbers(lines.map(({ weight }) => weight));
  const regions = new Repeated<string>();
  out.numbers(lines.map(({ region }) => (region === null ? 0 : 1 + regions.placeOf(region))));
  out.strings(regions.all);
  out.numbers(lines.map(({ origins }) => origins));
  packBelieved(believed, out);
  const all = [...lines.entries()];
  const several = all.filter(([, line]) => tellsMore(line));
  ListsOfFew.pack(
    several.map(([place, { reports }]) => [place, reports]),
    out,
  );
  out.numbers(lines.map(({ idPlace }) => idPlace));
  const named = all.filter(([place, line]) => !isFound(line, place));
  out.numbers(named.map(([place]) => place));
  IdTable.of(named.map(([, { id }]) => id)).pack(out);
  ListsOfFew.pack(
    all.flatMap(([place, { told }]) => (told === null ? [] : [[place, told]])),
    out,
  );
  IdTable.of(undated.map(({ id }) => id)).pack(out);
  Lists.pack(
    undated.map(({ reports }) => reports),
    out,
  );
}

/** Whether more is told of an event than by the one report that gave its id. */
function tellsMore({ reports, idPlace }: EventLine): boolean {
  return reports.length !== 1 || reports[0] !== idPlace;
}

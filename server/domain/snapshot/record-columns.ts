import { type IndicatorId, indicatorIds } from '#domain/indicators/indicator.ts';
import type { Instant } from '#domain/instant.ts';
import { MINUTE } from '#domain/instant.ts';
import { placeIn } from '#domain/numbers.ts';
import type { AnySignalRecord } from '#domain/signal-record.ts';
import type { Column } from '#domain/snapshot/column.ts';
import { IdTable } from '#domain/snapshot/id-table.ts';
import type { Packer, Unpacker } from '#domain/snapshot/packer.ts';
import { Repeated } from '#domain/snapshot/repeated.ts';
import { ListsOfFew } from '#domain/snapshot/report-lists.ts';

/** Stands for an instant that nobody knows, where all others are whole minutes. */
const UNKNOWN = -(2 ** 31 - 1) * MINUTE;

/** What is written of a signal: all of its record but what it says. */
export interface RecordLine extends Omit<AnySignalRecord, 'signal'> {
  /** The place of the event it reports among those of its book; −1 where that has no instant. */
  event: number;
  versions: readonly number[] | null;
  retracted: number | null;
}

/** Signals side by side as columns, in the order in which they were recorded. */
export class RecordColumns {
  readonly ids: IdTable;
  readonly #revisions: Column;
  /** When each was recorded. */
  readonly recorded: Column;
  readonly #indicators: Column;
  readonly #at: Column;
  readonly #weights: Column;
  readonly #events: Column;
  readonly #authors: Words;
  readonly #regions: Words;
  readonly #origins: Words;
  readonly #versions: ListsOfFew;
  /** Those that were taken back, and by which entries. */
  readonly #gone: Column;
  readonly #goneBy: Column;

  /** @throws Unreadable */
  constructor(from: Unpacker) {
    from.section('signals');
    this.ids = IdTable.unpack(from);
    this.recorded = from.column();
    this.#revisions = from.column();
    this.#indicators = from.column();
    this.#at = from.column();
    this.#weights = from.column();
    this.#events = from.column();
    this.#authors = new Words(from);
    this.#regions = new Words(from);
    this.#origins = new Words(from);
    this.#versions = new ListsOfFew(from);
    this.#gone = from.column();
    this.#goneBy = from.column();
  }

  get size(): number {
    return this.ids.size;
  }

  revisionAt(place: number): number {
    return this.#revisions.at(place) ?? 0;
  }

  /** Of the signal that was recorded last. */
  get lastRevision(): number {
    return this.revisionAt(this.size - 1);
  }

  indicatorAt(place: number): IndicatorId {
    return indicatorIds[this.#indicators.at(place) ?? 0] ?? 'response-speed';
  }

  instantAt(place: number): Instant | null {
    const at = this.#at.at(place) ?? UNKNOWN;
    return at === UNKNOWN ? null : at;
  }

  eventAt(place: number): number {
    return this.#events.at(place) ?? -1;
  }

  weightAt(place: number): number {
    return this.#weights.at(place) ?? 0;
  }

  recordedAt(place: number): Instant {
    return this.recorded.at(place) ?? 0;
  }

  authorAt(place: number): string {
    return this.#authors.at(place) ?? '';
  }

  regionAt(place: number): string | null {
    return this.#regions.at(place);
  }

  originAt(place: number): string {
    return this.#origins.at(place) ?? '';
  }

  /** Revisions of the entries that say it: first recorded, then corrected; null if never. */
  versionsAt(place: number): readonly number[] | null {
    return this.#versions.at(place);
  }

  /** Revision of the entry that took it back; null while none did. */
  retractedAt(place: number): number | null {
    return this.#goneBy.at(placeIn(this.#gone, place)) ?? null;
  }

  lineAt(place: number): RecordLine {
    return {
      id: this.ids.at(place),
      indicator: this.indicatorAt(place),
      at: this.instantAt(place),
      region: this.regionAt(place),
      origin: this.originAt(place),
      weight: this.weightAt(place),
      revision: this.revisionAt(place),
      recordedAt: this.recordedAt(place),
      author: this.authorAt(place),
      event: this.eventAt(place),
      versions: this.versionsAt(place),
      retracted: this.retractedAt(place),
    };
  }
}

/** One of a few texts for each, or none. */
class Words {
  readonly #places: Column;
  readonly #words: readonly string[];

  constructor(from: Unpacker) {
    this.#places = from.column();
    this.#words = from.strings();
  }

  at(place: number): string | null {
    const word = this.#places.at(place) ?? 0;
    return word === 0 ? null : (this.#words[word - 1] ?? null);
  }
}

/** Signals written between two pauses. */
const STEP = 5_000;

/** Writes signals, in order, for `RecordColumns` to read; in steps. */
export function* packRecords(lines: Iterable<RecordLine>, out: Packer): Generator<undefined, void> {
  const ids: string[] = [];
  const columns = {
    recorded: [] as Instant[],
    revisions: [] as number[],
    indicators: [] as number[],
    at: [] as Instant[],
    weights: [] as number[],
    events: [] as number[],
    authors: [] as number[],
    regions: [] as number[],
    origins: [] as number[],
  };
  const [authors, regions, origins] = [
    new Repeated<string>(),
    new Repeated<string>(),
    new Repeated<string>(),
  ];
  const corrected: [place: number, revisions: readonly number[]][] = [];
  const retracted: [place: number, by: number][] = [];
  for (const line of lines) {
    const place = ids.push(line.id) - 1;
    columns.recorded.push(line.recordedAt);
    columns.revisions.push(line.revision);
    columns.indicators.push(indicatorIds.indexOf(line.indicator));
    columns.at.push(line.at ?? UNKNOWN);
    columns.weights.push(line.weight);
    columns.events.push(line.event);
    columns.authors.push(1 + authors.placeOf(line.author));
    columns.regions.push(line.region === null ? 0 : 1 + regions.placeOf(line.region));
    columns.origins.push(1 + origins.placeOf(line.origin));
    if (line.versions !== null) corrected.push([place, line.versions]);
    if (line.retracted !== null) retracted.push([place, line.retracted]);
    if (place % STEP === STEP - 1) yield;
  }
  out.section('signals');
  IdTable.of(ids).pack(out);
  out.numbers(columns.recorded);
  out.numbers(columns.revisions);
  out.numbers(columns.indicators);
  out.numbers(columns.at);
  out.numbers(columns.weights);
  out.numbers(columns.events);
  out.numbers(columns.authors);
  out.strings(authors.all);
  out.numbers(columns.regions);
  out.strings(regions.all);
  out.numbers(columns.origins);
  out.strings(origins.all);
  ListsOfFew.pack(corrected, out);
  out.numbers(retracted.map(([place]) => place));
  out.numbers(retracted.map(([, by]) => by));
}

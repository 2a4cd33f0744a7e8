import { type IndicatorId, indicatorIds } from '#domain/indicators/indicator.ts';
import type { Instant } from '#domain/instant.ts';
import { MINUTE } from '#domain/instant.ts';
import { type Numbers, placeIn } from '#domain/numbers.ts';
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
  /** Revisions of the entries that say it: first recorded, then corrected; null if never. */
  versions: readonly number[] | null;
  /** Revision of the entry that took it back; null while none did. */
  retracted: number | null;
}

/** Signals side by side as columns, in the order in which they were recorded. */
export class RecordColumns {
  readonly ids: IdTable;
  readonly #revisions: Column;
  readonly #recordedAt: Numbers;
  readonly #indicators: Column;
  readonly #at: Column;
  readonly #weights: Column;
  readonly #events: Column;
  readonly #words: { column: Column; words: readonly string[] }[];
  readonly #versions: ListsOfFew;
  /** Those that were taken back, and by which entries. */
  readonly #gone: Column;
  readonly #goneBy: Column;

  /**
   * When each was recorded is not among what was written: the state lists that for itself.
   * @throws Unreadable
   */
  constructor(from: Unpacker, recordedAt: Numbers) {
    this.#recordedAt = recordedAt;
    from.section('signals');
    this.ids = IdTable.unpack(from);
    this.#revisions = from.column();
    this.#indicators = from.column();
    this.#at = from.column();
    this.#weights = from.column();
    this.#events = from.column();
    this.#words = ['author', 'region', 'origin'].map(() => ({
      column: from.column(),
      words: from.strings(),
    }));
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

  lineAt(place: number): RecordLine {
    const [author, region, origin] = this.#words;
    const there = region?.column.at(place) ?? 0;
    return {
      id: this.ids.at(place),
      indicator: this.indicatorAt(place),
      at: this.instantAt(place),
      region: there === 0 ? null : (region?.words[there - 1] ?? null),
      origin: origin?.words[origin.column.at(place) ?? 0] ?? '',
      weight: this.#weights.at(place) ?? 0,
      revision: this.revisionAt(place),
      recordedAt: this.#recordedAt.at(place) ?? 0,
      author: author?.words[author.column.at(place) ?? 0] ?? '',
      event: this.eventAt(place),
      versions: this.#versions.at(place),
      retracted: this.#goneBy.at(placeIn(this.#gone, place)) ?? null,
    };
  }
}

/** Signals written between two pauses. */
const STEP = 5_000;

/** Writes signals, in order, for `RecordColumns` to read; in steps. */
export function* packRecords(lines: Iterable<RecordLine>, out: Packer): Generator<undefined, void> {
  const ids: string[] = [];
  const columns = {
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
    columns.revisions.push(line.revision);
    columns.indicators.push(indicatorIds.indexOf(line.indicator));
    columns.at.push(line.at ?? UNKNOWN);
    columns.weights.push(line.weight);
    columns.events.push(line.event);
    columns.authors.push(authors.placeOf(line.author));
    columns.regions.push(line.region === null ? 0 : 1 + regions.placeOf(line.region));
    columns.origins.push(origins.placeOf(line.origin));
    if (line.versions !== null) corrected.push([place, line.versions]);
    if (line.retracted !== null) retracted.push([place, line.retracted]);
    if (place % STEP === STEP - 1) yield;
  }
  out.section('signals');
  IdTable.of(ids).pack(out);
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

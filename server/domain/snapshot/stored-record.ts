import type { IndicatorId } from '#domain/indicators/indicator.ts';
import type { Signal } from '#domain/indicators/signal-schema.ts';
import type { Instant } from '#domain/instant.ts';
import type { SignalOf, SignalRecord } from '#domain/signal-record.ts';
import { signalAbout } from '#domain/snapshot/narrow.ts';
import type { RecordColumns } from '#domain/snapshot/record-columns.ts';

interface Source {
  columns: RecordColumns;
  place: number;
  /** What the signal says, from the log. */
  fetch: () => Signal;
}

/**
 * A record of a snapshot, of which each part is read when somebody asks: of thousands that are
 * counted, most are asked for their origin alone.
 */
export class StoredRecord<K extends IndicatorId> implements SignalRecord<K> {
  readonly indicator: K;
  readonly #source: Source;
  #id: string | null = null;
  #signal: SignalOf<K> | null = null;

  constructor(indicator: K, source: Source) {
    this.indicator = indicator;
    this.#source = source;
  }

  get id(): string {
    const { columns, place } = this.#source;
    this.#id ??= columns.ids.at(place);
    return this.#id;
  }

  get signal(): SignalOf<K> {
    this.#signal ??= signalAbout(this.indicator, this.#source.fetch());
    return this.#signal;
  }

  get at(): Instant | null {
    return this.#source.columns.instantAt(this.#source.place);
  }

  get region(): string | null {
    return this.#source.columns.regionAt(this.#source.place);
  }

  get origin(): string {
    return this.#source.columns.originAt(this.#source.place);
  }

  get weight(): number {
    return this.#source.columns.weightAt(this.#source.place);
  }

  get revision(): number {
    return this.#source.columns.revisionAt(this.#source.place);
  }

  get recordedAt(): Instant {
    return this.#source.columns.recordedAt(this.#source.place);
  }

  get author(): string {
    return this.#source.columns.authorAt(this.#source.place);
  }
}

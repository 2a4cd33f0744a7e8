import type { IndicatorId } from '#domain/indicators/indicator.ts';
import type { Instant } from '#domain/instant.ts';
import { IdTable } from '#domain/snapshot/id-table.ts';
import type { RecordLine } from '#domain/snapshot/record-columns.ts';
import type { SignalHistory } from '#domain/watch-state.ts';

/** Signals of a snapshot, by their place: each is fetched when somebody asks for it. */
export interface StoredSignals {
  readonly size: number;
  /** The place of an id; −1 when it is none of them. */
  placeOf(id: string): number;
  idAt(place: number): string;
  indicatorAt(place: number): IndicatorId;
  instantAt(place: number): Instant | null;
  lineAt(place: number): RecordLine;
  historyAt(place: number): SignalHistory;
  /** Those from one place up to another, which costs less than one by one. */
  histories(from: number, to: number): Iterable<SignalHistory>;
}

/** So many are fetched together. */
const PAGE = 2_000;

/** Every signal of a watch, by id and in the order in which they were recorded. */
export class Signals {
  readonly #stored: StoredSignals | null;
  /** The first so many are stored ones. */
  #storedSize: number;
  /** Those of them that somebody has asked for, by place. */
  readonly #fetched = new Map<number, SignalHistory>();
  /** The others, in order, and their ids. */
  readonly #added: SignalHistory[] = [];
  readonly #addedIds = new IdTable();

  constructor(stored: StoredSignals | null = null) {
    this.#stored = stored;
    this.#storedSize = stored?.size ?? 0;
  }

  get size(): number {
    return this.#storedSize + this.#added.length;
  }

  has(id: string): boolean {
    return this.placeOf(id) >= 0;
  }

  get(id: string): SignalHistory | undefined {
    return this.at(this.placeOf(id));
  }

  /** The signal that was recorded as the so-manyth, from 0; undefined when there is none. */
  at(place: number): SignalHistory | undefined {
    const known = this.known(place);
    if (known !== undefined || place < 0 || place >= this.#storedSize) return known;
    const fetched = this.#stored?.historyAt(place);
    if (fetched !== undefined) this.#fetched.set(place, fetched);
    return fetched;
  }

  /** The place in the order of recording; −1 when there is no such signal. */
  placeOf(id: string): number {
    const added = this.#addedIds.placeOf(id);
    if (added >= 0) return this.#storedSize + added;
    const stored = this.#stored?.placeOf(id) ?? -1;
    return stored < this.#storedSize ? stored : -1;
  }

  /** Whether a signal was taken back, without fetching it; false where there is none. */
  isRetracted(id: string): boolean {
    const place = this.placeOf(id);
    const known = this.known(place);
    const by = known === undefined ? this.storedLine(place)?.retracted : known.retracted;
    return (by ?? null) !== null;
  }

  /** The signal at a place, if it has been fetched or was never stored. */
  known(place: number): SignalHistory | undefined {
    const isStored = place < this.#storedSize;
    return isStored ? this.#fetched.get(place) : this.#added[place - this.#storedSize];
  }

  /** What a snapshot says of a stored one, unless it has gone. */
  storedLine(place: number): RecordLine | null {
    const isStored = place >= 0 && place < this.#storedSize;
    return isStored ? (this.#stored?.lineAt(place) ?? null) : null;
  }

  /** When it happened by a snapshot, whatever has been said of it since. */
  storedInstant(place: number): Instant | null {
    return this.#stored?.instantAt(place) ?? null;
  }

  /** What a signal is about; null where there is none. */
  indicatorAt(place: number): IndicatorId | null {
    const known = this.known(place);
    if (known !== undefined) return known.current.indicator;
    const isStored = place >= 0 && place < this.#storedSize;
    return isStored ? (this.#stored?.indicatorAt(place) ?? null) : null;
  }

  /** When what a signal tells of happened; null where nobody knows, or where there is none. */
  instantAt(place: number): Instant | null {
    const known = this.known(place);
    if (known !== undefined) return known.current.at;
    const isStored = place >= 0 && place < this.#storedSize;
    return isStored ? (this.#stored?.instantAt(place) ?? null) : null;
  }

  /** Adds the newest signal. */
  add(history: SignalHistory): void {
    this.#addedIds.add(history.current.id);
    this.#added.push(history);
  }

  /** Takes the newest signal out. */
  removeLast(): void {
    if (this.#added.pop() !== undefined) this.#addedIds.removeLast();
    else if (this.#storedSize > 0) {
      this.#storedSize -= 1;
      this.#fetched.delete(this.#storedSize);
    }
  }

  /** All of them, in order. */
  *values(): Generator<SignalHistory> {
    for (let place = 0; place < this.size; place += 1) {
      if (place < this.#storedSize && place % PAGE === 0) this.#fetchFrom(place);
      const history = this.at(place);
      if (history !== undefined) yield history;
    }
  }

  /** Their ids, in order. */
  *keys(): Generator<string> {
    for (let place = 0; place < this.size; place += 1) {
      const id = this.known(place)?.current.id ?? this.#stored?.idAt(place);
      if (id !== undefined) yield id;
    }
  }

  /** Fetches a page of those that are missing. */
  #fetchFrom(from: number): void {
    const to = Math.min(from + PAGE, this.#storedSize);
    let place = from;
    while (place < to && this.#fetched.has(place)) place += 1;
    if (place === to) return;
    for (const history of this.#stored?.histories(place, to) ?? []) {
      if (!this.#fetched.has(place)) this.#fetched.set(place, history);
      place += 1;
    }
  }
}

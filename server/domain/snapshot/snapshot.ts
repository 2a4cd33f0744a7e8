import { Entries } from '#domain/entries.ts';
import type { StoredEvents } from '#domain/event-book.ts';
import type { EventRecord } from '#domain/event-record.ts';
import { type IndicatorId, indicatorIds } from '#domain/indicators/indicator.ts';
import { Signals } from '#domain/signals.ts';
import type { BookLines, EventLine } from '#domain/snapshot/event-line.ts';
import { linesOf } from '#domain/snapshot/packed-events.ts';
import { packIncidents, unpackIncidents } from '#domain/snapshot/packed-incidents.ts';
import { packRest, unpackRest } from '#domain/snapshot/packed-rest.ts';
import { eventsOfSignals, signalLines } from '#domain/snapshot/packed-signals.ts';
import { Packer, Unpacker, Unreadable } from '#domain/snapshot/packer.ts';
import type { StatePacker, StateUnpacker } from '#domain/snapshot/packing.ts';
import type { Recall } from '#domain/snapshot/recall.ts';
import { packRecords, RecordColumns } from '#domain/snapshot/record-columns.ts';
import { packEntries, SnapshotEntries } from '#domain/snapshot/stored-entries.ts';
import { packEvents, SnapshotEvents, storedPlaceOf } from '#domain/snapshot/stored-events.ts';
import { SnapshotSignals } from '#domain/snapshot/stored-signals.ts';
import { tallies } from '#domain/snapshot/tallies.ts';
import { type Held, placesUpTo, StoredList } from '#domain/stored-list.ts';
import type { Watch } from '#domain/watch.ts';
import { booksOf, emptyState, type WatchState } from '#domain/watch-state.ts';

/** Writes events by their places in their books. */
class Writer extends Packer implements StatePacker {
  readonly #places = new Map<object, number>();
  /** Of stored ones, by the places where they are stored. */
  readonly #storedPlaces: Record<IndicatorId, number[]> = {
    'response-speed': [],
    'attack-frequency': [],
    'military-posture': [],
    'public-messaging': [],
    'civilian-impact': [],
  };

  constructor({ books }: WatchState) {
    super();
    for (const id of indicatorIds) {
      for (const [place, event] of books[id].held.entries()) {
        const stored = storedPlaceOf(event);
        if (stored !== null) this.#storedPlaces[id][stored] = place;
        else if (typeof event !== 'number') this.#places.set(event, place);
      }
    }
  }

  events<K extends IndicatorId>(indicator: K, list: readonly Held<EventRecord<K>>[]): void {
    this.numbers(list.map((event) => this.#placeOf(indicator, event)));
  }

  #placeOf(indicator: IndicatorId, event: Held<object>): number {
    const stored = storedPlaceOf(event);
    const isAdded = stored === null && typeof event !== 'number';
    const place = isAdded ? this.#places.get(event) : this.#storedPlaces[indicator][stored ?? -1];
    if (place === undefined) throw new Error('An event is not in its book.');
    return place;
  }
}

/** Reads them again from the books of the state that is being put together. */
class Reader extends Unpacker implements StateUnpacker {
  readonly #state: WatchState;

  constructor(bytes: Uint8Array, state: WatchState) {
    super(bytes);
    this.#state = state;
  }

  events<K extends IndicatorId>(indicator: K): StoredList<EventRecord<K>> {
    const stored = this.#storedOf(indicator);
    return new StoredList(stored, this.column());
  }

  allEvents<K extends IndicatorId>(indicator: K): StoredList<EventRecord<K>> {
    const stored = this.#storedOf(indicator);
    return new StoredList(stored, placesUpTo(stored.length));
  }

  #storedOf<K extends IndicatorId>(indicator: K): StoredEvents<K> {
    const { stored } = this.#state.books[indicator];
    if (stored === null) throw new Unreadable('There are no events.');
    return stored;
  }
}

/** The state as bytes. Texts are left out: they are in the log. */
export function packState(state: WatchState): Uint8Array {
  const steps = packing(state);
  for (;;) {
    const step = steps.next();
    if (step.done === true) return step.value;
  }
}

/** The same in steps, for those who do other things meanwhile; the state must not change then. */
export function* packing(state: WatchState): Generator<undefined, Uint8Array> {
  const lines = yield* linesOfAll(state);
  const out = new Writer(state);
  const events = eventsOfSignals(lines, state.signals.size);
  out.numbers([state.revision, state.recordedAt ?? Number.NaN]);
  yield* packRecords(signalLines(state, events), out);
  packEntries(state.entries.told(), out);
  for (const indicator of indicatorIds) {
    yield;
    packBook(indicator, { lines, events, state }, out);
  }
  packIncidents(state.incidents, out);
  packRest(state, out);
  for (const { name, pack } of tallies) {
    yield;
    out.section(name);
    pack(state, out);
  }
  yield;
  return out.packed();
}

type LinesOf = Record<IndicatorId, BookLines>;

/** What is written of each book, with a pause after each. */
function* linesOfAll({ books, signals }: WatchState): Generator<undefined, LinesOf> {
  const response = linesOf(books['response-speed'], signals);
  yield;
  const attacks = linesOf(books['attack-frequency'], signals);
  yield;
  const posture = linesOf(books['military-posture'], signals);
  yield;
  const messaging = linesOf(books['public-messaging'], signals);
  yield;
  const civilian = linesOf(books['civilian-impact'], signals);
  yield;
  return {
    'response-speed': response,
    'attack-frequency': attacks,
    'military-posture': posture,
    'public-messaging': messaging,
    'civilian-impact': civilian,
  };
}

function packBook(
  indicator: IndicatorId,
  {
    lines,
    events,
    state,
  }: { lines: Record<IndicatorId, BookLines>; events: Int32Array; state: WatchState },
  out: Packer,
): void {
  const isFound = ({ idPlace }: EventLine, place: number) =>
    events[idPlace] === place && state.signals.indicatorAt(idPlace) === indicator;
  packEvents(indicator, { ...lines[indicator], isFound }, out);
}

/** What a state is put together from. */
export interface Packed {
  watch: Watch;
  run: number;
  bytes: Uint8Array;
  /** The log that the bytes came from. */
  recall: Recall;
}

/**
 * The state that was packed: it says the same, and goes on in the same way. Whatever the bytes do
 * not hold is fetched from the log when somebody asks.
 * @throws Unreadable
 */
export function unpackState({ watch, run, bytes, recall }: Packed): WatchState {
  const state = emptyState(watch, run);
  const from = new Reader(bytes, state);
  const [revision = 0, recordedAt = Number.NaN] = from.numbers();
  state.revision = revision;
  state.recordedAt = Number.isNaN(recordedAt) ? null : recordedAt;
  const columns = new RecordColumns(from);
  state.activity.recorded.become(columns.recorded);
  state.signals = new Signals(new SnapshotSignals(columns, recall, state));
  state.entries = new Entries(new SnapshotEntries(from, recall));
  const sources = { signals: state.signals, columns };
  state.books = booksOf((indicator) => new SnapshotEvents(indicator, from, sources));
  unpackIncidents(state.incidents, from, recall);
  unpackRest(state, from, recall);
  for (const { name, unpack } of tallies) {
    from.section(name);
    unpack(state, from);
  }
  return state;
}

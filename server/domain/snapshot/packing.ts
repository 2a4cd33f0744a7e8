import type { EventRecord } from '#domain/event-record.ts';
import type { IndicatorId } from '#domain/indicators/indicator.ts';
import type { Packer, Unpacker } from '#domain/snapshot/packer.ts';
import type { Held, StoredList } from '#domain/stored-list.ts';
import type { WatchState } from '#domain/watch-state.ts';

/** Writes what belongs to a state: numbers and texts, and events by their place in their book. */
export interface StatePacker extends Packer {
  /** Events of one book, each of them dated and in the book now. */
  events<K extends IndicatorId>(indicator: K, list: readonly Held<EventRecord<K>>[]): void;
}

/** Reads it again: the same events, of the state that is being put together. */
export interface StateUnpacker extends Unpacker {
  events<K extends IndicatorId>(indicator: K): StoredList<EventRecord<K>>;
  /** All events of a book, in its order. */
  allEvents<K extends IndicatorId>(indicator: K): StoredList<EventRecord<K>>;
}

/**
 * Something that an indicator keeps about a state (`kept`) and that takes long to make anew from
 * every event: it goes into a snapshot.
 */
export interface Packing {
  name: string;
  /** Writes it; makes it first where nobody has asked for it yet. */
  pack(state: WatchState, out: StatePacker): void;
  /** Reads it, and keeps it from now on, as if it had been made from every event. */
  unpack(state: WatchState, from: StateUnpacker): void;
}

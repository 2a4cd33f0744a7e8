import type { EventListener } from '#domain/event-book.ts';
import type { IndicatorId } from '#domain/indicators/indicator.ts';
import { type Kept, kept } from '#domain/kept.ts';
import type { Packing, StatePacker, StateUnpacker } from '#domain/snapshot/packing.ts';
import type { WatchState } from '#domain/watch-state.ts';

/** Something that is made from the events of one book, and can be written down. */
interface Tally<K extends IndicatorId> extends EventListener<K> {
  pack(out: StatePacker): void;
  /** Becomes what was written, while it is still empty. @throws Unreadable */
  unpack(from: StateUnpacker): void;
}

/** Gives the tally of a state; its packing belongs into `tallies.ts`. */
export interface KeptTally<T> extends Kept<T> {
  readonly packing: Packing;
}

/**
 * A tally that is kept about a state: made from every event of a book when somebody first asks, or
 * read from a snapshot, and told of every change from then on.
 */
export function keptTally<K extends IndicatorId, T extends Tally<K>>(
  name: string,
  indicator: K,
  make: (state: WatchState) => T,
): KeptTally<T> {
  const tallyOf = kept((state) => {
    const tally = make(state);
    state.books[indicator].listen(tally);
    return tally;
  });
  const packing: Packing = {
    name,
    pack: (state, out) => tallyOf(state).pack(out),
    unpack(state, from) {
      const tally = make(state);
      tally.unpack(from);
      state.books[indicator].rejoin(tally);
      tallyOf.put(state, tally);
    },
  };
  return Object.assign(tallyOf, { packing });
}

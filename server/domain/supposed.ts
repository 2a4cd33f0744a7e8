import type { Signal } from '#domain/indicators/signal-schema.ts';
import type { Instant } from '#domain/instant.ts';
import { addSignal, dropSignal } from '#domain/signal-shelf.ts';
import { forget, type WatchState } from '#domain/watch-state.ts';

/** A signal that is only supposed to have been logged. */
export interface Supposed {
  id: string;
  author: string;
  recordedAt: Instant;
  signal: Signal;
}

/**
 * What `look` finds in the state after each of some supposed signals, one more each time, until
 * it says it has seen enough. The state is as it was before: signals that are taken out again
 * leave no trace.
 */
export function suppose(
  state: WatchState,
  supposed: Iterable<Supposed>,
  look: (added: number) => boolean,
): void {
  const added: string[] = [];
  try {
    for (const one of supposed) {
      added.push(one.id);
      forget(
        state,
        addSignal(state, {
          ...one,
          kind: 'signal-recorded',
          watch: state.watch.id,
          revision: state.revision + added.length,
        }),
      );
      if (look(added.length)) return;
    }
  } finally {
    for (const id of added.reverse()) {
      const history = state.signals.get(id);
      if (history !== undefined) forget(state, dropSignal(state, history.current));
      state.signals.removeLast();
    }
  }
}

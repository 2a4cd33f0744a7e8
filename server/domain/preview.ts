import type { EntryOf } from '#domain/entry.ts';
import { indicatorOf } from '#domain/indicators/registry.ts';
import type { Instant } from '#domain/instant.ts';
import type { Reading } from '#domain/reading.ts';
import { read } from '#domain/readings.ts';
import { addSignal, dropSignal } from '#domain/signal-shelf.ts';
import { forget, type WatchState } from '#domain/watch-state.ts';

/**
 * The reading of a signal's indicator without it and with it. The state is as it was before:
 * a signal that is taken out again leaves no trace.
 */
export function readingsAround(
  state: WatchState,
  entry: EntryOf<'signal-recorded'>,
  asOf: Instant,
): { before: Reading; after: Reading } {
  const indicator = indicatorOf(entry.signal.indicator);
  const before = read(state, indicator, asOf);
  forget(state, addSignal(state, entry));
  const after = read(state, indicator, asOf);
  const added = state.signals.get(entry.id);
  if (added !== undefined) forget(state, dropSignal(state, added.current));
  state.signals.delete(entry.id);
  state.order.pop();
  return { before, after };
}

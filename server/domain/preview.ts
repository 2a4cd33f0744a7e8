import type { EntryOf } from '#domain/entry.ts';
import { indicatorOf } from '#domain/indicators/registry.ts';
import type { Instant } from '#domain/instant.ts';
import type { Reading } from '#domain/reading.ts';
import { read } from '#domain/readings.ts';
import { suppose } from '#domain/supposed.ts';
import type { WatchState } from '#domain/watch-state.ts';

/** The reading of a signal's indicator without it and with it. */
export function readingsAround(
  state: WatchState,
  entry: EntryOf<'signal-recorded'>,
  asOf: Instant,
): { before: Reading; after: Reading } {
  const indicator = indicatorOf(entry.signal.indicator);
  const before = read(state, indicator, asOf);
  let after = before;
  suppose(state, [entry], () => {
    after = read(state, indicator, asOf);
    return true;
  });
  return { before, after };
}

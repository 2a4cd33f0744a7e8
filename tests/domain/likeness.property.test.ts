import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Signal } from '#domain/indicators/signal-schema.ts';
import { binnedAt, DAY } from '#domain/instant.ts';
import { duplicatesOf } from '#domain/likeness.ts';
import { regionOf } from '#domain/signal-record.ts';
import { emptyState, fold, type WatchState } from '#domain/watch-state.ts';
import { entriesOf, smallWatch } from '#tests/support/entries.ts';
import { eventfulLogs, longLogs } from '#tests/support/eventful-log.ts';
import { daysOfLog } from '#tests/support/eventful-signal.ts';

/** The newest five that may say the same, found by looking at every signal there is. */
function slowDuplicates(state: WatchState, signal: Signal): string[] {
  const at = binnedAt(signal.eventAt, signal.precision);
  const region = regionOf(signal.where, state.places);
  const alike = [...state.signals.values()].filter(
    ({ current, retracted }) =>
      retracted === null &&
      current.indicator === signal.indicator &&
      (at === null || current.at === null || Math.abs(current.at - at) <= 2 * DAY) &&
      (region === null || current.region === null || current.region === region),
  );
  // All headlines of these logs are the same: the last recorded come first.
  const newest = alike.sort((a, b) => b.current.revision - a.current.revision);
  return newest.slice(0, 5).map(({ current }) => current.id);
}

describe('signals that seem to say the same', () => {
  it('are those that looking at all of them finds, whatever was changed since', () => {
    const logs = fc.oneof(eventfulLogs, longLogs('attack-frequency'));
    fc.assert(
      fc.property(logs, fc.array(fc.nat(20)), (drafts, stops) => {
        const state = emptyState(smallWatch, 1);
        const entries = entriesOf(drafts, 24 * daysOfLog);
        const signals = entries.flatMap((entry) => {
          if (entry.kind !== 'signal-recorded') return [];
          const { signal } = entry;
          return [signal, { ...signal, precision: 'day' as const }, { ...signal, where: null }];
        });
        const check = () => {
          for (const signal of signals.slice(-60)) {
            const found = duplicatesOf(state, signal).map(({ id }) => id);
            expect(found).toEqual(slowDuplicates(state, signal));
          }
        };
        entries.forEach((entry, i) => {
          fold(state, entry);
          if (stops.includes(i % 20)) check();
        });
        check();
      }),
      { numRuns: 12, endOnFailure: true },
    );
  });
});

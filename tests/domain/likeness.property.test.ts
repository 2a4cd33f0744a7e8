import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { distanceKm, pointOf } from '#domain/distance.ts';
import type { Signal } from '#domain/indicators/signal-schema.ts';
import { binnedAt, DAY, HOUR } from '#domain/instant.ts';
import { duplicatesOf, eventsNear, type NearEvent } from '#domain/likeness.ts';
import { regionOf } from '#domain/signal-record.ts';
import { emptyState, fold, type WatchState } from '#domain/watch-state.ts';
import { entriesOf, smallWatch } from '#tests/support/entries.ts';
import { eventfulLogs, longLogs } from '#tests/support/eventful-log.ts';
import { daysOfLog } from '#tests/support/eventful-signal.ts';
import { CountingRecall, restarted } from '#tests/support/restarted.ts';
import { runs } from '#tests/support/runs.ts';

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

/** Events about the time and the place of a signal, found by looking at every event there is. */
function slowEvents(state: WatchState, signal: Signal): string[] {
  const at = binnedAt(signal.eventAt, signal.precision);
  if (at === null) return [];
  const here = pointOf(signal.where, state.places);
  const region = regionOf(signal.where, state.places);
  const about: readonly NearEvent['event'][] = state.books[signal.indicator].events;
  const near = about.flatMap((event) => {
    const there = pointOf(event.lead.signal.where, state.places);
    const km = here && there && distanceKm(here, there);
    const isNear = km === null ? region !== null && region === event.region : km <= 60;
    const days = Math.abs(event.at - at) / HOUR / 24;
    return isNear && event.at > at - 3 * DAY && days <= 3
      ? [{ id: event.id, remote: (km ?? 40) / 30 + days }]
      : [];
  });
  return near
    .sort((a, b) => a.remote - b.remote)
    .slice(0, 5)
    .map(({ id }) => id);
}

describe('signals that seem to say the same', () => {
  it('are those that looking at all of them finds, whatever was changed since', () => {
    let near = 0;
    const logs = fc.oneof(eventfulLogs, longLogs('attack-frequency'));
    fc.assert(
      fc.property(logs, fc.array(fc.nat(20)), (drafts, stops) => {
        let state = emptyState(smallWatch, 1);
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
            const events = eventsNear(state, signal).map(({ event }) => event.id);
            expect(events).toEqual(slowEvents(state, signal));
            near += events.length;
          }
        };
        entries.forEach((entry, i) => {
          fold(state, entry);
          if (stops[0] === i % 20) state = restarted(state, new CountingRecall(entries));
          if (stops.includes(i % 20)) check();
        });
        check();
      }),
      runs(12),
    );
    expect(near).toBeGreaterThan(500);
  });
});

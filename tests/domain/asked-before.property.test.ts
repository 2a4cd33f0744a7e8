import fc from 'fast-check';
import { expect, it } from 'vitest';
import type { Entry } from '#domain/entry.ts';
import { type Instant, MINUTE } from '#domain/instant.ts';
import { emptyState, fold, type WatchState } from '#domain/watch-state.ts';
import { viewOf } from '#domain/watch-view.ts';
import { smallWatch } from '#tests/support/entries.ts';
import { eventfulLogs } from '#tests/support/eventful-log.ts';
import { rounded } from '#tests/support/slow-and-fast.ts';
import { taken } from '#tests/support/taken.ts';

/** The instant that an entry speaks of. */
function instantOf(entry: Entry): Instant {
  switch (entry.kind) {
    case 'signal-recorded':
    case 'signal-corrected':
      return entry.signal.eventAt ?? entry.recordedAt;
    case 'heartbeat':
      return entry.lookedAt;
    case 'incident-opened':
    case 'incident-corrected':
      return entry.incident.startAt ?? entry.recordedAt;
    case 'incident-closed':
    case 'clock-closed':
      return entry.closedAt;
    case 'clock-mooted':
      return entry.mootedAt;
    default:
      return entry.recordedAt;
  }
}

const seen = (state: WatchState, asOf: readonly Instant[]) =>
  rounded(asOf.map((at) => viewOf(state, at, null)));

it('shows at once what an entry says, though it was asked about that very minute just before', () => {
  fc.assert(
    fc.property(
      eventfulLogs,
      fc.array(fc.nat(), { minLength: 6, maxLength: 6 }),
      (drafts, stops) => {
        const entries = taken(drafts);
        const checked = new Set(stops.map((stop) => stop % Math.max(1, entries.length)));
        for (const [i, entry] of entries.entries()) {
          if (!checked.has(i)) continue;
          const at = instantOf(entry);
          for (const asOf of [[at], [at + MINUTE], [at + 4 * MINUTE]]) {
            const state = emptyState(smallWatch, 1);
            for (const earlier of entries.slice(0, i)) fold(state, earlier);
            seen(state, asOf);
            fold(state, entry);
            const fresh = emptyState(smallWatch, 1);
            for (const earlier of entries.slice(0, i + 1)) fold(fresh, earlier);
            expect(seen(state, asOf)).toEqual(seen(fresh, asOf));
          }
        }
      },
    ),
    { numRuns: 60, endOnFailure: true },
  );
});

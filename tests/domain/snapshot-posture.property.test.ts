import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Entry } from '#domain/entry.ts';
import { militaryPosture } from '#domain/indicators/military-posture.ts';
import { publicMessaging } from '#domain/indicators/public-messaging.ts';
import { DAY, HOUR } from '#domain/instant.ts';
import { readAll } from '#domain/readings.ts';
import { unfold } from '#domain/unfold.ts';
import { emptyState, fold, type WatchState } from '#domain/watch-state.ts';
import { hour, smallWatch } from '#tests/support/entries.ts';
import { denseLogs, eventfulLogs, longLogs, shortLogs } from '#tests/support/eventful-log.ts';
import { CountingRecall, restarted } from '#tests/support/restarted.ts';
import { runs } from '#tests/support/runs.ts';
import { begin, taken } from '#tests/support/taken.ts';

function foldAll(state: WatchState, entries: readonly Entry[]): WatchState {
  for (const entry of entries) fold(state, entry);
  return state;
}

function backTo(state: WatchState, entries: readonly Entry[], revision: number): void {
  const recordedAt = entries[revision - 1]?.recordedAt ?? null;
  unfold(state, entries.slice(revision, state.revision), { revision, recordedAt });
}

const indicators = [militaryPosture, publicMessaging];

/** All that is shown of both, now and at other times, and the readings beside them. */
function seen(state: WatchState): unknown {
  const last = state.recordedAt ?? hour(begin);
  return [last, last - 20 * DAY, last + 3 * HOUR, last - 45 * DAY, last + 300 * DAY].map((at) => ({
    details: indicators.map((one) => one.detail(state, at)),
    accounts: indicators.map((one) => one.account(state, at)),
    readings: readAll(state, at),
  }));
}

const logs = fc.oneof(
  eventfulLogs,
  longLogs('public-messaging'),
  longLogs('military-posture'),
  shortLogs('public-messaging'),
  denseLogs(['public-messaging', 'attack-frequency'], 20),
  denseLogs(['military-posture', 'attack-frequency'], 30),
);

describe('posture and messaging from a snapshot', () => {
  it('read and change as if they had been folded', () => {
    fc.assert(
      fc.property(logs, fc.nat(), fc.nat(), fc.boolean(), (drafts, cut, back, isRead) => {
        const entries = taken(drafts);
        const until = cut % (entries.length + 1);
        const earlier = back % (until + 1);
        const one = foldAll(emptyState(smallWatch, 1), entries.slice(0, until));
        if (isRead) seen(one);
        const recall = new CountingRecall(entries);
        let other = restarted(one, recall);
        const fresh = foldAll(emptyState(smallWatch, 1), entries.slice(0, until));
        expect(seen(other)).toEqual(seen(fresh));
        foldAll(other, entries.slice(until));
        expect(seen(other)).toEqual(seen(foldAll(emptyState(smallWatch, 1), entries)));
        other = restarted(other, recall);
        expect(seen(other)).toEqual(seen(foldAll(emptyState(smallWatch, 1), entries)));
        backTo(other, entries, earlier);
        const gone = foldAll(emptyState(smallWatch, 1), entries.slice(0, earlier));
        expect(seen(other)).toEqual(seen(gone));
        foldAll(other, entries.slice(earlier));
        expect(seen(other)).toEqual(seen(foldAll(emptyState(smallWatch, 1), entries)));
      }),
      runs(5),
    );
  }, 60_000);
});

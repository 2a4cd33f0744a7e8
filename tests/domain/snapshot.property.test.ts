import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Entry } from '#domain/entry.ts';
import { DAY, HOUR, type Instant } from '#domain/instant.ts';
import { readingsAround } from '#domain/preview.ts';
import { narrowTo } from '#domain/region-state.ts';
import { packState } from '#domain/snapshot/snapshot.ts';
import { unfold } from '#domain/unfold.ts';
import { fold, type WatchState } from '#domain/watch-state.ts';
import { viewOf } from '#domain/watch-view.ts';
import { hour, smallWatch } from '#tests/support/entries.ts';
import { fullLogs, longLogs } from '#tests/support/eventful-log.ts';
import { CountingRecall, restarted, stateBy } from '#tests/support/restarted.ts';
import { runs } from '#tests/support/runs.ts';
import { answeredBy, holdingsOf, shownBy, sweptBy, trendsOf } from '#tests/support/seen.ts';
import { compare } from '#tests/support/slow-and-fast.ts';
import { begin, taken } from '#tests/support/taken.ts';
import { variedLogs } from '#tests/support/varied-log.ts';

const logs = fc
  .oneof(
    { weight: 4, arbitrary: variedLogs },
    { weight: 1, arbitrary: longLogs('attack-frequency') },
    { weight: 1, arbitrary: longLogs('public-messaging') },
  )
  .map((drafts) => taken(drafts));

/** How long before the last entry, or after it, somebody asks. */
const looks = fc.array(
  fc.oneof(
    fc.constantFrom(0, -3 * HOUR, 20 * DAY),
    fc.integer({ min: -24 * 20, max: 24 * 120 }).map((hours) => hours * HOUR),
  ),
  { minLength: 1, maxLength: 2 },
);

/** Somewhere between two entries. */
const stands = fc.nat();
const revisionAt = (stand: number, entries: readonly Entry[]) => stand % (entries.length + 1);

type Both = readonly [folded: WatchState, unpacked: WatchState];

/** Two states of the same entries: one was folded and packed, the other is what was unpacked. */
function twins(entries: readonly Entry[], revision: number): Both {
  const folded = stateBy(entries.slice(0, revision));
  return [folded, restarted(folded, new CountingRecall(entries))];
}

const newest = (state: WatchState) => state.recordedAt ?? hour(begin);

/** Fails unless both show the same, to the last digit, so long before their newest entry. */
function showAlike([folded, unpacked]: Both, backs: readonly number[], show = shownBy): void {
  for (const back of backs) {
    const asOf: Instant = newest(folded) - back;
    expect(show(unpacked, asOf)).toEqual(show(folded, asOf));
  }
}

/** Folds or unfolds to a revision. */
function moveTo(state: WatchState, entries: readonly Entry[], revision: number): void {
  for (const entry of entries.slice(state.revision, revision)) fold(state, entry);
  if (revision === state.revision) return;
  const recordedAt = entries[revision - 1]?.recordedAt ?? null;
  unfold(state, entries.slice(revision, state.revision), { revision, recordedAt });
}

const viewed = (state: WatchState, asOf: Instant) => viewOf(state, asOf, null);

describe('a state from a snapshot', () => {
  it('shows what the folded one shows, now and at any time before', () => {
    fc.assert(
      fc.property(logs, stands, looks, (entries, stand, backs) => {
        const both = twins(entries, revisionAt(stand, entries));
        showAlike(both, backs);
        showAlike(both, [0], sweptBy);
        showAlike(both, [0], trendsOf);
        expect(holdingsOf(both[1])).toEqual(holdingsOf(both[0]));
      }),
      runs(8),
    );
  });

  it('goes on as the folded one does', () => {
    fc.assert(
      fc.property(logs, stands, looks, fc.boolean(), (entries, stand, backs, isAsked) => {
        const both = twins(entries, revisionAt(stand, entries));
        const [folded, unpacked] = both;
        for (const entry of entries.slice(folded.revision)) {
          expect(fold(unpacked, entry)).toEqual(fold(folded, entry));
          if (isAsked) showAlike(both, backs, viewed);
        }
        showAlike(both, backs);
        expect(holdingsOf(unpacked)).toEqual(holdingsOf(folded));
      }),
      runs(20),
    );
  });

  it('goes back beyond what was packed, to the very beginning', () => {
    fc.assert(
      fc.property(logs, stands, fc.array(stands, { maxLength: 3 }), looks, (...drawn) => {
        const [entries, stand, stops, backs] = drawn;
        const both = twins(entries, revisionAt(stand, entries));
        for (const stop of [...stops, entries.length, 0, entries.length]) {
          for (const state of both) moveTo(state, entries, revisionAt(stop, entries));
          showAlike(both, backs, viewed);
          expect(holdingsOf(both[1])).toEqual(holdingsOf(both[0]));
        }
      }),
      runs(20),
    );
  });

  it('takes late reports out of the delays that they were counted in', () => {
    for (const drafts of fc.sample(longLogs('attack-frequency'), { numRuns: 6, seed: 18 })) {
      const entries = taken(drafts);
      const both = twins(entries, entries.length);
      for (const revision of [entries.length, Math.floor(entries.length / 2)]) {
        for (const state of both) moveTo(state, entries, revision);
        showAlike(both, [0], viewed);
      }
      const [folded, unpacked] = both.map(packState);
      expect(unpacked).toEqual(folded);
    }
  });

  it('foretells what entries will do, and keeps no trace of it', () => {
    fc.assert(
      fc.property(logs, stands, fc.array(stands, { maxLength: 6 }), (entries, stand, picks) => {
        const both = twins(entries, revisionAt(stand, entries));
        const [folded, unpacked] = both;
        for (const pick of picks) {
          const entry = entries[folded.revision + (pick % 9)];
          if (entry === undefined) continue;
          const next = { ...entry, revision: folded.revision + 1 };
          const asOf = entry.recordedAt;
          expect(readingsAround(unpacked, next, asOf)).toEqual(readingsAround(folded, next, asOf));
          showAlike(both, [0], viewed);
        }
        expect(holdingsOf(unpacked)).toEqual(holdingsOf(folded));
        expect(Buffer.compare(packState(unpacked), packState(folded))).toBe(0);
      }),
      runs(16),
    );
  });

  it('knows what is like a draft and what is wrong with it', () => {
    fc.assert(
      fc.property(logs, stands, (entries, stand) => {
        const [folded, unpacked] = twins(entries, revisionAt(stand, entries));
        const now = newest(folded);
        expect(answeredBy(unpacked, entries, now)).toEqual(answeredBy(folded, entries, now));
      }),
      runs(16),
    );
  });

  it('narrows to a region as the folded one does', () => {
    fc.assert(
      fc.property(logs, stands, looks, (entries, stand, backs) => {
        for (const { id } of smallWatch.regions) {
          const both = twins(entries, revisionAt(stand, entries));
          for (const state of both) narrowTo(state, id);
          showAlike(both, backs, viewed);
        }
      }),
      runs(10),
    );
  });

  it('says what adding all the events up says', () => {
    fc.assert(
      // The slow way knows of no signals without an instant.
      fc.property(fullLogs, stands, looks, (drafts, stand, backs) => {
        const entries = taken(drafts);
        const [, unpacked] = twins(entries, revisionAt(stand, entries));
        const check = () => {
          for (const back of backs) compare(unpacked, newest(unpacked) - back);
        };
        check();
        for (const entry of entries.slice(unpacked.revision)) fold(unpacked, entry);
        check();
      }),
      runs(16),
    );
  });

  it('packs as the folded one does, byte for byte', () => {
    fc.assert(
      fc.property(logs, fc.array(stands, { minLength: 1, maxLength: 3 }), (entries, stops) => {
        const revisions = stops.map((stop) => revisionAt(stop, entries));
        const folded = stateBy(entries);
        const packed = packState(folded);
        const unpacked = stateBy(entries, [...revisions, entries.length]);
        expect(Buffer.compare(packState(unpacked), packed)).toBe(0);
        // It was never unpacked, but packed and read.
        expect(Buffer.compare(packState(folded), packed)).toBe(0);
      }),
      runs(16),
    );
  });
});

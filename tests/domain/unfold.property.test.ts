import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Entry } from '#domain/entry.ts';
import { HOUR } from '#domain/instant.ts';
import { knowledgeOf } from '#domain/knowledge.ts';
import { unfold } from '#domain/unfold.ts';
import { emptyState, fold, type WatchState } from '#domain/watch-state.ts';
import { viewOf } from '#domain/watch-view.ts';
import { attack, draft, hour, idOf, smallWatch } from '#tests/support/entries.ts';
import { eventfulLogs, longLogs } from '#tests/support/eventful-log.ts';
import { CountingRecall, restarted } from '#tests/support/restarted.ts';
import { runs } from '#tests/support/runs.ts';
import { rounded } from '#tests/support/slow-and-fast.ts';
import { begin, taken } from '#tests/support/taken.ts';

/** Folds or unfolds to a revision. */
function moveTo(state: WatchState, entries: readonly Entry[], revision: number): void {
  if (revision >= state.revision) {
    for (const entry of entries.slice(state.revision, revision)) fold(state, entry);
    return;
  }
  const recordedAt = entries[revision - 1]?.recordedAt ?? null;
  unfold(state, entries.slice(revision, state.revision), { revision, recordedAt });
}

/** All that a reader of a state can see of it, as of some instants. */
function seen(state: WatchState): unknown {
  const last = state.recordedAt ?? hour(begin);
  const asOf = [last, last - 20 * 24 * HOUR, last + 3 * HOUR];
  return rounded({
    views: asOf.map((at) => viewOf(state, at, null)),
    knowledge: knowledgeOf(state),
    signals: [...state.signals.values()].map(({ current, versions, retracted }) => ({
      id: current.id,
      signal: current.signal,
      versions,
      retracted,
    })),
    annotations: state.annotations,
    entries: [...state.entries.keys()],
    taken: [...state.retracted].sort(),
  });
}

describe('a state that goes back', () => {
  it('is what it was, wherever it went in between', () => {
    const logs = fc.oneof(eventfulLogs, longLogs('public-messaging'), longLogs('attack-frequency'));
    fc.assert(
      fc.property(logs, fc.array(fc.nat(), { minLength: 2, maxLength: 7 }), (drafts, stops) => {
        const entries = taken(drafts);
        let state = emptyState(smallWatch, 1);
        moveTo(state, entries, entries.length);
        for (const stop of stops) {
          const revision = stop % (entries.length + 1);
          moveTo(state, entries, revision);
          if (stop % 3 === 0) state = restarted(state, new CountingRecall(entries));
          const fresh = emptyState(smallWatch, 1);
          moveTo(fresh, entries, revision);
          expect(seen(state)).toEqual(seen(fresh));
        }
      }),
      runs(25),
    );
  });

  it('gives a link its old place before a later one about the same signal', () => {
    const by = { author: 'Awa' };
    const entries = taken([
      attack(1, { at: 1 }),
      attack(2, { at: 2 }),
      attack(3, { at: 3 }),
      draft({ ...by, id: idOf(4), kind: 'report-attached', signal: idOf(1), event: idOf(2) }),
      draft({ ...by, id: idOf(5), kind: 'report-attached', signal: idOf(1), event: idOf(3) }),
      draft({ ...by, id: idOf(6), kind: 'entry-retracted', target: idOf(4), reason: 'Wrong' }),
    ]);
    const state = emptyState(smallWatch, 1);
    moveTo(state, entries, 6);
    moveTo(state, entries, 5);
    expect(state.books['attack-frequency'].event(idOf(3))?.reports).toHaveLength(2);
    expect(state.books['attack-frequency'].event(idOf(2))?.reports).toHaveLength(1);
  });

  it('learns anew how late reports are, on the day to which it went back', () => {
    const entries = taken(
      Array.from({ length: 90 }, (_, i) => attack(i, { at: begin + 7 * i - 24 * ((5 * i) % 13) })),
    );
    const state = emptyState(smallWatch, 1);
    moveTo(state, entries, entries.length);
    for (let revision = entries.length; revision > 60; revision -= 1) {
      moveTo(state, entries, revision - 1);
      seen(state);
      moveTo(state, entries, revision);
      const fresh = emptyState(smallWatch, 1);
      moveTo(fresh, entries, revision);
      expect(seen(state)).toEqual(seen(fresh));
      moveTo(state, entries, revision - 1);
    }
  });
});

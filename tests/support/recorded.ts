import type { Draft } from '#domain/entry.ts';
import { emptyState, fold, type WatchState } from '#domain/watch-state.ts';
import { hour, smallWatch } from '#tests/support/entries.ts';

/** A draft with the hour at which it was recorded. */
export type Recorded = readonly [recordedHour: number, draft: Draft];

/** State of the small watch after drafts, each recorded when it says; they are put in that order. */
export function stateRecorded(recorded: readonly Recorded[]): WatchState {
  const state = emptyState(smallWatch, 1);
  const inOrder = [...recorded].sort(([a], [b]) => a - b);
  for (const [i, [at, draft]] of inOrder.entries()) {
    fold(state, { ...draft, watch: smallWatch.id, revision: i + 1, recordedAt: hour(at) });
  }
  return state;
}

import { setImmediate as breathe } from 'node:timers/promises';
import type { HistoricDraft } from '#db/demo/historic-draft.ts';
import type { EntryRow } from '#db/log.ts';
import type { Instant } from '#domain/instant.ts';
import type { Watch } from '#domain/watch.ts';
import { emptyState, fold, type WatchState } from '#domain/watch-state.ts';
import { check, lineOf } from '#server/recording.ts';

/** What a run begins with. */
export interface Beginning {
  watch: Watch;
  history: readonly HistoricDraft[];
  startedAt: Instant;
  pace: number | null;
}

/** Entries folded between two breaths of the event loop. */
const BREATH = 200;

/**
 * What the entries that a run starts from add up to, and the rows they are kept as. Each is checked
 * as if it had been appended at the instant it gives. @throws Refusal `invalid` or `unknown-target`
 */
export async function begun(
  { watch, run }: { watch: Watch; run: number },
  history: readonly HistoricDraft[],
): Promise<{ state: WatchState; rows: EntryRow[] }> {
  const state = emptyState(watch, run);
  const rows: EntryRow[] = [];
  for (const [i, { draft, recordedAt }] of history.entries()) {
    check(state, draft, recordedAt);
    const { entry, row } = lineOf(state, draft, { now: recordedAt });
    rows.push(row);
    fold(state, entry);
    if (i % BREATH === BREATH - 1) await breathe();
  }
  return { state, rows };
}

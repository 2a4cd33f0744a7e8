import type { Connection } from '#db/client.ts';
import { readEntries } from '#db/log.ts';
import type { Snapshots } from '#db/snapshots.ts';
import { Refusal } from '#domain/refusal.ts';
import { unpackState } from '#domain/snapshot/snapshot.ts';
import type { Watch } from '#domain/watch.ts';
import { emptyState, fold, type WatchState } from '#domain/watch-state.ts';

/** A watch in one of its runs. */
export interface WatchRun {
  watch: Watch;
  run: number;
}

/** The state of a log at a revision from its snapshot; null when there is none to be used. */
export async function restored(
  snapshots: Snapshots,
  { watch, run }: WatchRun,
  revision: number,
): Promise<WatchState | null> {
  const log = { watch: watch.id, run };
  const bytes = await snapshots.read(log, revision);
  if (bytes === null) return null;
  try {
    const state = unpackState({ watch, run, bytes, recall: snapshots.recall(log) });
    if (state.revision === revision) return state;
    throw new Error(`It is of revision ${state.revision}.`);
  } catch (error) {
    // The log cannot be read now; that is no fault of the snapshot.
    if (!(error instanceof Refusal)) snapshots.discard(log, revision, error);
    return null;
  }
}

async function newestRestored(snapshots: Snapshots, of: WatchRun): Promise<WatchState | null> {
  const kept = snapshots.kept({ watch: of.watch.id, run: of.run });
  for (const { revision } of kept.reverse()) {
    const state = await restored(snapshots, of, revision);
    if (state !== null) return state;
  }
  return null;
}

/** All that a log adds up to: its newest snapshot, and what the log holds beyond that. */
export async function stateOf(
  connection: Connection,
  of: WatchRun,
  snapshots: Snapshots | null,
): Promise<WatchState> {
  const found = snapshots === null ? null : await newestRestored(snapshots, of);
  const state = found ?? emptyState(of.watch, of.run);
  const log = { watch: of.watch.id, run: of.run };
  for await (const page of readEntries(connection, log, { since: state.revision })) {
    for (const entry of page) fold(state, entry);
  }
  return state;
}

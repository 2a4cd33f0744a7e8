import type { Connection } from '#db/client.ts';
import { readEntries, revisionAt } from '#db/log.ts';
import type { Snapshots } from '#db/snapshots.ts';
import { Refusal } from '#domain/refusal.ts';
import { packing, unpackState } from '#domain/snapshot/snapshot.ts';
import type { Watch } from '#domain/watch.ts';
import { emptyState, fold, type WatchState } from '#domain/watch-state.ts';
import { inSteps } from '#server/in-steps.ts';

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

/**
 * An entry takes three times as long to fold into a state that keeps everything it is read by,
 * as one from a snapshot does: behind a snapshot that is much older the whole log is quicker.
 */
const LONGEST_TAIL = 0.5;

/** From the newest snapshot that a log of so many entries is not far ahead of. */
async function newestRestored(
  snapshots: Snapshots,
  of: WatchRun,
  entries: number,
): Promise<WatchState | null> {
  const kept = snapshots.kept({ watch: of.watch.id, run: of.run });
  for (const { revision } of kept.reverse()) {
    if (entries - revision > LONGEST_TAIL * revision) return null;
    const state = await restored(snapshots, of, revision);
    if (state !== null) return state;
  }
  return null;
}

/** So many entries that were folded hold more memory than is worth the seconds that they saved. */
const MANY = 50_000;

interface Means {
  snapshots: Snapshots | null;
  /** From how many folded entries on their texts are left to the log. */
  many?: number;
}

/** All that a log adds up to: its newest snapshot, and what the log holds beyond that. */
export async function stateOf(
  connection: Connection,
  of: WatchRun,
  { snapshots, many = MANY }: Means,
): Promise<WatchState> {
  const log = { watch: of.watch.id, run: of.run };
  const entries = await revisionAt(connection, log, Number.MAX_SAFE_INTEGER);
  const found = snapshots === null ? null : await newestRestored(snapshots, of, entries);
  const state = found ?? emptyState(of.watch, of.run);
  const since = state.revision;
  for await (const page of readEntries(connection, log, { since })) {
    for (const entry of page) fold(state, entry);
  }
  const isLight = snapshots === null || state.revision - since < many;
  return isLight ? state : lightened(state, snapshots);
}

/**
 * The same state as it would be from a snapshot of this moment, which holds no texts: those of a
 * million signals, read again from the log in full, are a gigabyte.
 */
async function lightened(state: WatchState, snapshots: Snapshots): Promise<WatchState> {
  const { watch, run } = state;
  const bytes = await inSteps(packing(state));
  try {
    return unpackState({ watch, run, bytes, recall: snapshots.recall({ watch: watch.id, run }) });
  } catch (error) {
    // The log cannot be read now: the state is as good as it is.
    if (error instanceof Refusal) return state;
    throw error;
  }
}

import type { Snapshots } from '#db/snapshots.ts';
import { packState } from '#domain/snapshot/snapshot.ts';
import type { Extent } from '#server/history/ask.ts';
import type { Library } from '#server/history/library.ts';

interface Means {
  library: Library;
  snapshots: Snapshots;
  /** Whether nobody waits for the library. */
  goesOn: () => boolean;
  /** Whether there is time left to write. */
  lasts: () => boolean;
}

/**
 * Packs the state of which a log lacks a snapshot most, and answers with what writes it, which
 * needs the library no more. Null when it was put off: the way to the state is long, and is left
 * whenever somebody waits. Packing itself is not, and whoever asks meanwhile waits for it.
 */
export async function packMissing(
  { library, snapshots, goesOn, lasts }: Means,
  log: Extent,
): Promise<(() => Promise<string>) | null> {
  const revision = snapshots.missing(log, log.revision);
  if (revision === null) return async () => answerOf(null);
  const state = await library.stateTowards(log, revision, goesOn);
  if (state.revision !== revision) return null;
  const bytes = packState(state);
  return async () => {
    const { watch, run } = log;
    const written = await snapshots.write({ watch, run, revision }, bytes, lasts);
    return answerOf(written ? revision : null);
  };
}

function answerOf(taken: number | null): string {
  return JSON.stringify({ taken });
}

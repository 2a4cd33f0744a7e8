import { setImmediate as breathe } from 'node:timers/promises';
import type { Snapshots } from '#db/snapshots.ts';
import { packing } from '#domain/snapshot/snapshot.ts';
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
 * needs the library no more. Null when it was put off: both the way to the state and packing it
 * are long, and are left whenever somebody waits.
 */
export async function packMissing(
  { library, snapshots, goesOn, lasts }: Means,
  log: Extent,
): Promise<(() => Promise<string>) | null> {
  await snapshots.inspect(log);
  const missing = snapshots.missing(log, log.revision);
  if (missing === null) return async () => answerOf(null);
  const { revision } = missing;
  const state = await library.stateTowards(log, revision, goesOn);
  if (state.revision !== revision) return null;
  const bytes = await packed(packing(state), goesOn);
  if (bytes === null) return null;
  return async () => {
    const { watch, run } = log;
    const written = await snapshots.write({ watch, run, ...missing }, bytes, lasts);
    return answerOf(written ? revision : null);
  };
}

/** What the steps lead to; null when they were left. */
async function packed(
  steps: Generator<undefined, Uint8Array>,
  goesOn: () => boolean,
): Promise<Uint8Array | null> {
  for (let step = steps.next(); goesOn(); step = steps.next()) {
    if (step.done === true) return step.value;
    await breathe();
  }
  return null;
}

function answerOf(taken: number | null): string {
  return JSON.stringify({ taken });
}

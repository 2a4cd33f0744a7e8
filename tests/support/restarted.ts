import type { Entry } from '#domain/entry.ts';
import type { Recall } from '#domain/snapshot/recall.ts';
import { packState, unpackState } from '#domain/snapshot/snapshot.ts';
import { emptyState, fold, type WatchState } from '#domain/watch-state.ts';
import { smallWatch } from '#tests/support/entries.ts';

/** A log that can be read again and counts how often. Each reading of an entry is a new object. */
export class CountingRecall implements Recall {
  readonly #entries: readonly Entry[];
  /** Revisions that were fetched, one by one and in stretches, each as often as it was. */
  readonly fetched: number[] = [];

  constructor(entries: readonly Entry[]) {
    this.#entries = entries;
  }

  entry(revision: number): Entry {
    const found = this.#entries[revision - 1];
    if (found === undefined) throw new Error(`The log has no entry ${revision}.`);
    this.fetched.push(revision);
    return structuredClone(found);
  }

  some(revisions: readonly number[]): Entry[] {
    return revisions.map((revision) => this.entry(revision));
  }

  *entries(since: number, upTo: number): Generator<Entry> {
    for (let revision = since + 1; revision <= upTo; revision += 1) yield this.entry(revision);
  }
}

/** The same state as a server has it that stopped and began anew from a snapshot. */
export function restarted(
  state: WatchState,
  recall: Recall,
  bytes: Uint8Array = packState(state),
): WatchState {
  return unpackState({ watch: state.watch, run: state.run, bytes, recall });
}

/**
 * A state after some entries. The server restarted from a snapshot after each of these revisions;
 * none of them is a plain fold.
 */
export function stateBy(entries: readonly Entry[], restarts: readonly number[] = []): WatchState {
  const recall = new CountingRecall(entries);
  let state = emptyState(smallWatch, 1);
  if (restarts.includes(0)) state = restarted(state, recall);
  for (const entry of entries) {
    fold(state, entry);
    if (restarts.includes(entry.revision)) state = restarted(state, recall);
  }
  return state;
}

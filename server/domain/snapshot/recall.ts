import type { Entry } from '#domain/entry.ts';

/** Reads entries of the log again: a state that came from a snapshot holds no texts of its own. */
export interface Recall {
  /** The entry at a revision. @throws where it cannot be read */
  entry(revision: number): Entry;
  /** The entries at some revisions, in the same order; quicker than one by one. */
  some(revisions: readonly number[]): Entry[];
  /** The entries after a revision, up to another one, in order; quicker than one by one. */
  entries(since: number, upTo: number): Iterable<Entry>;
}

/** A snapshot that is kept, by the revision it is of. */
export interface Checkpoint {
  revision: number;
  bytes: number;
}

/** One of which only a patch is kept: what it has that a whole one has not. */
export interface PatchPoint extends Checkpoint {
  /** The revision of that whole one. */
  on: number;
}

/**
 * Snapshots of one log that are kept at most. With so many, spread evenly, no revision is further
 * than a 48th of the log from one: to fold what lies between takes far longer than to read any. A
 * snapshot holds about as many bytes for each entry whatever the entry's age, so all of them come to
 * twelve and a half times the last one; mostly the room that there is sets a lower limit.
 */
const MOST = 24;
/** Entries that are folded as quickly as a snapshot is read; closer together they are no use. */
const CLOSE = 2_000;
/** A stretch without a snapshot is split when it is this much longer than all would be if even. */
const UNEVEN = 1.2;
/** This much longer is the longest that letting go of one leaves. */
const FAR = 3;

/** How many snapshots, spread evenly up to the newest revision, come to so many bytes together. */
export function mostFor(kept: readonly Checkpoint[], newest: number, budget: number): number {
  const last = kept.at(-1);
  if (last === undefined) return MOST;
  const full = (last.bytes / last.revision) * newest;
  // Each is as large as its share of the last one: n of them make (n + 1) / 2 times that.
  return Math.min(MOST, Math.max(1, Math.floor((2 * budget) / full) - 1));
}

/**
 * The revision that lacks a snapshot most; null when all is well. `kept` is in order of revision.
 * Gaps are filled from the oldest on, so that a log that has none yet is folded once and no more.
 */
export function missing(kept: readonly Checkpoint[], newest: number, most: number): number | null {
  const step = Math.max(CLOSE, Math.ceil(newest / most));
  let last = 0;
  for (const { revision } of kept) {
    if (kept.length < most && revision - last > step * UNEVEN) return last + step;
    last = revision;
  }
  const rest = newest - last;
  if (rest < CLOSE) return null;
  // When there is no room left, older ones make way for a log that grew by much at once.
  return rest > step * (kept.length + 1 < most ? UNEVEN : FAR) ? last + step : newest;
}

/** The one that is missed least: its neighbours are nearest to each other. Never the newest. */
export function leastUseful(kept: readonly Checkpoint[]): Checkpoint | null {
  let least: Checkpoint | null = null;
  let shortest = Number.POSITIVE_INFINITY;
  for (const [i, one] of kept.slice(0, -1).entries()) {
    const apart = (kept[i + 1]?.revision ?? 0) - (kept[i - 1]?.revision ?? 0);
    if (apart >= shortest) continue;
    least = one;
    shortest = apart;
  }
  return least;
}

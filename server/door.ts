import type { Reads } from '#server/reads.ts';

/** Where the running server is found by code of the same process that was bundled apart. */
declare global {
  var watchfloorReads: Reads | undefined;
}

/** Lets the pages read from this server. */
export function setDoor(reads: Reads | undefined): void {
  globalThis.watchfloorReads = reads;
}

/** The running server. @throws Error when there is none, as while pages are built */
export function openDoor(): Reads {
  const reads = globalThis.watchfloorReads;
  if (reads === undefined) throw new Error('Pages can be read only while the server runs.');
  return reads;
}

import type { Checkpoint, PatchPoint } from '#db/checkpoints.ts';

/**
 * Between the whole snapshots of a log lie patches, each made of the nearest whole one: they take a
 * tenth of the room or less, and so can lie ten times as close. Where somebody looks back to, few
 * entries are then left to fold: from a whole one alone it would be thousands.
 */

/** A stretch that is no longer is not split: to fold it takes less than to read what it begins with. */
const SHORT = 1_000;
/** So many times longer than what another patch would leave must a stretch be, when there is no room. */
const LONGER = 1.5;
/** A patch is never empty: so many entries further on it would take twice as much. */
const ALWAYS = 2_000;
/** Bytes of a patch against those of so many entries of a whole one, while there is no patch yet. */
const HEAVIER = 1.3;

/** What is kept of one log, each in order of revision, and the room that patches have. */
export interface KeptPoints {
  wholes: readonly Checkpoint[];
  patches: readonly PatchPoint[];
  room: number;
}

/** The patch of which a log lacks one most: it halves the longest stretch. Null when all is well. */
export function missingPatch({
  wholes,
  patches,
  room,
}: KeptPoints): Omit<PatchPoint, 'bytes'> | null {
  const { from, to } = longest(inOrder(wholes, patches));
  const revision = Math.floor((from + to) / 2);
  const on = baseFor(wholes, revision);
  if (to - from <= SHORT || on === null) return null;
  const used = patches.reduce((sum, { bytes }) => sum + bytes, 0);
  const fits = used + bytesFor({ wholes, patches }, Math.abs(revision - on)) <= room;
  const least = fits ? null : leastPatch(wholes, patches);
  const pays = least !== null && to - from > LONGER * least.apart;
  return fits || pays ? { revision, on } : null;
}

/** Patches that are too much for the room there is, those missed least; never the one just written. */
export function patchesTooMany(
  { wholes, patches, room }: KeptPoints,
  written: number | null,
): PatchPoint[] {
  const left = [...patches];
  const gone: PatchPoint[] = [];
  let used = left.reduce((sum, { bytes }) => sum + bytes, 0);
  while (used > room) {
    const least = leastPatch(wholes, left)?.patch;
    if (least === undefined || least.revision === written) break;
    left.splice(left.indexOf(least), 1);
    gone.push(least);
    used -= least.bytes;
  }
  return gone;
}

/** The whole one that is nearest; but not the newest, which goes as soon as there is a newer one. */
function baseFor(wholes: readonly Checkpoint[], revision: number): number | null {
  const staying = wholes.length > 1 ? wholes.slice(0, -1) : wholes;
  const apart = (one: Checkpoint) => Math.abs(one.revision - revision);
  const [nearest] = staying.toSorted((a, b) => apart(a) - apart(b));
  return nearest?.revision ?? null;
}

/** What a patch will take that is so far from its whole one, by those there are. */
function bytesFor({ wholes, patches }: Omit<KeptPoints, 'room'>, far: number): number {
  const last = wholes.at(-1);
  const heaviest = Math.max(
    ...patches.map(({ revision, on, bytes }) => bytes / (Math.abs(revision - on) + ALWAYS)),
  );
  const expected = last === undefined ? 0 : (last.bytes / last.revision) * HEAVIER;
  return (far + ALWAYS) * (patches.length > 0 ? heaviest : expected);
}

function inOrder(...lists: readonly (readonly Checkpoint[])[]): Checkpoint[] {
  return lists.flat().toSorted((a, b) => a.revision - b.revision);
}

/** The longest stretch between two that are kept; of those that are as long the newest. */
function longest(kept: readonly Checkpoint[]): { from: number; to: number } {
  let [from, to, last] = [0, 0, 0];
  for (const { revision } of kept) {
    if (revision - last >= to - from) [from, to] = [last, revision];
    last = revision;
  }
  return { from, to };
}

/** The patch that is missed least: its neighbours are nearest to each other. */
function leastPatch(
  wholes: readonly Checkpoint[],
  patches: readonly PatchPoint[],
): { patch: PatchPoint; apart: number } | null {
  const all = inOrder(wholes, patches);
  const places = new Map(all.map((one, place) => [one, place]));
  let least: { patch: PatchPoint; apart: number } | null = null;
  for (const patch of patches) {
    const place = places.get(patch) ?? 0;
    const apart = (all[place + 1] ?? patch).revision - (all[place - 1]?.revision ?? 0);
    if (apart < (least?.apart ?? Number.POSITIVE_INFINITY)) least = { patch, apart };
  }
  return least;
}

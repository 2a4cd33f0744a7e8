import { existsSync, statSync } from 'node:fs';
import { rm } from 'node:fs/promises';
import path from 'node:path';
import {
  type Checkpoint,
  leastUseful,
  missing,
  mostFor,
  type PatchPoint,
} from '#db/checkpoints.ts';
import type { LogName } from '#db/log-name.ts';
import { type KeptPoints, missingPatch, patchesTooMany } from '#db/patch-points.ts';
import { UNFINISHED } from '#db/snapshot-file.ts';
import {
  nameOf,
  namesIn,
  partsOf,
  remove,
  type SnapshotPoint,
  snapshotsIn,
  tidyPatches,
} from '#db/snapshot-names.ts';

/** Snapshots of one log may take as much room as the whole database, within these bounds. */
const LEAST_ROOM = 64 * 1024 * 1024;
const MOST_ROOM = 1024 * 1024 * 1024;
/** The share of it that whole ones may take; patches have what is left. */
const WHOLES = 0.6;

/** The files beside a database in which snapshots lie: which there are, lack, or are too many. */
export class SnapshotFolder {
  readonly path: string;
  readonly database: string;

  constructor(database: string) {
    this.database = database;
    this.path = `${database}-snapshots`;
  }

  fileOf(log: LogName, revision: number, on: number | null = null): string {
    return path.join(this.path, nameOf(log, { revision, on }));
  }

  /** The whole snapshots that there seem to be of a log, in order of revision. */
  wholes(log: LogName): Checkpoint[] {
    return [...this.#points(log).wholes];
  }

  /** All that there seem to be, patches as well, in order of revision. */
  all(log: LogName): SnapshotPoint[] {
    return snapshotsIn(this.path, log);
  }

  /** What a snapshot is a patch of; null when it is whole, or is not there. */
  baseOf(log: LogName, revision: number): number | null {
    if (existsSync(this.fileOf(log, revision))) return null;
    return this.all(log).find((one) => one.revision === revision)?.on ?? null;
  }

  /** The snapshot that a log that has come so far lacks most; null for none. */
  missing(log: LogName, newest: number): SnapshotPoint | null {
    const points = this.#points(log);
    const { wholes } = points;
    const whole = missing(wholes, newest, mostFor(wholes, newest, this.#room * WHOLES));
    return whole === null ? missingPatch(points) : { revision: whole, on: null };
  }

  /** Deletes what is too much once a snapshot was written; what is missed least goes first. */
  async thin(log: LogName, written: number): Promise<void> {
    const kept = this.wholes(log);
    const most = mostFor(kept, kept.at(-1)?.revision ?? 1, this.#room * WHOLES);
    while (kept.length > most) {
      const least = leastUseful(kept);
      if (least === null) break;
      kept.splice(kept.indexOf(least), 1);
      await rm(this.fileOf(log, least.revision), { force: true });
    }
    this.tidyPatches(log);
    for (const { revision, on } of patchesTooMany(this.#points(log), written)) {
      await rm(this.fileOf(log, revision, on), { force: true });
    }
  }

  /** Deletes what earlier runs of a watch and a server that was cut off have left behind. */
  tidy(log: LogName): void {
    for (const name of namesIn(this.path)) {
      const found = partsOf(name);
      const isOver = found?.watch === log.watch && found.run !== log.run;
      if (isOver || name.endsWith(UNFINISHED)) remove(path.join(this.path, name));
    }
    this.tidyPatches(log);
  }

  /** Deletes patches of what is not there. */
  tidyPatches(log: LogName): void {
    tidyPatches(this.path, log);
  }

  #points(log: LogName): KeptPoints {
    const wholes: Checkpoint[] = [];
    const patches: PatchPoint[] = [];
    for (const { revision, on } of this.all(log)) {
      const stat = statSync(this.fileOf(log, revision, on), { throwIfNoEntry: false });
      if (stat === undefined) continue;
      if (on === null) wholes.push({ revision, bytes: stat.size });
      else patches.push({ revision, on, bytes: stat.size });
    }
    const bytes = wholes.reduce((sum, one) => sum + one.bytes, 0);
    return { wholes, patches, room: Math.max(0, this.#room - bytes) };
  }

  get #room(): number {
    const size = statSync(this.database, { throwIfNoEntry: false })?.size ?? 0;
    return Math.min(MOST_ROOM, Math.max(LEAST_ROOM, size));
  }
}

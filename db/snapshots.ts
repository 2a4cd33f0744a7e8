import { createHash } from 'node:crypto';
import { readdirSync, rmSync, statSync } from 'node:fs';
import { mkdir, rm } from 'node:fs/promises';
import path from 'node:path';
import { type Checkpoint, leastUseful, missing, mostFor } from '#db/checkpoints.ts';
import type { Connection } from '#db/client.ts';
import { readDefinition, readStamp, type Stamp } from '#db/log.ts';
import type { LogName } from '#db/log-name.ts';
import { mustHaveRoom } from '#db/place.ts';
import { type LogRecall, recallOf } from '#db/recall.ts';
import {
  Damaged,
  readSnapshot,
  type SnapshotHead,
  UNFINISHED,
  writeSnapshot,
} from '#db/snapshot-file.ts';

/** Snapshots of one log may take as much room as the whole database, within these bounds. */
const LEAST_ROOM = 64 * 1024 * 1024;
const MOST_ROOM = 1024 * 1024 * 1024;

/** Why a snapshot was not used, or not written. */
export type Flaw = 'build' | 'watch' | 'log' | 'damaged' | 'unreadable';

type OnFlaw = (file: string, flaw: Flaw, cause?: unknown) => void;

export interface SnapshotsOf {
  connection: Connection;
  /** The database file. */
  file: string;
  /** Which program makes and reads them: another one may keep other things of a log. */
  build: string;
}

/**
 * What logs add up to at some of their revisions, in files beside the database. All of it can be
 * worked out from the logs again: a file that is not what it should be is deleted.
 */
export class Snapshots {
  readonly folder: string;
  readonly #connection: Connection;
  readonly #database: string;
  readonly #build: string;
  readonly #onFlaw: OnFlaw;
  readonly #recalls = new Map<string, LogRecall>();

  constructor({ connection, file, build }: SnapshotsOf, onFlaw: OnFlaw = () => undefined) {
    this.folder = `${file}-snapshots`;
    this.#connection = connection;
    this.#database = file;
    // Another Node may work out the last digit of a number otherwise.
    this.#build = `${build} ${process.version}`;
    this.#onFlaw = onFlaw;
  }

  /** Reads entries of a log again, for the states that were made from its snapshots. */
  recall(log: LogName): LogRecall {
    const name = `${log.watch}.${log.run}`;
    const known = this.#recalls.get(name);
    if (known !== undefined) return known;
    const recall = recallOf(this.#connection, log);
    this.#recalls.set(name, recall);
    return recall;
  }

  /** The snapshots that there seem to be of a log, in order of revision. */
  kept({ watch, run }: LogName): Checkpoint[] {
    const kept: Checkpoint[] = [];
    for (const name of namesIn(this.folder)) {
      const found = partsOf(name);
      if (found?.watch !== watch || found.run !== run) continue;
      const stat = statSync(path.join(this.folder, name), { throwIfNoEntry: false });
      if (stat !== undefined) kept.push({ revision: found.revision, bytes: stat.size });
    }
    return kept.sort((a, b) => a.revision - b.revision);
  }

  /** The revision of which a log that has come so far lacks a snapshot most; null for none. */
  missing(log: LogName, newest: number): number | null {
    const kept = this.kept(log);
    return missing(kept, newest, mostFor(kept, newest, this.#room));
  }

  /** A snapshot, when it is one of this log by this program; null when there is none. */
  async read(log: LogName, revision: number): Promise<Uint8Array | null> {
    const file = this.#fileOf(log, revision);
    let flaw: Flaw | null = null;
    try {
      const bytes = await readSnapshot(file, async (head) => {
        flaw = await this.#flawOf(head, log, revision);
        return flaw === null;
      });
      if (flaw !== null) this.#discard(file, flaw);
      return bytes;
    } catch (error) {
      if (error instanceof Damaged) this.#discard(file, 'damaged', error);
      else if (!isAbsent(error)) this.#onFlaw(file, 'unreadable', error);
      return null;
    }
  }

  /** Deletes one that cannot be used although it is whole. */
  discard(log: LogName, revision: number, cause: unknown): void {
    this.#discard(this.#fileOf(log, revision), 'damaged', cause);
  }

  /**
   * Writes a snapshot, and deletes the one that is missed least when there are too many.
   * @returns whether it was written: false when `goesOn` said no before the end
   * @throws Unusable when it would fill the disk, or an error of the system
   */
  async write(
    log: LogName & { revision: number },
    body: Uint8Array,
    goesOn: () => boolean,
  ): Promise<boolean> {
    const { watch, run, revision } = log;
    const stamp = await readStamp(this.#connection, log, revision);
    if (stamp === null) return false;
    mustHaveRoom(this.#database, body.length);
    await mkdir(this.folder, { recursive: true });
    const about = {
      ...{ build: this.#build, watch, run, revision, definition: await this.#definitionOf(log) },
      ...{ entry: stamp.id, recordedAt: stamp.recordedAt },
    };
    const written = await writeSnapshot(this.#fileOf(log, revision), about, { body, goesOn });
    if (written) await this.#thin(log);
    return written;
  }

  /** Deletes what earlier runs of a watch and a server that was cut off have left behind. */
  tidy({ watch, run }: LogName): void {
    for (const name of namesIn(this.folder)) {
      const found = partsOf(name);
      const isOver = found?.watch === watch && found.run !== run;
      if (isOver || name.endsWith(UNFINISHED)) remove(path.join(this.folder, name));
    }
  }

  async #thin(log: LogName): Promise<void> {
    const kept = this.kept(log);
    const most = mostFor(kept, kept.at(-1)?.revision ?? 1, this.#room);
    while (kept.length > most) {
      const least = leastUseful(kept);
      if (least === null) return;
      kept.splice(kept.indexOf(least), 1);
      await rm(this.#fileOf(log, least.revision), { force: true });
    }
  }

  async #flawOf(head: SnapshotHead, log: LogName, revision: number): Promise<Flaw | null> {
    if (head.build !== this.#build) return 'build';
    const isNamed = head.watch === log.watch && head.run === log.run && head.revision === revision;
    if (!isNamed) return 'damaged';
    if (head.definition !== (await this.#definitionOf(log))) return 'watch';
    const stamp = await readStamp(this.#connection, log, revision);
    return isStamp(stamp, head) ? null : 'log';
  }

  async #definitionOf(log: LogName): Promise<string> {
    const text = await readDefinition(this.#connection, log);
    return createHash('sha256').update(text).digest('hex');
  }

  #discard(file: string, flaw: Flaw, cause?: unknown): void {
    this.#onFlaw(file, flaw, cause);
    remove(file);
  }

  #fileOf({ watch, run }: LogName, revision: number): string {
    return path.join(this.folder, `${watch}.${run}.${revision}.snapshot`);
  }

  get #room(): number {
    const size = statSync(this.#database, { throwIfNoEntry: false })?.size ?? 0;
    return Math.min(MOST_ROOM, Math.max(LEAST_ROOM, size));
  }
}

function partsOf(name: string): (LogName & { revision: number }) | null {
  const [, watch, run, revision] = /^(.+)\.(\d+)\.(\d+)\.snapshot$/.exec(name) ?? [];
  return watch === undefined ? null : { watch, run: Number(run), revision: Number(revision) };
}

function isStamp(stamp: Stamp | null, head: SnapshotHead): boolean {
  return stamp?.id === head.entry && stamp.recordedAt === head.recordedAt;
}

/** What cannot be looked into holds nothing. */
function namesIn(folder: string): string[] {
  try {
    return readdirSync(folder);
  } catch {
    return [];
  }
}

/** What cannot be deleted stays, and is not used. */
function remove(file: string): void {
  try {
    rmSync(file, { force: true });
  } catch {
    // Whoever looks at the folder will see it.
  }
}

function isAbsent(error: unknown): boolean {
  return error instanceof Error && 'code' in error && error.code === 'ENOENT';
}

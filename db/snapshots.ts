import { createHash } from 'node:crypto';
import { mkdir } from 'node:fs/promises';
import { setImmediate as breathe } from 'node:timers/promises';
import type { Checkpoint } from '#db/checkpoints.ts';
import type { Connection } from '#db/client.ts';
import { readDefinition, readStamp, type Stamp } from '#db/log.ts';
import type { LogName } from '#db/log-name.ts';
import { PatchBases } from '#db/patch-bases.ts';
import { mustHaveRoom } from '#db/place.ts';
import { type LogRecall, recallOf } from '#db/recall.ts';
import {
  Damaged,
  Replaced,
  readSnapshot,
  type SnapshotHead,
  writeSnapshot,
} from '#db/snapshot-file.ts';
import { SnapshotFolder } from '#db/snapshot-folder.ts';
import { remove, type SnapshotPoint } from '#db/snapshot-names.ts';
import { Unreadable } from '#domain/snapshot/packer.ts';
import { patched, patching } from '#domain/snapshot/patch.ts';

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
  readonly #files: SnapshotFolder;
  readonly #connection: Connection;
  readonly #build: string;
  readonly #onFlaw: OnFlaw;
  readonly #recalls = new Map<string, LogRecall>();
  readonly #bases = new PatchBases();
  readonly #inspected = new Set<string>();

  constructor({ connection, file, build }: SnapshotsOf, onFlaw: OnFlaw = () => undefined) {
    this.#files = new SnapshotFolder(file);
    this.folder = this.#files.path;
    this.#connection = connection;
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

  /** The whole snapshots that there seem to be of a log, in order of revision. */
  kept(log: LogName): Checkpoint[] {
    return this.#files.wholes(log);
  }

  /** The revisions of all that there seem to be, patches as well, in order. */
  revisions(log: LogName): number[] {
    return this.#files.all(log).map(({ revision }) => revision);
  }

  /** The snapshot that a log that has come so far lacks most; null for none. */
  missing(log: LogName, newest: number): SnapshotPoint | null {
    return this.#files.missing(log, newest);
  }

  /** A snapshot, when it is one of this log by this program; null when there is none. */
  async read(log: LogName, revision: number): Promise<Uint8Array | null> {
    const on = this.#files.baseOf(log, revision);
    return this.#whenSound(log, { revision, on }, async (file, isSound) => {
      const found = await readSnapshot(file, isSound);
      if (found === null || found.head.on === null) return found?.body ?? null;
      return patched(this.#base(log, found.head.on), found.body);
    });
  }

  /**
   * Deletes those that are of no use, when a log is first asked about: as long as they lie there
   * nobody misses those that should be in their places.
   */
  async inspect(log: LogName): Promise<void> {
    const name = `${log.watch}.${log.run}`;
    if (this.#inspected.has(name)) return;
    this.#inspected.add(name);
    for (const one of this.#files.all(log)) {
      await this.#whenSound(log, one, async (file, isSound) => {
        await readSnapshot(file, async (head) => {
          await isSound(head);
          // What it holds is looked at by whoever needs it.
          return false;
        });
        return null;
      });
    }
    this.#files.tidyPatches(log);
  }

  /** What somebody gets from a file whose head is sound; null where it is not, and it is deleted. */
  async #whenSound(
    log: LogName,
    { revision, on }: SnapshotPoint,
    get: (
      file: string,
      isSound: (head: SnapshotHead) => Promise<boolean>,
    ) => Promise<Uint8Array | null>,
  ): Promise<Uint8Array | null> {
    const file = this.#files.fileOf(log, revision, on);
    let flaw: Flaw | null = null;
    try {
      const found = await get(file, async (head) => {
        flaw = await this.#flawOf(head, log, { revision, on });
        return flaw === null;
      });
      if (flaw !== null) this.#discard(file, flaw);
      return found;
    } catch (error) {
      if (error instanceof Damaged || error instanceof Unreadable) {
        this.#discard(file, 'damaged', error);
      } else if (!isAbsent(error)) this.#onFlaw(file, 'unreadable', error);
      return null;
    }
  }

  /** The whole one that a patch is of. @throws Damaged when it is not what it was */
  #base(log: LogName, { revision, checksum }: { revision: number; checksum: number }): Uint8Array {
    const file = this.#files.fileOf(log, revision);
    try {
      return this.#bases.read(file, checksum);
    } catch (error) {
      if (error instanceof Damaged) this.#discard(file, 'damaged', error);
      if (error instanceof Replaced || isAbsent(error))
        throw new Damaged('What it is of has gone.');
      throw error;
    }
  }

  /** Deletes one that cannot be used although it is whole. */
  discard(log: LogName, revision: number, cause: unknown): void {
    this.#discard(
      this.#files.fileOf(log, revision, this.#files.baseOf(log, revision)),
      'damaged',
      cause,
    );
  }

  /**
   * Writes a snapshot, or a patch of the one that it is said to be on, and deletes those that are
   * missed least when there are too many.
   * @returns whether it was written: false when `goesOn` said no before the end
   * @throws Unusable when it would fill the disk, or an error of the system
   */
  async write(
    log: LogName & { revision: number; on?: number | null },
    state: Uint8Array,
    goesOn: () => boolean,
  ): Promise<boolean> {
    const { watch, run, revision } = log;
    const stamp = await readStamp(this.#connection, log, revision);
    if (stamp === null) return false;
    const made = await this.#bodyOf(log, state, goesOn);
    if (made === null) return false;
    const { on, body } = made;
    mustHaveRoom(this.#files.database, body.length);
    await mkdir(this.#files.path, { recursive: true });
    const about = {
      ...{ build: this.#build, watch, run, revision, definition: await this.#definitionOf(log) },
      ...{ entry: stamp.id, recordedAt: stamp.recordedAt, on },
    };
    const file = this.#files.fileOf(log, revision, on?.revision);
    const written = await writeSnapshot(file, about, { body, goesOn });
    if (written) await this.#files.thin(log, revision);
    return written;
  }

  /** What is written of a state: all of it, or what the one it is on has not; null when it was left. */
  async #bodyOf(
    log: LogName & { on?: number | null },
    state: Uint8Array,
    goesOn: () => boolean,
  ): Promise<{ on: SnapshotHead['on']; body: Uint8Array } | null> {
    if (log.on === undefined || log.on === null) return { on: null, body: state };
    let checksum = 0;
    const whole = { revision: log.on, on: null };
    const base = await this.#whenSound(log, whole, async (file, isSound) => {
      const found = await readSnapshot(file, isSound);
      checksum = found?.head.checksum ?? 0;
      return found?.body ?? null;
    });
    if (base === null) return null;
    const on = { revision: log.on, checksum };
    const steps = patching(base, state);
    for (let step = steps.next(); goesOn(); step = steps.next()) {
      if (step.done === true) return { on, body: step.value };
      await breathe();
    }
    return null;
  }

  /** Deletes what earlier runs of a watch and a server that was cut off have left behind. */
  tidy(log: LogName): void {
    this.#files.tidy(log);
  }

  async #flawOf(
    head: SnapshotHead,
    log: LogName,
    { revision, on }: SnapshotPoint,
  ): Promise<Flaw | null> {
    if (head.build !== this.#build) return 'build';
    const isNamed = head.watch === log.watch && head.run === log.run && head.revision === revision;
    if (!isNamed || (head.on?.revision ?? null) !== on) return 'damaged';
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
}

function isStamp(stamp: Stamp | null, head: SnapshotHead): boolean {
  return stamp?.id === head.entry && stamp.recordedAt === head.recordedAt;
}

function isAbsent(error: unknown): boolean {
  return error instanceof Error && 'code' in error && error.code === 'ENOENT';
}

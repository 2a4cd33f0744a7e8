import { type FileHandle, open, rename, rm, stat } from 'node:fs/promises';
import path from 'node:path';
import Native from 'libsql';
import * as z from 'zod';
import { damaged, failureOf, foreign, Unusable } from '#db/failure.ts';
import type { LogName } from '#db/log-name.ts';
import { onlyName } from '#db/only-name.ts';
import { mustHaveRoom } from '#db/place.ts';
import { settle } from '#db/settle.ts';

/** How long to wait for a server that has the file to itself for a moment, milliseconds. */
const PATIENCE = 10_000;

/** A copy that was made, and what it holds. */
export interface Backup {
  file: string;
  bytes: number;
  logs: BackedUp[];
}

interface BackedUp extends LogName {
  /** The newest entry; none before it is missing. */
  revision: number;
}

const rowsSchema = z.array(
  z.object({
    watch: z.string(),
    run: z.number(),
    entries: z.number(),
    revision: z.number(),
  }),
);

const LOGS = `select watch.id as watch, watch.run as run, count(entry.revision) as entries,
    coalesce(max(entry.revision), 0) as revision
  from watch left join entry on entry.watch = watch.id and entry.run = watch.run
  group by watch.id, watch.run order by watch.id, watch.run`;

/**
 * Copies a database, whether a server is using it or not: as it stands at one moment, with every
 * entry that was acknowledged before the call. Nothing waits for it. The copy has its name only
 * once it is whole, checked and on the disk. Into a folder it goes under the time of its making.
 * @throws Error in words, and then leaves nothing behind
 */
export async function backUp(from: string, to: string, now: Date): Promise<Backup> {
  const source = await existing(from);
  const file = (await isFolder(to)) ? path.join(to, nameAt(now)) : to;
  const part = `${file}.part`;
  if (await isThere(file)) throw refused(file, 'it is there already. Choose another name.');
  const { size: room, mode } = await stat(source);
  const reserved = await reserve(file, part, mode);
  let written = part;
  try {
    mustHaveRoom(file, room);
    copy(source, part);
    const logs = checked(part);
    await reserved.sync();
    const { size } = await reserved.stat();
    await rename(part, file);
    written = file;
    await settle(path.dirname(file));
    return { file, bytes: size, logs };
  } catch (error) {
    await rm(written, { force: true });
    throw inWords(file, error);
  } finally {
    await reserved.close();
  }
}

/** The database to be copied; none is made here. */
async function existing(file: string): Promise<string> {
  if (!(await isThere(file))) {
    throw new Error(`There is no database at ${file}. DATABASE_URL says where it lies.`);
  }
  try {
    return await onlyName(file);
  } catch (error) {
    const { reason, advice } = failureOf(error) ?? damaged;
    throw new Error(`The database ${file} cannot be read: ${reason}. ${advice}`, { cause: error });
  }
}

/** Nobody else writes a backup of this name at the same time, nor reads what may not be read. */
async function reserve(file: string, part: string, mode: number): Promise<FileHandle> {
  try {
    return await open(part, 'wx', mode);
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'EEXIST') {
      const why = `${part} is being written, or is left from one that was cut short.`;
      throw refused(file, `${why} Wait, or delete it.`);
    }
    throw inWords(file, error);
  }
}

function copy(from: string, part: string): void {
  const native = new Native(from, { timeout: PATIENCE });
  try {
    const tables = native.prepare("select name from sqlite_master where name = 'entry'").all();
    if (tables.length === 0) throw new Unusable(foreign);
    native.prepare('VACUUM INTO ?').run([part]);
  } finally {
    native.close();
  }
}

/** What the copy holds. @throws Unusable unless all of it can be read, without a gap */
function checked(part: string): BackedUp[] {
  const native = new Native(part);
  try {
    const said = z.array(z.object({ integrity_check: z.string() }));
    const found = said.parse(native.prepare('PRAGMA integrity_check').all());
    if (found.some(({ integrity_check }) => integrity_check !== 'ok')) throw new Unusable(damaged);
    return rowsSchema.parse(native.prepare(LOGS).all()).map(({ entries, ...log }) => {
      if (entries !== log.revision) throw new Unusable(damaged);
      return log;
    });
  } finally {
    native.close();
  }
}

/** A name that sorts by time, and that every file system takes. */
function nameAt(now: Date): string {
  return `watchfloor-${now.toISOString().slice(0, 19).replaceAll(':', '')}Z.db`;
}

async function isFolder(file: string): Promise<boolean> {
  const found = await stat(file).catch(() => null);
  return found?.isDirectory() === true;
}

async function isThere(file: string): Promise<boolean> {
  return (await stat(file).catch(() => null)) !== null;
}

function refused(file: string, why: string): Error {
  return new Error(`The backup ${file} cannot be made: ${why}`);
}

function inWords(file: string, cause: unknown): Error {
  const failure = failureOf(cause);
  const why = cause instanceof Error ? cause.message : String(cause);
  const error = refused(file, failure === null ? why : `${failure.reason}. ${failure.advice}`);
  error.cause = cause;
  return error;
}

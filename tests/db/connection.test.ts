import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import path from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { Connection, openDatabase } from '#db/client.ts';
import { FileTaken, holdFile } from '#db/file-lock.ts';
import { append, readById, readSince } from '#db/log.ts';
import { Refusal } from '#domain/refusal.ts';
import { idOf } from '#tests/support/entries.ts';
import { temporaryFolder } from '#tests/support/folder.ts';

let folder: Awaited<ReturnType<typeof temporaryFolder>>;
let file: string;
const log = { watch: 'small', run: 1 };
const holders: ChildProcess[] = [];

beforeEach(async () => {
  folder = await temporaryFolder();
  file = path.join(folder.path, 'inner', 'watchfloor.db');
});

afterEach(async () => {
  for (const holder of holders.splice(0)) holder.kill('SIGKILL');
  await folder.remove();
});

function row(revision: number) {
  const id = idOf(revision);
  const body = JSON.stringify({ id, kind: 'heartbeat', author: 'Awa' });
  return { ...log, revision, id, kind: 'heartbeat', author: 'Awa', recordedAt: revision, body };
}

/** Another process takes the write lock of the file; resolves once it has it. */
async function holdFor(milliseconds: number): Promise<void> {
  const args = ['tests/support/hold-file.mjs', file, String(milliseconds)];
  const holder = spawn(process.execPath, args, { stdio: ['ignore', 'pipe', 'inherit'] });
  holders.push(holder);
  await once(holder.stdout, 'data');
}

/** Revisions that another connection finds in the file. */
async function written(): Promise<number[]> {
  const other = new Connection(file, 'reading');
  const found = await readSince(other, log, 0, 1_000);
  await other.close();
  return found.map(({ revision }) => revision);
}

/** The longest time for which the event loop stood still while the work ran. */
async function longestStandstill(work: Promise<unknown>): Promise<number> {
  let longest = 0;
  let last = performance.now();
  const timer = setInterval(() => {
    longest = Math.max(longest, performance.now() - last);
    last = performance.now();
  }, 5);
  await work.finally(() => clearInterval(timer));
  return longest;
}

test('a file is created with its folder, and keeps what was written', async () => {
  const first = await openDatabase(file);
  await append(first.connection, [row(1)]);
  await first.close();
  const second = await openDatabase(file);
  expect(await readById(second.connection, log, idOf(1))).toMatchObject({ revision: 1 });
  await second.close();
});

test('the file has one owner at a time', async () => {
  await (await openDatabase(file)).close();
  const release = await holdFile(file);
  await expect(openDatabase(file)).rejects.toThrow(FileTaken);
  await expect(openDatabase(file)).rejects.toThrow(file);
  await release();
  await (await openDatabase(file)).close();
});

test('a transaction is written whole or not at all', async () => {
  const { connection, close } = await openDatabase(file);
  const insert = (revision: number) => ({
    sql: 'insert into entry values (?, ?, ?, ?, ?, ?, ?, ?)',
    args: ['small', 1, revision, idOf(revision), 'heartbeat', 'Awa', 1, '{}'],
  });
  await expect(connection.write([insert(1), insert(2), insert(1)])).rejects.toThrow(/UNIQUE/);
  expect(await written()).toEqual([]);
  await connection.write([insert(1), insert(2)]);
  expect(await written()).toEqual([1, 2]);
  await close();
});

test('a write waits for another process without freezing the event loop', async () => {
  const { connection, close } = await openDatabase(file);
  await holdFor(700);
  const startedAt = performance.now();
  const standstill = await longestStandstill(append(connection, [row(1)]));
  expect(performance.now() - startedAt).toBeGreaterThan(400);
  expect(standstill).toBeLessThan(250);
  expect(await written()).toEqual([1]);
  await close();
});

test('what is acknowledged after a busy file is on the disk', async () => {
  const { connection, close } = await openDatabase(file);
  await append(connection, [row(1)]);
  for (let revision = 2; revision <= 10; revision += 1) {
    await holdFor(60);
    await append(connection, [row(revision)]);
    expect(await written()).toHaveLength(revision);
  }
  await close();
});

test('a file that stays busy is refused, with nothing written, and serves again later', async () => {
  const { connection, close } = await openDatabase(file);
  await holdFor(6_500);
  const refused = await append(connection, [row(1)]).catch((error: unknown) => error);
  expect(refused).toBeInstanceOf(Refusal);
  expect(refused).toMatchObject({ code: 'busy' });
  expect(await written()).toEqual([]);
  await append(connection, [row(1)]);
  expect(await written()).toEqual([1]);
  await close();
});

import { existsSync, watch as watchFolder } from 'node:fs';
import { copyFile, mkdir, readdir, rm } from 'node:fs/promises';
import path from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { describe, expect, it } from 'vitest';
import { isoOf } from '#domain/instant.ts';
import { Client, signalBody } from '#tests/support/client.ts';
import { databaseWith } from '#tests/support/database.ts';
import { attack, hour } from '#tests/support/entries.ts';
import { folderOfTest } from '#tests/support/folder.ts';
import { type RunningServer, startServer } from '#tests/support/server.ts';
import { canMount, smallDisk } from '#tests/support/small-disk.ts';

const ENTRIES = 6_000;
const KILLS = 6;
/** Snapshots are asked for two seconds after a start. */
const PATIENCE = 20_000;
const places = ['aba', 'bek', 'cor', 'dun'];

/** A file with a log that is long enough to be worth a snapshot. */
async function longFile(folder: string): Promise<string> {
  const file = path.join(folder, 'watch.db');
  const history = Array.from({ length: ENTRIES }, (_, n) => ({
    draft: attack(n, { at: n, place: places[n % 4] ?? 'aba' }),
    recordedAt: hour(n + 1),
  }));
  await databaseWith(file, history);
  return file;
}

const folderOf = (file: string) => `${file}-snapshots`;
const newest = (file: string) => path.join(folderOf(file), `small.1.${ENTRIES}.snapshot`);

async function until(isSo: () => boolean | Promise<boolean>): Promise<void> {
  const giveUpAt = performance.now() + PATIENCE;
  while (!(await isSo())) {
    if (performance.now() > giveUpAt) throw new Error('It did not come to that.');
    await pause(20);
  }
}

/** What a server says of the end of the log, and of its past. */
async function told({ url }: RunningServer): Promise<unknown[]> {
  const client = new Client(url, 'small');
  const revisions = [ENTRIES, 5_990, 3_000, 2_100, 1_999, 40];
  const views = [];
  for (const revision of revisions) {
    views.push(await client.view({ revision, asOf: isoOf(hour(revision)) }));
  }
  const { revision, newest: lines } = await client.view();
  return [...views, revision, lines];
}

/** Kills the server in the moment in which it begins to write a snapshot, or what ends so. */
async function killWhileWriting(file: string, ending = '.part'): Promise<boolean> {
  const writing = new AbortController();
  const begun = new Promise<void>((resolve) => {
    watchFolder(folderOf(file), { signal: writing.signal }, (_, name) => {
      if (name?.endsWith(ending)) resolve();
    });
  });
  const server = await startServer({ file });
  await Promise.race([begun, pause(PATIENCE)]);
  await server.kill9();
  writing.abort();
  expect(server.program.err).toBe('');
  return (await readdir(folderOf(file))).some((name) => name.endsWith(ending));
}

describe('a server that is killed while it writes a snapshot', () => {
  it(`starts again as if nothing had been, ${KILLS} times`, async () => {
    const file = await longFile(await folderOfTest());
    const copy = path.join(await folderOfTest(), 'copy.db');
    await copyFile(file, copy);
    const plain = await startServer({ file: copy });
    const wanted = await told(plain);
    await plain.stop();

    await mkdir(folderOf(file));
    let cutOff = 0;
    for (let kill = 0; kill < KILLS; kill += 1) {
      if (await killWhileWriting(file)) cutOff += 1;
      // Those that are whole go; otherwise there would be none left to write.
      for (const name of await readdir(folderOf(file))) {
        if (name.endsWith('.snapshot')) await rm(path.join(folderOf(file), name));
      }
    }
    // Otherwise nothing was proved.
    expect(cutOff).toBeGreaterThan(0);

    let patches = 0;
    for (let kill = 0; kill < KILLS; kill += 1) {
      if (await killWhileWriting(file, '.patch.part')) patches += 1;
      for (const name of await readdir(folderOf(file))) {
        if (name.endsWith('.patch')) await rm(path.join(folderOf(file), name));
      }
    }
    expect(patches).toBeGreaterThan(0);

    const first = await startServer({ file });
    await until(() => existsSync(newest(file)));
    expect(await told(first)).toEqual(wanted);
    await first.stop();
    expect((await readdir(folderOf(file))).filter((name) => name.endsWith('.part'))).toEqual([]);
    const second = await startServer({ file });
    expect(await told(second)).toEqual(wanted);
    await second.stop();
  }, 180_000);
});

describe('snapshots', () => {
  it('may be deleted while the server runs', async () => {
    const file = await longFile(await folderOfTest());
    const server = await startServer({ file });
    await until(() => existsSync(newest(file)));
    const before = await told(server);
    await rm(folderOf(file), { recursive: true });
    expect(await told(server)).toEqual(before);
    await server.stop();
  });

  it.skipIf(!canMount)('that do not fit on the disk are said once, and nothing else', async () => {
    const file = await longFile(await folderOfTest());
    const disk = smallDisk(16 * 1024 * 1024);
    const tight = path.join(disk.path, 'watch.db');
    await copyFile(file, tight);
    const server = await startServer({ file: tight, expected: [/no snapshot could be taken/] });
    disk.fill();
    await until(() => server.program.err.includes('no snapshot could be taken'));
    expect(await readdir(disk.path)).not.toContain('watch.db-snapshots');
    disk.makeRoom();
    const { status } = await new Client(server.url, 'small').record(signalBody());
    expect(status).toBe(201);
    await server.stop();
    expect(server.program.err.match(/no snapshot could be taken/g)).toHaveLength(1);
  });
});

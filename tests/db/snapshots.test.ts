import { existsSync } from 'node:fs';
import { chmod, mkdir, readdir, readFile, truncate, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type Database, openDatabase } from '#db/client.ts';
import { append, beginRun } from '#db/log.ts';
import { writeSnapshot } from '#db/snapshot-file.ts';
import { type Flaw, Snapshots } from '#db/snapshots.ts';
import { toWire } from '#domain/wire.ts';
import { attack, hour, idOf } from '#tests/support/entries.ts';
import { temporaryFolder } from '#tests/support/folder.ts';
import { canMount, smallDisk } from '#tests/support/small-disk.ts';

const log = { watch: 'small', run: 1 };
const entries = 30;
const always = () => true;
let folder: Awaited<ReturnType<typeof temporaryFolder>>;
let database: Database;
let flaws: Flaw[];

beforeEach(async () => {
  folder = await temporaryFolder();
  database = await databaseIn(folder.path);
  flaws = [];
});

afterEach(async () => {
  await database.close();
  await folder.remove();
});

function rowOf(n: number) {
  const body = JSON.stringify(toWire(attack(n, { at: n })));
  return {
    ...{ ...log, revision: n, id: idOf(n), kind: 'signal-recorded', author: 'Awa' },
    ...{ recordedAt: hour(n), body },
  };
}

async function databaseIn(place: string): Promise<Database> {
  const opened = await openDatabase(path.join(place, 'watch.db'));
  const rows = Array.from({ length: entries }, (_, i) => rowOf(i + 1));
  const row = { ...log, definition: '{}', startedAt: hour(0), pace: null };
  await beginRun(opened.connection, row, rows);
  return opened;
}

function snapshotsBy(build: string, { connection, file } = database): Snapshots {
  return new Snapshots({ connection, file, build }, (_, flaw) => void flaws.push(flaw));
}

/** Bytes that look like nothing, a good many of them. */
const bytesOf = (n: number, length = 100_000) =>
  new Uint8Array(length).map((_, i) => (i * n) % 251);

const write = (snapshots: Snapshots, revision: number, bytes = bytesOf(revision)) =>
  snapshots.write({ ...log, revision }, bytes, always);

const fileOf = (snapshots: Snapshots, revision: number) =>
  path.join(snapshots.folder, `small.1.${revision}.snapshot`);

const revisionsOf = (snapshots: Snapshots) => snapshots.kept(log).map(({ revision }) => revision);

describe('a snapshot', () => {
  it('is read as it was written, by another that is of the same build', async () => {
    expect(await write(snapshotsBy('a'), 7)).toBe(true);
    const snapshots = snapshotsBy('a');
    expect(revisionsOf(snapshots)).toEqual([7]);
    const read = await snapshots.read(log, 7);
    expect(Buffer.compare(Buffer.from(read ?? []), Buffer.from(bytesOf(7)))).toBe(0);
    // Whoever reads numbers from it needs them to lie where numbers may lie.
    expect((read?.byteOffset ?? 1) % 8).toBe(0);
    expect(await snapshots.read(log, 8)).toBeNull();
    expect(flaws).toEqual([]);
  });

  it('of nothing is one too', async () => {
    const snapshots = snapshotsBy('a');
    await write(snapshots, 7, new Uint8Array());
    expect((await snapshots.read(log, 7))?.length).toBe(0);
  });

  it('of another build is deleted', async () => {
    await write(snapshotsBy('a'), 7);
    const snapshots = snapshotsBy('b');
    expect(await snapshots.read(log, 7)).toBeNull();
    expect(flaws).toEqual(['build']);
    expect(revisionsOf(snapshots)).toEqual([]);
  });

  it('of a watch that is defined otherwise now is deleted', async () => {
    const snapshots = snapshotsBy('a');
    await write(snapshots, 7);
    const sql = `update watch set definition = '{"id":"small"}'`;
    await database.connection.write([{ sql, args: [] }]);
    expect(await snapshots.read(log, 7)).toBeNull();
    expect(flaws).toEqual(['watch']);
    expect(revisionsOf(snapshots)).toEqual([]);
  });

  it.each([
    ['ends before it', `delete from entry where revision >= 7`],
    ['has another entry there', `update entry set id = 'x' where revision = 7`],
    ['has the entry at another time', `update entry set recorded_at = 1 where revision = 7`],
  ])('of a log that %s is deleted', async (_, sql) => {
    const snapshots = snapshotsBy('a');
    await write(snapshots, 7);
    await database.connection.write([{ sql, args: [] }]);
    expect(await snapshots.read(log, 7)).toBeNull();
    expect(flaws).toEqual(['log']);
    expect(revisionsOf(snapshots)).toEqual([]);
  });

  it('that was cut anywhere, or grew, is deleted', async () => {
    const snapshots = snapshotsBy('a');
    const file = fileOf(snapshots, 7);
    await write(snapshots, 7, bytesOf(7, 100));
    const whole = await readFile(file);
    for (let length = 0; length < whole.length; length += 1) {
      await writeFile(file, whole);
      await truncate(file, length);
      expect(await snapshots.read(log, 7)).toBeNull();
      expect(existsSync(file)).toBe(false);
    }
    await writeFile(file, Buffer.concat([whole, Buffer.alloc(8)]));
    expect(await snapshots.read(log, 7)).toBeNull();
    expect(new Set(flaws)).toEqual(new Set(['damaged']));
    expect(flaws).toHaveLength(whole.length + 1);
  });

  it('in which any one byte is another is never used', async () => {
    const snapshots = snapshotsBy('a');
    const file = fileOf(snapshots, 7);
    await write(snapshots, 7, bytesOf(7, 100));
    const whole = await readFile(file);
    for (let at = 0; at < whole.length; at += 1) {
      const damaged = Buffer.from(whole);
      damaged.writeUInt8((whole.readUInt8(at) + 1) % 256, at);
      await writeFile(file, damaged);
      expect(await snapshots.read(log, 7)).toBeNull();
      expect(existsSync(file)).toBe(false);
    }
    expect(new Set(flaws)).toEqual(new Set(['damaged']));
  });

  it('under the name of another is not used', async () => {
    const snapshots = snapshotsBy('a');
    await write(snapshots, 7);
    await writeFile(fileOf(snapshots, 9), await readFile(fileOf(snapshots, 7)));
    expect(await snapshots.read(log, 9)).toBeNull();
    expect(revisionsOf(snapshots)).toEqual([7]);
  });

  it('is not written where its beginning is taken away: its run was over by then', async () => {
    const snapshots = snapshotsBy('a');
    const goesOn = () => {
      snapshots.tidy({ ...log, run: log.run + 1 });
      return true;
    };
    const body = new Uint8Array(12 * 1024 * 1024);
    expect(await snapshots.write({ ...log, revision: 7 }, body, goesOn)).toBe(false);
    expect(existsSync(fileOf(snapshots, 7))).toBe(false);
  });

  it('that nobody may finish leaves nothing behind', async () => {
    const snapshots = snapshotsBy('a');
    let pieces = 0;
    const body = new Uint8Array(20 * 1024 * 1024);
    const goesOn = () => {
      pieces += 1;
      return pieces < 3;
    };
    expect(await snapshots.write({ ...log, revision: 7 }, body, goesOn)).toBe(false);
    expect(await readdir(snapshots.folder)).toEqual([]);
  });

  it('of a revision that the log has not reached is not written', async () => {
    const snapshots = snapshotsBy('a');
    expect(await write(snapshots, entries + 1)).toBe(false);
    expect(revisionsOf(snapshots)).toEqual([]);
  });

  it('takes the place of an older one of the same revision', async () => {
    await write(snapshotsBy('a'), 7);
    await write(snapshotsBy('b'), 7, bytesOf(3));
    expect(Buffer.from((await snapshotsBy('b').read(log, 7)) ?? [])).toEqual(
      Buffer.from(bytesOf(3)),
    );
  });
});

/** The same with something put in, and something else changed. */
const laterThan = (bytes: Uint8Array) =>
  Uint8Array.from([...bytes.subarray(0, 5_000), 9, 9, 9, ...bytes.subarray(5_000)]).fill(
    1,
    700,
    705,
  );

const patchFile = (snapshots: Snapshots, revision: number, on: number) =>
  path.join(snapshots.folder, `small.1.${revision}-${on}.patch`);

async function writePatch(snapshots: Snapshots): Promise<Uint8Array> {
  await write(snapshots, 7);
  const state = laterThan(bytesOf(7));
  expect(await snapshots.write({ ...log, revision: 9, on: 7 }, state, always)).toBe(true);
  return state;
}

const allOf = (snapshots: Snapshots) => snapshots.revisions(log);

describe('a patch of a snapshot', () => {
  it('is read as the state it was made of, and takes less room', async () => {
    const state = await writePatch(snapshotsBy('a'));
    const snapshots = snapshotsBy('a');
    expect([revisionsOf(snapshots), allOf(snapshots)]).toEqual([[7], [7, 9]]);
    for (let time = 0; time < 2; time += 1) {
      const read = await snapshots.read(log, 9);
      expect(Buffer.compare(read ?? new Uint8Array(), state)).toBe(0);
      expect((read?.byteOffset ?? 1) % 8).toBe(0);
    }
    expect((await readFile(patchFile(snapshots, 9, 7))).length).toBeLessThan(1_000);
    expect(flaws).toEqual([]);
  });

  it('is not changed by what is read after it', async () => {
    const snapshots = snapshotsBy('a');
    const state = await writePatch(snapshots);
    const read = await snapshots.read(log, 9);
    await write(snapshots, 11);
    await snapshots.write({ ...log, revision: 12, on: 11 }, laterThan(bytesOf(11)), always);
    expect(Buffer.compare((await snapshots.read(log, 12)) ?? state, laterThan(bytesOf(11)))).toBe(
      0,
    );
    expect(Buffer.compare(read ?? new Uint8Array(), state)).toBe(0);
  });

  it('in which any one byte is another, or of which a part is missing, is never used', async () => {
    const snapshots = snapshotsBy('a');
    await writePatch(snapshots);
    const file = patchFile(snapshots, 9, 7);
    const whole = await readFile(file);
    for (let at = 0; at < whole.length; at += 1) {
      const damaged = Buffer.from(whole);
      damaged.writeUInt8((whole.readUInt8(at) + 1) % 256, at);
      for (const bytes of [damaged, whole.subarray(0, at)]) {
        await writeFile(file, bytes);
        expect(await snapshots.read(log, 9)).toBeNull();
        expect(existsSync(file)).toBe(false);
      }
    }
    expect(new Set(flaws)).toEqual(new Set(['damaged']));
    expect(allOf(snapshots)).toEqual([7]);
  });

  it('of one that is damaged goes with it', async () => {
    await writePatch(snapshotsBy('a'));
    const snapshots = snapshotsBy('a');
    const bytes = await readFile(fileOf(snapshots, 7));
    await writeFile(fileOf(snapshots, 7), bytes.fill(3, 50_000, 50_001));
    expect(await snapshots.read(log, 9)).toBeNull();
    expect(flaws).toEqual(['damaged', 'damaged']);
    expect(await readdir(snapshots.folder)).toEqual([]);
  });

  it('of one that is another now, or has gone, is deleted', async () => {
    await writePatch(snapshotsBy('a'));
    await write(snapshotsBy('a'), 7, bytesOf(3));
    const snapshots = snapshotsBy('a');
    expect(await snapshots.read(log, 9)).toBeNull();
    expect(flaws).toEqual(['damaged']);
    expect(allOf(snapshots)).toEqual([7]);
    await writePatch(snapshots);
    snapshots.discard(log, 7, 'no use');
    expect([allOf(snapshots), await snapshots.read(log, 9)]).toEqual([[], null]);
    snapshots.tidy(log);
    expect(await readdir(snapshots.folder)).toEqual([]);
  });

  it('of another build or of another log is deleted', async () => {
    await writePatch(snapshotsBy('a'));
    expect(await snapshotsBy('b').read(log, 9)).toBeNull();
    await writePatch(snapshotsBy('a'));
    const sql = 'delete from entry where revision >= 9';
    await database.connection.write([{ sql, args: [] }]);
    expect(await snapshotsBy('a').read(log, 9)).toBeNull();
    expect(flaws).toEqual(['build', 'log']);
  });

  it('is not written of one that is damaged, which is deleted', async () => {
    const snapshots = snapshotsBy('a');
    await write(snapshots, 7);
    await truncate(fileOf(snapshots, 7), 50_000);
    expect(await snapshots.write({ ...log, revision: 9, on: 7 }, bytesOf(9), always)).toBe(false);
    expect(flaws).toEqual(['damaged']);
    expect(await readdir(snapshots.folder)).toEqual([]);
  });

  it('is not written when nobody may finish it, nor of one that has gone', async () => {
    const snapshots = snapshotsBy('a');
    await write(snapshots, 7);
    const of = { ...log, revision: 9, on: 7 };
    expect(await snapshots.write(of, bytesOf(9), () => false)).toBe(false);
    const gone = { ...log, revision: 9, on: 8 };
    expect(await snapshots.write(gone, bytesOf(9), always)).toBe(false);
    expect(await readdir(snapshots.folder)).toEqual(['small.1.7.snapshot']);
  });
});

describe('the folder of snapshots', () => {
  it('holds two dozen of a log at most, and always the newest', async () => {
    const snapshots = snapshotsBy('a');
    for (let revision = 1; revision <= entries; revision += 1) {
      await write(snapshots, revision);
      const kept = revisionsOf(snapshots);
      expect(kept.length).toBeLessThanOrEqual(24);
      expect(kept.at(-1)).toBe(revision);
    }
  });

  it('holds no more than it should when each is large', async () => {
    const snapshots = snapshotsBy('a');
    const large = new Uint8Array(40 * 1024 * 1024);
    for (const revision of [5, 10, 15, 20]) await write(snapshots, revision, large);
    expect(revisionsOf(snapshots).at(-1)).toBe(20);
    expect(revisionsOf(snapshots).length).toBeLessThanOrEqual(2);
  });

  it('is rid of what earlier runs and a server that was cut off have left', async () => {
    const snapshots = snapshotsBy('a');
    await write(snapshots, 7);
    const others = ['small.2.7.snapshot', 'small.1.9.snapshot.part', 'other.1.9.snapshot', 'notes'];
    for (const name of others) await writeFile(path.join(snapshots.folder, name), 'x');
    snapshots.tidy(log);
    expect((await readdir(snapshots.folder)).toSorted()).toEqual([
      'notes',
      'other.1.9.snapshot',
      'small.1.7.snapshot',
    ]);
  });

  it('may be no folder at all', async () => {
    const snapshots = snapshotsBy('a');
    expect(revisionsOf(snapshots)).toEqual([]);
    snapshots.tidy(log);
    await writeFile(snapshots.folder, 'not a folder');
    expect(revisionsOf(snapshots)).toEqual([]);
    expect(await snapshots.read(log, 7)).toBeNull();
    await expect(write(snapshots, 7)).rejects.toThrow();
  });

  it.skipIf(process.getuid?.() === 0)('that may not be written is left alone', async () => {
    const snapshots = snapshotsBy('a');
    await mkdir(snapshots.folder);
    await chmod(snapshots.folder, 0o500);
    await expect(write(snapshots, 7)).rejects.toThrow();
    expect(await readdir(snapshots.folder)).toEqual([]);
  });

  it.skipIf(!canMount)('on a full disk takes no more, and keeps what it has', async () => {
    const disk = smallDisk(8 * 1024 * 1024);
    const small = await databaseIn(disk.path);
    const snapshots = snapshotsBy('a', small);
    await write(snapshots, 7);
    // One that would fit, but leave no room for the log.
    const half = new Uint8Array(5 * 1024 * 1024);
    await expect(write(snapshots, 9, half)).rejects.toThrow('the disk is full');
    const stamp = { definition: '', entry: '', recordedAt: 0, on: null };
    const about = { build: 'a', ...log, revision: 9, ...stamp };
    const whole = { body: new Uint8Array(16 * 1024 * 1024), goesOn: always };
    await expect(writeSnapshot(fileOf(snapshots, 9), about, whole)).rejects.toThrow(/ENOSPC/);
    expect(await readdir(snapshots.folder)).toEqual(['small.1.7.snapshot']);
    expect((await snapshots.read(log, 7))?.length).toBe(100_000);
    // The log has its room back.
    await append(small.connection, [rowOf(entries + 1)]);
    await small.close();
  });
});

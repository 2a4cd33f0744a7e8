import { chmod, mkdir, readdir, readFile, stat, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import Native from 'libsql';
import { describe, expect, it } from 'vitest';
import { Client, signalBody } from '#tests/support/client.ts';
import { databaseWith } from '#tests/support/database.ts';
import { smallWatch } from '#tests/support/entries.ts';
import { folderOfTest } from '#tests/support/folder.ts';
import { Program } from '#tests/support/program.ts';
import { startServer } from '#tests/support/server.ts';
import { SignalStream } from '#tests/support/signal-stream.ts';
import { canMount, smallDisk } from '#tests/support/small-disk.ts';

/** Runs the command as whoever keeps the server would. */
async function backUp(
  file: string,
  ...to: string[]
): Promise<{ code: number | null; said: string }> {
  const program = new Program(['server/start.mjs', '--backup', ...to], {
    DATABASE_URL: `file:${file}`,
  });
  const code = await program.ended();
  return { code, said: code === 0 ? program.out : program.err.trim() };
}

/** A folder with a database of one watch in it. */
async function folderWithLog(): Promise<{ folder: string; file: string }> {
  const folder = await folderOfTest();
  const file = path.join(folder, 'watch.db');
  await databaseWith(file);
  return { folder, file };
}

describe('a backup', () => {
  it('of a running server holds all that was acknowledged before, and keeps nobody waiting', async () => {
    const { folder, file } = await folderWithLog();
    const to = path.join(folder, 'copy.db');
    const server = await startServer({ file });
    const stream = new SignalStream(smallWatch.id);
    const stop = new AbortController();
    const sending = stream.run(await stream.open(server.url), {
      perSecond: 200,
      until: stop.signal,
    });
    await pause(500);
    const before = stream.sent.filter(({ revision }) => revision !== null);
    const { code, said } = await backUp(file, to);
    const during = stream.sent.length;
    await pause(200);
    stop.abort();
    await sending;
    expect(code).toBe(0);
    expect(stream.faults).toEqual([]);
    expect(stream.sent.length).toBeGreaterThan(during);
    const log = await new Client(server.url, smallWatch.id).log();
    await server.stop();

    const copy = await startServer({ file: to });
    const kept = await new Client(copy.url, smallWatch.id).log();
    await copy.stop();
    expect(before.length).toBeGreaterThan(50);
    expect(kept).toEqual(log.slice(0, kept.length));
    expect(kept.length).toBeGreaterThanOrEqual(Math.max(...before.map((one) => one.revision ?? 0)));
    expect(said).toContain(`small, run 1: up to revision ${kept.length}\n`);
  });

  it('holds what a server left beside its file when it was killed', async () => {
    const { folder, file } = await folderWithLog();
    const server = await startServer({ file });
    expect((await new Client(server.url, 'small').record(signalBody())).status).toBe(201);
    await server.kill9();
    expect((await stat(`${file}-wal`)).size).toBeGreaterThan(0);
    const { said } = await backUp(file, path.join(folder, 'copy.db'));
    expect(said).toContain('small, run 1: up to revision 1\n');
  });

  it('goes into a folder under the time of its making, and is as private as the log', async () => {
    const { folder, file } = await folderWithLog();
    await chmod(file, 0o600);
    await mkdir(path.join(folder, 'copies'));
    expect((await backUp(file, path.join(folder, 'copies'))).code).toBe(0);
    const [name, ...others] = await readdir(path.join(folder, 'copies'));
    expect(others).toEqual([]);
    expect(name).toMatch(/^watchfloor-\d{4}-\d\d-\d\dT\d{6}Z\.db$/);
    expect((await stat(path.join(folder, 'copies', name ?? ''))).mode & 0o777).toBe(0o600);
  });
});

describe('no backup is made, and it is said why', () => {
  it('without a place to put it', async () => {
    const { file } = await folderWithLog();
    for (const to of [[], [''], ['a', 'b']]) {
      const { code, said } = await backUp(file, ...to);
      expect([code, said]).toEqual([1, expect.stringContaining('Say where to')]);
    }
  });

  it('where something is already, which stays as it is', async () => {
    const { folder, file } = await folderWithLog();
    const to = path.join(folder, 'copy.db');
    await writeFile(to, 'precious');
    expect(await backUp(file, to)).toEqual({
      code: 1,
      said: `The backup ${to} cannot be made: it is there already. Choose another name.`,
    });
    expect(await backUp(file, file)).toMatchObject({ code: 1 });
    expect(await readFile(to, 'utf8')).toBe('precious');
  });

  it('while another of that name is written, or was cut short', async () => {
    const { folder, file } = await folderWithLog();
    const to = path.join(folder, 'copy.db');
    await writeFile(`${to}.part`, 'half');
    const { code, said } = await backUp(file, to);
    expect([code, said]).toEqual([1, expect.stringContaining(`${to}.part is being written`)]);
    expect(await readFile(`${to}.part`, 'utf8')).toBe('half');
  });

  it('where there is no database, or one of another program', async () => {
    const folder = await folderOfTest();
    const other = path.join(folder, 'other.db');
    const native = new Native(other);
    native.exec('create table books (title text)');
    native.close();
    await writeFile(path.join(folder, 'text.db'), 'no database at all');
    const said = await Promise.all(
      ['none', 'other', 'text'].map((name) =>
        backUp(path.join(folder, `${name}.db`), path.join(folder, `of-${name}.db`)),
      ),
    );
    expect(said.map(({ code }) => code)).toEqual([1, 1, 1]);
    expect(said.map((one) => one.said)).toEqual([
      expect.stringContaining('There is no database at'),
      expect.stringContaining('it belongs to another program'),
      expect.stringContaining('is damaged, or is no database'),
    ]);
    expect((await readdir(folder)).toSorted()).toEqual(['other.db', 'text.db']);
  });

  it('of a log with a gap, and none is left', async () => {
    const { folder, file } = await folderWithLog();
    const server = await startServer({ file });
    const client = new Client(server.url, 'small');
    for (let i = 0; i < 3; i += 1) expect((await client.record(signalBody())).status).toBe(201);
    await server.stop();
    const native = new Native(file);
    native.exec('delete from entry where revision = 2');
    native.close();
    const { code, said } = await backUp(file, path.join(folder, 'copy.db'));
    expect([code, said]).toEqual([1, expect.stringContaining('damaged')]);
    expect((await readdir(folder)).filter((name) => name.startsWith('copy'))).toEqual([]);
  });

  it.skipIf(!canMount)('on a disk without room for it, and none is left', async () => {
    const { folder, file } = await folderWithLog();
    const disk = smallDisk(512 * 1024);
    disk.fill();
    const { code, said } = await backUp(file, disk.path);
    expect([code, said]).toEqual([1, expect.stringContaining('the disk is full')]);
    expect(await readdir(disk.path)).toEqual(['ballast']);
    expect((await readdir(folder)).includes('watch.db')).toBe(true);
  });
});

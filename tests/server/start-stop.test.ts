import { existsSync } from 'node:fs';
import { copyFile, link, mkdir, rename, symlink, unlink, writeFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import { connect as dial } from 'node:net';
import path from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { pathToFileURL } from 'node:url';
import Native from 'libsql';
import { describe, expect, it, onTestFinished } from 'vitest';
import { openDatabase } from '#db/client.ts';
import { Client, connect, signalBody } from '#tests/support/client.ts';
import { databaseWith } from '#tests/support/database.ts';
import { folderOfTest } from '#tests/support/folder.ts';
import { Program } from '#tests/support/program.ts';
import { launch, startServer } from '#tests/support/server.ts';

/** A file with the small watch. */
async function smallFile(): Promise<string> {
  const file = path.join(await folderOfTest(), 'watch.db');
  await databaseWith(file);
  return file;
}

describe('settings', () => {
  it('that are bad are refused at start, a line each', async () => {
    const program = launch({ PORT: 'x', DEMO: 'y', LOG_LEVEL: 'z' });
    expect(await program.ended()).toBe(1);
    expect(program.out).toBe('');
    const told = program.err.trim().split('\n');
    expect(told.map((line) => line.split(' ')[0])).toEqual(['PORT', 'DEMO', 'LOG_LEVEL']);
  });

  it('that are set to nothing count as not set', async () => {
    const server = await startServer({ env: { HOST: '', LOG_LEVEL: '' } });
    await server.stop();
  });
});

describe('starting', () => {
  it('says where it is, and says so of its health', async () => {
    const server = await startServer({ file: await smallFile() });
    const health = await fetch(`${server.url}/api/health`);
    expect(health.status).toBe(200);
    expect(await health.json()).toMatchObject({ status: 'ready', revision: { small: 0 } });
    const metrics = await fetch(`${server.url}/metrics`);
    expect(await metrics.text()).toMatch(/^# HELP /);
    await server.stop();
  });

  it('on a file that another server owns is refused in words, and does that one no harm', async () => {
    const file = await smallFile();
    const first = await startServer({ file });
    const second = launch({ DATABASE_URL: `file:${file}` });
    expect(await second.ended()).toBe(1);
    expect(second.err.trim()).toBe(
      `Another Watchfloor server is using ${file}. Stop it first, or set DATABASE_URL to another file.`,
    );
    expect((await new Client(first.url, 'small').record(signalBody())).status).toBe(201);
    await first.stop();
  });

  it('on a file that another server owns is refused under any name of it', async () => {
    const file = await smallFile();
    const first = await startServer({ file });
    const other = path.join(await folderOfTest(), 'other.db');
    await symlink(file, other);
    const second = launch({ DATABASE_URL: `file:${other}` });
    expect(await second.ended()).toBe(1);
    expect(second.err).toMatch(/^Another Watchfloor server is using /);
    await unlink(other);
    await link(file, other);
    const third = launch({ DATABASE_URL: `file:${other}` });
    expect(await third.ended()).toBe(1);
    expect(third.err).toContain('the file has a second name, a hard link');
    await unlink(other);
    await first.stop();
  });

  it.each([
    ['/proc/none/watch.db', 'the folder /proc/none cannot be made'],
    ['/dev/null', '/dev/null is no file'],
    ['/dev/null/watch.db', 'the folder /dev/null cannot be made'],
  ])('on %s is refused in words, and leaves nothing behind', async (file, reason) => {
    const program = launch({ DATABASE_URL: `file:${file}` });
    expect(await program.ended()).toBe(1);
    expect(program.err.trim()).toBe(
      `The database ${file} cannot be opened: ${reason}. Set DATABASE_URL to a file that this server may read and write.`,
    );
    expect(existsSync(`${file}.lock`)).toBe(false);
  });

  it.each([
    ['a folder', async (file: string) => void (await mkdir(file))],
    ['something else than a database', (file: string) => writeFile(file, 'x'.repeat(2_000))],
  ])('on %s is refused in words that name the file and the setting', async (_, make) => {
    const file = path.join(await folderOfTest(), 'watch.db');
    await make(file);
    const program = launch({ DATABASE_URL: `file:${file}` });
    expect(await program.ended()).toBe(1);
    const told = program.err.trim();
    expect(told.startsWith(`The database ${file} cannot be opened: `)).toBe(true);
    expect(told).toMatch(/^.*Set DATABASE_URL to .*\.$/);
  });

  it.each([
    [
      'tables of a newer version',
      "insert into __drizzle_migrations (hash, created_at) values ('', 9e15)",
    ],
    [
      'entries of a newer version',
      `insert into entry values ('small', 1, 1, 'x', 'x', '', 1, '{}')`,
    ],
    ['a watch of a newer version', `update watch set definition = '{}'`],
  ])('on %s is refused in words', async (_, change) => {
    const file = await smallFile();
    const { connection, close } = await openDatabase(file);
    await connection.write([{ sql: change, args: [] }]);
    await close();
    const program = launch({ DATABASE_URL: `file:${file}` });
    expect(await program.ended()).toBe(1);
    expect(program.err.trim()).toMatch(/^The database \S+ cannot be opened: .* newer .*\.$/);
  });

  it("on another program's database is refused, and changes nothing in it", async () => {
    const file = path.join(await folderOfTest(), 'notes.db');
    const notes = new Native(file);
    notes.exec('create table note (text)');
    const program = launch({ DATABASE_URL: `file:${file}` });
    expect(await program.ended()).toBe(1);
    expect(program.err).toContain('it belongs to another program');
    expect(notes.prepare('select name from sqlite_master').all()).toEqual([{ name: 'note' }]);
    notes.close();
  });

  it('on a file that is gone does not begin anew while its last entries lie beside it', async () => {
    const server = await startServer({ file: await smallFile() });
    await new Client(server.url, 'small').record(signalBody());
    await server.kill9();
    const away = path.join(await folderOfTest(), 'away.db');
    await rename(server.file, away);
    const program = launch({ DATABASE_URL: `file:${server.file}` });
    expect(await program.ended()).toBe(1);
    expect(program.err).toContain(`${server.file}-wal still holds what was written to it last`);
    await rename(away, server.file);
    const next = await startServer({ file: server.file });
    expect(await new Client(next.url, 'small').log()).toHaveLength(1);
    await next.stop();
  });

  it('is possible at once after the owner of the file was killed', async () => {
    const file = await smallFile();
    const first = await startServer({ file });
    await first.kill9();
    const second = await startServer({ file });
    await second.stop();
  });

  it('on a port that is taken is refused in words', async () => {
    const squatter = createServer();
    await new Promise<void>((resolve) => squatter.listen(0, '127.0.0.1', resolve));
    onTestFinished(() => void squatter.close());
    const address = squatter.address();
    const port = typeof address === 'object' ? String(address?.port) : '';
    const program = launch({ DATABASE_URL: `file:${await smallFile()}`, PORT: port });
    expect(await program.ended()).toBe(1);
    expect(program.err.trim()).toBe(`Port ${port} is taken. Set PORT to another one.`);
  });

  it('by the command of the readme needs no build when nothing has changed', async () => {
    const program = new Program(['server/start.mjs'], {
      ...{ PORT: '0', PAGES: 'off', DEMO: 'off' },
      DATABASE_URL: `file:${await smallFile()}`,
    });
    const url = await program.printed(/Watchfloor is at (\S+)/);
    expect(program.out).not.toContain('Building');
    const { build } = await (await fetch(`${url}/api/health`)).json();
    expect(build).toMatch(/^[0-9a-f]{16}$/);
    expect(await program.end('SIGTERM')).toBe(0);
  });

  it('by that command is possible from any folder', async () => {
    const start = pathToFileURL(path.resolve('server/start.mjs')).href;
    const program = new Program(
      ['--input-type=module', '-e', `process.chdir('/'); await import('${start}');`],
      { PORT: '0', DATABASE_URL: `file:${await smallFile()}`, EXERCISE_PACE: 'off' },
    );
    const url = await program.printed(/Watchfloor is at (\S+)/);
    expect((await fetch(`${url}/watch/small/wall`)).status).toBe(200);
    expect(await program.end('SIGTERM')).toBe(0);
  });

  it('refuses an option that it does not know', async () => {
    const program = new Program(['server/start.mjs', '--prot=1']);
    expect(await program.ended()).toBe(1);
    expect(program.err).toContain('Unknown option --prot=1');
  });
});

describe('stopping', () => {
  it('is possible while the server still starts, with nothing half done', async () => {
    const file = path.join(await folderOfTest(), 'watch.db');
    for (let wait = 150; wait <= 1_050; wait += 150) {
      const program = new Program(['server/start.mjs'], {
        ...{ PORT: '0', PAGES: 'off', EXERCISE_PACE: 'off', DATABASE_URL: `file:${file}` },
      });
      await pause(wait);
      const startedAt = performance.now();
      await program.end('SIGTERM');
      expect(performance.now() - startedAt).toBeLessThan(10_000);
      expect(program.err).toBe('');
    }
    const server = await startServer({ file, env: { DEMO: 'on' } });
    const { body } = await new Client(server.url, 'exercise').get<{ revision: number }>('');
    expect(body.revision).toBeGreaterThan(6_000);
    await server.stop();
  });

  it('as it was started, by npm, it hears of SIGTERM, and npm waits for its end', async () => {
    const file = await smallFile();
    const settings = { PORT: '0', DEMO: 'off', PAGES: 'off', DATABASE_URL: `file:${file}` };
    const program = new Program(['start'], settings, 'npm');
    const url = await program.printed(/Watchfloor is at (\S+)/);
    await program.end('SIGTERM');
    await expect(fetch(`${url}/api/health`)).rejects.toThrow();
    // Nobody owns the file any more.
    await (await openDatabase(file)).close();
  });

  it.each(['SIGTERM', 'SIGINT'] as const)(
    'on %s answers what is under way, keeps it, and ends with 0',
    async (signal) => {
      const file = await smallFile();
      const server = await startServer({ file });
      const client = new Client(server.url, 'small');
      const socket = await connect(server.url, { watch: 'small' });
      const left = new Promise((resolve) => socket.once('disconnect', resolve));
      const bodies = Array.from({ length: 60 }, () => signalBody());
      const under = Promise.allSettled(bodies.map((body) => client.record(body)));
      // The first answer shows that the requests have arrived.
      await client.record(signalBody());
      const startedAt = performance.now();
      expect(await server.program.end(signal)).toBe(0);
      expect(performance.now() - startedAt).toBeLessThan(10_000);
      await left;
      const settled = await under;
      const acknowledged = bodies.filter((_, i) => {
        const one = settled[i];
        return one?.status === 'fulfilled' && one.value.status === 201;
      });
      expect(acknowledged.length).toBeGreaterThan(0);
      expect(server.program.err).toBe('');
      const next = await startServer({ file });
      const kept = new Set((await new Client(next.url, 'small').log()).map(({ id }) => id));
      expect(acknowledged.filter(({ id }) => !kept.has(id))).toEqual([]);
      await next.stop();
    },
  );

  it('is not cut short by whoever asks for it again, as a service manager and npm both do', async () => {
    const server = await startServer({ file: await smallFile() });
    const { program } = server;
    const ended = program.ended();
    for (let i = 0; i < 20; i += 1) {
      program.signal(i % 2 === 0 ? 'SIGTERM' : 'SIGINT');
      await pause(1);
    }
    expect(await ended).toBe(0);
    expect(program.err).toBe('');
  });

  it('leaves all that was acknowledged in the one file, whatever was read meanwhile', async () => {
    const server = await startServer({ file: await smallFile() });
    const client = new Client(server.url, 'small');
    const bodies = Array.from({ length: 5 }, () => signalBody());
    for (const body of bodies) await client.record(body);
    expect(await client.log()).toHaveLength(5);
    await server.stop();
    const copy = path.join(await folderOfTest(), 'copy.db');
    await copyFile(server.file, copy);
    const next = await startServer({ file: copy });
    const kept = await new Client(next.url, 'small').log();
    expect(kept.map(({ id }) => id)).toEqual(bodies.map(({ id }) => id));
    await next.stop();
  });

  it('lets long reads go, and ends their thread without cutting it off', async () => {
    const server = await startServer({ env: { DEMO: 'on' } });
    const client = new Client(server.url, 'exercise');
    // Far from each other: each is folded anew.
    const reads = Array.from({ length: 200 }, (_, i) =>
      client.get('view', { revision: 500 + ((i * 2_503) % 5_500) }).catch(() => null),
    );
    await Promise.race(reads);
    const startedAt = performance.now();
    expect(await server.program.end('SIGTERM')).toBe(0);
    expect(performance.now() - startedAt).toBeLessThan(10_000);
    // No word of a thread that was cut off.
    expect(server.program.err).toBe('');
    const answered = (await Promise.all(reads)).filter((answer) => answer?.status === 200);
    expect(answered.length).toBeLessThan(reads.length);
  });

  it('does not wait for a client that keeps its line open after its last answer', async () => {
    const server = await startServer({ env: { DEMO: 'on' } });
    const client = new Client(server.url, 'exercise');
    const last = client.get('view', { revision: 5_000 });
    await client.get('');
    const startedAt = performance.now();
    expect(await server.program.end('SIGTERM')).toBe(0);
    expect((await last).status).toBe(200);
    expect(performance.now() - startedAt).toBeLessThan(2_500);
  });

  it('does not wait for a client that never finishes its request', async () => {
    const server = await startServer({ file: await smallFile() });
    const { port } = new URL(server.url);
    const slow = dial(Number(port), '127.0.0.1');
    slow.on('error', () => undefined);
    slow.write('POST /api/v1/watches/small/signals HTTP/1.1\r\nhost: localhost\r\n');
    const startedAt = performance.now();
    expect(await server.program.end('SIGTERM')).toBe(0);
    expect(performance.now() - startedAt).toBeLessThan(10_000);
    slow.destroy();
  });
});

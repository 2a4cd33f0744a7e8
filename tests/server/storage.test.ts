import { copyFile, mkdir, rename, rm, truncate } from 'node:fs/promises';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import type { WireRefusal } from '#server/contract.ts';
import { type Answer, Client, connect, heard, join, signalBody } from '#tests/support/client.ts';
import { databaseWith } from '#tests/support/database.ts';
import { folderOfTest } from '#tests/support/folder.ts';
import { type RunningServer, startServer } from '#tests/support/server.ts';
import { canMount, smallDisk } from '#tests/support/small-disk.ts';

const MEGABYTE = 1024 * 1024;
const noted = [/cannot be written/, /can be written again/];

async function serverIn(folder: string): Promise<RunningServer> {
  const file = path.join(folder, 'watch.db');
  await databaseWith(file);
  return startServer({ file, expected: noted });
}

async function healthOf({ url }: RunningServer): Promise<Answer<object>> {
  const answer = await fetch(`${url}/api/health`);
  return { status: answer.status, body: await answer.json() };
}

const ids = (entries: readonly { id: string }[]) => entries.map(({ id }) => id);

/** The refusal of a signal that is sent by the interface. */
function refused(client: Client, body: object): Promise<Answer<WireRefusal>> {
  return client.refused('signals', body);
}

describe.skipIf(!canMount)('a full disk', () => {
  it('is told to who logs and to who asks for health, shows nothing that is not kept, and passes', async () => {
    const disk = smallDisk(8 * MEGABYTE);
    const server = await serverIn(disk.path);
    const client = new Client(server.url, 'small');
    const socket = await connect(server.url, { watch: 'small' });
    const before = [signalBody(), signalBody()];
    for (const body of before) expect((await client.record(body)).status).toBe(201);

    disk.fill();
    // Some more may fit into what the files hold already.
    const bodies = Array.from({ length: 60 }, () => signalBody({ note: 'x'.repeat(4_000) }));
    const answers = await Promise.all(bodies.map((body) => refused(client, body)));
    const kept = bodies.filter((_, i) => answers[i]?.status === 201);
    const left = bodies.filter((_, i) => answers[i]?.status === 503);
    expect(kept.length + left.length).toBe(bodies.length);
    expect(left.length).toBeGreaterThan(20);
    for (const { status, body } of answers.filter((answer) => answer.status !== 201)) {
      expect(status).toBe(503);
      expect(body.error).toMatchObject({
        code: 'storage',
        message: 'The log of the server cannot be written: the disk is full. Nothing was written.',
      });
    }
    const lost = signalBody({ note: 'x'.repeat(4_000) });
    const told = await socket.emitWithAck('signal:record', { watch: 'small', ...lost });
    expect(told).toMatchObject({ ok: false, error: { code: 'storage' } });
    expect(await healthOf(server)).toMatchObject({
      status: 503,
      body: { status: 'unwritable', reason: expect.stringContaining('the disk is full') },
    });

    // Reads go on, and hold what was acknowledged and nothing else.
    const acknowledged = new Set(ids([...before, ...kept]));
    expect(new Set(ids(await client.log()))).toEqual(acknowledged);
    const view = await join(socket, 'small');
    expect(view.revision).toBe(acknowledged.size);
    expect(view.newest.every(({ id }) => acknowledged.has(id))).toBe(true);

    disk.makeRoom();
    expect(await healthOf(server)).toMatchObject({ status: 200, body: { status: 'ready' } });
    const next = heard(socket, ({ revision }) => revision > acknowledged.size);
    for (const body of left) expect((await client.record(body)).status).toBe(201);
    await next;
    const log = await client.log();
    expect(new Set(ids(log))).toEqual(new Set(ids([...before, ...bodies])));
    expect(log.map(({ revision }) => revision)).toEqual(log.map((_, i) => i + 1));
    socket.disconnect();
    await server.stop();
    expect(server.program.err.match(/cannot be written/g)?.length).toBeLessThan(10);
  });
});

describe('a database file', () => {
  it.each([
    ['deleted', (file: string) => rm(file)],
    ['cut short', (file: string) => truncate(file, 4_096)],
    [
      'replaced',
      (file: string) => copyFile(file, `${file}.2`).then(() => rename(`${file}.2`, file)),
    ],
    ['robbed of the file beside it', (file: string) => rm(`${file}-wal`)],
  ])('that is %s while the server runs is written no more, and said so', async (_, harm) => {
    const server = await serverIn(await folderOfTest());
    const client = new Client(server.url, 'small');
    const kept = signalBody();
    expect((await client.record(kept)).status).toBe(201);
    await harm(server.file);
    const { status, body } = await refused(client, signalBody());
    expect(status).toBe(503);
    expect(body.error.code).toBe('storage');
    expect(body.error.message).toContain('deleted, replaced or cut short');
    expect(await healthOf(server)).toMatchObject({ status: 503, body: { status: 'unwritable' } });
    expect((await client.view()).revision).toBe(1);
    await server.stop();
  });

  it('that was put back is written again, by the same server', async () => {
    const folder = path.join(await folderOfTest(), 'in');
    await mkdir(folder);
    const server = await serverIn(folder);
    const client = new Client(server.url, 'small');
    await client.record(signalBody());
    await rename(folder, `${folder}.away`);
    const body = signalBody();
    expect((await client.record(body)).status).toBe(503);
    await rename(`${folder}.away`, folder);
    expect((await client.record(body)).status).toBe(201);
    await server.stop();
  });

  it('whose second file was deleted while the server ran loses nothing when it is stopped', async () => {
    const server = await serverIn(await folderOfTest());
    const client = new Client(server.url, 'small');
    const bodies = [signalBody(), signalBody()];
    for (const body of bodies) await client.record(body);
    await rm(`${server.file}-wal`);
    await server.stop();
    const next = await startServer({ file: server.file });
    expect(ids(await new Client(next.url, 'small').log())).toEqual(ids(bodies));
    await next.stop();
  });
});

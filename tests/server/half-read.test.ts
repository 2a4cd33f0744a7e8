import { readdir } from 'node:fs/promises';
import path from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import Native from 'libsql';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { SignalsAnswer, WatchAnswer } from '#server/contract.ts';
import { Client, connect, signalBody } from '#tests/support/client.ts';
import { temporaryFolder } from '#tests/support/folder.ts';
import { type RunningServer, startServer } from '#tests/support/server.ts';

let folder: Awaited<ReturnType<typeof temporaryFolder>>;
let server: RunningServer;
let exercise: Client;
let lost: number;

/** Puts an entry of the exercise where it is not found any more, or back. */
function move(from: number, to: number): void {
  const native = new Native(server.file, { timeout: 5_000 });
  native
    .prepare("update entry set revision = ? where watch = 'exercise' and revision = ?")
    .run([to, from]);
  native.close();
}

async function watches(): Promise<WatchAnswer[]> {
  const answer = await fetch(`${server.url}/api/v1/watches`);
  expect(answer.status).toBe(200);
  return answer.json();
}

const readable = async () =>
  Object.fromEntries((await watches()).map(({ id, readable: isWhole }) => [id, isWhole]));

const home = () => fetch(server.url);

beforeAll(async () => {
  folder = await temporaryFolder();
  const file = path.join(folder.path, 'watch.db');
  const first = await startServer({ file, env: { DEMO: 'on' } });
  const taken = () => readdir(`${file}-snapshots`).catch(() => []);
  while ((await taken()).length < 3) await pause(100);
  await first.stop();
  // From a snapshot, so that the log is read again when an entry refers to an old one.
  server = await startServer({ file, env: { DEMO: 'on', PAGES: 'on' }, expected: [/half|read/] });
  exercise = new Client(server.url, 'exercise');
  const { body } = await exercise.get<SignalsAnswer>('signals', {
    ...{ indicator: 'attack-frequency', order: 'asc', limit: 1 },
  });
  const [oldest] = body.signals;
  if (oldest === undefined) throw new Error('There is no attack.');
  lost = oldest.revision;
  move(lost, -lost);
  const { status } = await exercise.refused('signals', signalBody({ event: oldest.id }));
  expect(status).toBe(503);
});

afterAll(async () => {
  await server.stop();
  await folder.remove();
});

describe('a watch whose log cannot be read to its end', () => {
  it('is named in the list as such, beside those that can', async () => {
    expect(await readable()).toEqual({ exercise: false, mali: true });
    expect((await exercise.get('view')).status).toBe(503);
    expect((await new Client(server.url, 'mali').get('view')).status).toBe(200);
  });

  it('keeps whoever looks after the server from being told that all is well', async () => {
    const health = await fetch(`${server.url}/api/health`);
    expect(health.status).toBe(503);
    expect(await health.json()).toMatchObject({
      status: 'unreadable',
      reason: expect.stringContaining('The log of exercise could not be read'),
      unreadable: ['exercise'],
      revision: { mali: expect.any(Number) },
    });
  });

  it('is named on the front page as such, beside those that can', async () => {
    const page = await home();
    expect(page.status).toBe(200);
    const html = await page.text();
    expect(html).toContain('The log of this watch cannot be read now.');
    expect(html).toContain('Tourbala');
    expect(html).toContain('/watch/mali/wall');
    expect(html).not.toContain('/watch/exercise/wall');
  });

  it('is read again as soon as it can be, without anything being logged', async () => {
    const [{ revision } = { revision: 0 }] = await watches();
    move(-lost, lost);
    // A probe asks for it as well as anybody else.
    const healthy = async () => (await fetch(`${server.url}/api/health`)).status;
    await expect.poll(healthy).toBe(200);
    expect(await readable()).toEqual({ exercise: true, mali: true });
    const view = await exercise.view();
    expect(view.revision).toBeGreaterThanOrEqual(revision);
    const socket = await connect(server.url, { watch: 'exercise' });
    socket.disconnect();
    expect(await (await home()).text()).toContain('/watch/exercise/wall');
    // What was on the disk had happened, although nobody could be told.
    const { body } = await exercise.get<{ entries: object[]; revision: number }>('log', {
      since: view.revision,
    });
    expect(body).toMatchObject({ entries: [], revision: view.revision });
  });
});

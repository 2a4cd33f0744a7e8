import path from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { ExerciseAnswer, WireView } from '#server/contract.ts';
import { Client, connect, heard, signalBody } from '#tests/support/client.ts';
import { temporaryFolder } from '#tests/support/folder.ts';
import { type RunningServer, startServer } from '#tests/support/server.ts';

/** Three hours in less than a minute. */
const env = { DEMO: 'on', EXERCISE_PACE: '400' };

let folder: Awaited<ReturnType<typeof temporaryFolder>>;
let server: RunningServer;
let exercise: Client;

async function start(): Promise<void> {
  server = await startServer({ file: path.join(folder.path, 'watch.db'), env });
  exercise = new Client(server.url, 'exercise');
}

beforeAll(async () => {
  folder = await temporaryFolder();
  await start();
});

afterAll(async () => {
  await server.stop();
  await folder.remove();
});

const state = async () => (await exercise.get<ExerciseAnswer>('exercise')).body;

test('tells its script through the log, and every screen hears it', async () => {
  const screen = await connect(server.url, { watch: 'exercise' });
  const { revision } = await exercise.view();
  const view: WireView = await heard(screen, (next) => next.revision > revision);
  screen.disconnect();
  expect(view).toMatchObject({ simulated: true, run: 1 });
  expect((await state()).told).toBeGreaterThan(0);
});

test('says how far it had come, on either axis of time', async () => {
  await expect.poll(async () => (await state()).told).toBeGreaterThan(4);
  const { told, left, startedAt } = await state();
  const recorded = (await exercise.log()).flatMap(({ recordedAt }) =>
    recordedAt > startedAt ? [recordedAt] : [],
  );
  const then = recorded[2] ?? '';
  const by = recorded.filter((at) => at <= then).length;
  expect([by > 0, by < told]).toEqual([true, true]);
  for (const axis of ['asOf', 'knownAt']) {
    const at = async (instant: string) =>
      (await exercise.get<ExerciseAnswer>('exercise', { [axis]: instant })).body;
    const script = told + left;
    expect(await at(startedAt)).toMatchObject({ state: 'running', told: 0, left: script });
    expect(await at(then)).toMatchObject({ state: 'running', told: by, left: script - by });
  }
  expect((await exercise.get('exercise', { asOf: 'yesterday' })).status).toBe(422);
});

const early = signalBody({ headline: 'Logged before the new start' });

test('is started afresh as a new run with a log of its own', async () => {
  expect((await exercise.post('signals?run=1', early)).status).toBe(201);
  const screen = await connect(server.url, { watch: 'exercise' });
  let newestRun = 1;
  screen.on('watch:changed', ({ run }) => {
    newestRun = Math.max(newestRun, run);
  });
  const restarted = await exercise.post<ExerciseAnswer>('exercise', { action: 'restart' });
  expect(restarted).toMatchObject({ status: 200, body: { run: 2, state: 'running' } });
  await expect.poll(() => newestRun).toBe(2);
  screen.disconnect();
  expect((await exercise.log())[0]?.revision).toBe(1);
});

test('takes nothing into a new run that was written for the one before', async () => {
  const { run } = await exercise.view();
  const body = signalBody({ headline: 'Written before the new start' });
  const late = await exercise.refused(`signals?run=${run - 1}`, body);
  expect(late).toMatchObject({
    status: 409,
    body: { error: { code: 'conflict', problems: [{ field: 'run', rule: 'run.over', limit: 1 }] } },
  });
  expect((await exercise.post(`signals?run=${run}`, body)).status).toBe(201);
  expect((await exercise.post(`signals?run=${run}`, body)).status).toBe(200);
  expect((await exercise.post('signals?run=none', body)).status).toBe(422);
});

test('recognises a retry of what the run before has in its log', async () => {
  const retried = await exercise.post('signals?run=1', early);
  expect(retried).toMatchObject({ status: 200, body: { id: early.id } });
  expect((await exercise.log()).some(({ id }) => id === early.id)).toBe(false);
  const other = { ...early, author: 'Somebody else' };
  expect((await exercise.refused('signals?run=1', other)).status).toBe(409);
});

test('is the only watch that can be, and only that can be done to it', async () => {
  const mali = new Client(server.url, 'mali');
  expect((await mali.post('exercise', { action: 'restart' })).status).toBe(404);
  expect((await exercise.post('exercise', { action: 'stop' })).status).toBe(422);
});

test('goes on where it stopped after the server was away, and has an end', async () => {
  await server.stop();
  await start();
  await expect
    .poll(async () => (await state()).state, { timeout: 100_000, interval: 300 })
    .toBe('ended');
  const { run, told, left, nextAt } = await state();
  expect({ run, left, nextAt }).toEqual({ run: 2, left: 0, nextAt: null });
  const ids = (await exercise.log()).map(({ id }) => id);
  expect(new Set(ids).size).toBe(ids.length);
  expect(told).toBeGreaterThan(100);
}, 120_000);

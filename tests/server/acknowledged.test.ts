import path from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { expect, it, onTestFinished } from 'vitest';
import type { WireEntry } from '#server/contract.ts';
import { Client } from '#tests/support/client.ts';
import { databaseWith } from '#tests/support/database.ts';
import { smallWatch } from '#tests/support/entries.ts';
import { folderOfTest } from '#tests/support/folder.ts';
import { Program } from '#tests/support/program.ts';
import { createRandom } from '#tests/support/random.mjs';
import { type RunningServer, startServer } from '#tests/support/server.ts';
import { type Sent, SignalStream } from '#tests/support/signal-stream.ts';

const ROUNDS = Number(process.env.ROUNDS ?? 50);
const PER_SECOND = 200;
const seed = Number(process.env.SEED ?? Date.now() % 1_000_000);

/** Revisions run from 1 without a hole, times of recording never back, no id comes twice. */
function expectWhole(log: readonly WireEntry[]): void {
  expect(log.map(({ revision }) => revision)).toEqual(log.map((_, i) => i + 1));
  expect(new Set(log.map(({ id }) => id)).size).toBe(log.length);
  const times = log.map(({ recordedAt }) => recordedAt);
  expect(times).toEqual(times.toSorted());
}

/** What was acknowledged is there as acknowledged, after all that was acknowledged before it. */
function expectKept(log: readonly WireEntry[], sent: readonly Sent[]): void {
  const byId = new Map(log.map((entry) => [entry.id, entry.revision]));
  const lost = sent.filter(({ body, revision }) => revision !== null && !byId.has(body.id));
  expect(lost.map(({ body, revision }) => ({ id: body.id, revision }))).toEqual([]);
  for (const { body, after, revision } of sent) {
    const kept = byId.get(body.id);
    if (revision !== null) expect(kept).toBe(revision);
    if (kept !== undefined) expect(kept).toBeGreaterThan(after);
  }
}

async function readBack(server: RunningServer, stream: SignalStream): Promise<void> {
  const log = await new Client(server.url, smallWatch.id).log();
  expectWhole(log);
  expectKept(log, stream.sent);
}

it(`keeps what it acknowledged through ${ROUNDS} crashes while the file is locked now and then (SEED=${seed})`, async () => {
  const file = path.join(await folderOfTest(), 'watch.db');
  await databaseWith(file);
  const random = createRandom(seed);
  const stream = new SignalStream(smallWatch.id);
  const holder = new Program(['tests/support/lock-holder.mjs', file, String(seed)]);
  onTestFinished(async () => {
    await holder.end('SIGKILL');
  });
  for (let round = 0; round < ROUNDS; round += 1) {
    const server = await startServer({ file });
    await readBack(server, stream);
    const line = await stream.open(server.url);
    await stream.repeat(line);
    const crash = new AbortController();
    const sending = stream.run(line, { perSecond: PER_SECOND, until: crash.signal });
    await pause(random.between(100, 700));
    await server.kill9();
    crash.abort();
    await sending;
    expect(stream.faults).toEqual([]);
    expect(server.program.err).toBe('');
  }
  const last = await startServer({ file });
  const line = await stream.open(last.url);
  await stream.repeat(line);
  line.socket.disconnect();
  await readBack(last, stream);
  const log = await new Client(last.url, smallWatch.id).log();
  expect(log.length).toBe(stream.sent.length);
  await last.stop();
  const held = Number(/held (\d+)\n$/.exec(holder.out)?.[1] ?? 0);
  console.info(
    `${stream.sent.length} signals, lock held ${held} times, slowest acknowledgement ${Math.round(stream.slowest)} ms`,
  );
  // Otherwise nothing was proved: the lock must have been in the way.
  expect(held).toBeGreaterThan(ROUNDS);
  expect(stream.slowest).toBeGreaterThan(100);
}, 600_000);

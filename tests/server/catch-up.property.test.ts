import { rm } from 'node:fs/promises';
import path from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import fc from 'fast-check';
import { io } from 'socket.io-client';
import { afterAll, beforeAll, describe, expect, it, onTestFinished } from 'vitest';
import { LiveWatch } from '#components/live/live-watch.ts';
import { isNewer } from '#components/live/newer.ts';
import { createServerClock } from '#components/live/server-clock.ts';
import type { WatchSocket } from '#components/socket.ts';
import type { View } from '#domain/view.ts';
import { fromWire } from '#domain/wire.ts';
import { Client, connect, heard, join, signalBody } from '#tests/support/client.ts';
import { cuttableLine } from '#tests/support/cuttable.ts';
import { databaseWith } from '#tests/support/database.ts';
import { temporaryFolder } from '#tests/support/folder.ts';
import { type RunningServer, startServer } from '#tests/support/server.ts';

let server: RunningServer;
let client: Client;
/** What a screen was sent: the view of every revision, in order. */
const views: View[] = [];
const REVISIONS = 24;
const folder = await temporaryFolder();

beforeAll(async () => {
  const file = path.join(folder.path, 'watch.db');
  await databaseWith(file);
  server = await startServer({ file });
  client = new Client(server.url, 'small');
  const screen = await connect(server.url);
  views.push(fromWire<View>(await join(screen, 'small')));
  for (let n = 1; n <= REVISIONS; n += 1) {
    const view = heard(screen, ({ revision }) => revision === n);
    await client.record(signalBody());
    views.push(fromWire<View>(await view));
  }
  screen.disconnect();
});

afterAll(async () => {
  await server.stop();
  await folder.remove();
});

/** What a screen shows, one after the other, when views reach it in this order. */
function shownAfter(arrived: readonly View[]): View[] {
  const shown: View[] = [];
  for (const view of arrived) {
    const current = shown.at(-1);
    if (current === undefined || isNewer(view, current)) shown.push(view);
  }
  return shown;
}

const revisionsOf = (all: readonly View[]) => all.map(({ revision }) => revision);
const pick = (picked: readonly number[]) => picked.flatMap((n) => views[n] ?? []);

/** Some of the views, some of them more than once, in any order. */
const arrivals = fc.array(fc.nat(REVISIONS), { maxLength: 80 });

describe('a screen on a bad line', () => {
  it('never goes back and repaints nothing, whatever is lost, doubled or late', () => {
    fc.assert(
      fc.property(arrivals, (arrived) => {
        const shown = revisionsOf(shownAfter(pick(arrived)));
        expect(shown).toEqual([...new Set(shown)].toSorted((a, b) => a - b));
      }),
    );
  });

  it('shows the newest of all that came, in whatever order it came', () => {
    fc.assert(
      fc.property(arrivals, (arrived) => {
        const shown = revisionsOf(shownAfter(pick(arrived))).at(-1);
        expect(shown).toBe(arrived.length === 0 ? undefined : Math.max(...arrived));
      }),
    );
  });

  it('shows what the log says once it has joined again, whatever still comes late', async () => {
    const screen = await connect(server.url);
    const joined = fromWire<View>(await join(screen, 'small'));
    screen.disconnect();
    expect(joined.revision).toBe((await client.log()).length);
    fc.assert(
      fc.property(arrivals, arrivals, (before, late) => {
        const shown = shownAfter([...pick(before), joined, ...pick(late)]).at(-1);
        expect(shown?.revision).toBe(joined.revision);
      }),
    );
  });

  it('was shown at every revision what the log says about it later', async () => {
    for (const view of views) {
      const asOf = new Date(view.asOf).toISOString();
      const later = fromWire<View>(await client.view({ revision: view.revision, asOf }));
      expect({ ...later, knownAt: null }).toEqual(view);
    }
  });
});

it('a screen whose line is cut again and again shows every revision in the end', async () => {
  const line = await cuttableLine(server.url);
  onTestFinished(line.close);
  const socket: WatchSocket = io(line.url, {
    transports: ['websocket'],
    forceNew: true,
    reconnectionDelay: 20,
    reconnectionDelayMax: 60,
  });
  onTestFinished(() => void socket.disconnect());
  const first = fromWire<View>(await client.view());
  const { build } = await (await fetch(`${server.url}/api/health`)).json();
  const screen = new LiveWatch({
    first,
    clock: createServerClock(Date.now()),
    build,
    follow: true,
  });
  onTestFinished(screen.start(socket));
  const revisions: number[] = [];
  screen.subscribe(() => revisions.push(screen.snapshot().view.revision));
  for (let n = 0; n < 60; n += 1) {
    await client.record(signalBody());
    if (n % 10 === 4) line.cut();
    if (n % 10 === 8) line.mend();
    await pause(15);
  }
  const { length } = await client.log();
  await expect.poll(() => screen.snapshot().view.revision).toBe(length);
  expect(revisions).toEqual(revisions.toSorted((a, b) => a - b));
  expect(screen.snapshot().link).toBe('live');
});

it('a screen left open shows what a server with an older backup knows, and nothing of what is lost', async () => {
  const file = path.join(folder.path, 'restored.db');
  await databaseWith(file);
  const first = await startServer({ file });
  const { port } = new URL(first.url);
  const desk = new Client(first.url, 'small');
  await desk.record(signalBody());
  const { build } = await (await fetch(`${first.url}/api/health`)).json();
  const socket: WatchSocket = io(first.url, {
    transports: ['websocket'],
    forceNew: true,
    reconnectionDelay: 20,
    reconnectionDelayMax: 60,
  });
  onTestFinished(() => void socket.disconnect());
  // As the page does after a server's goodbye.
  socket.on('disconnect', () => setTimeout(() => socket.connect(), 100));
  const screen = new LiveWatch({
    first: fromWire<View>(await desk.view()),
    clock: createServerClock(Date.now()),
    build,
    follow: true,
  });
  onTestFinished(screen.start(socket));
  const shown = () => screen.snapshot().view.revision;
  await desk.record(signalBody());
  await expect.poll(shown).toBe(2);
  await first.stop();
  for (const end of ['', '-wal', '-shm']) await rm(file + end, { force: true });
  await databaseWith(file);
  const second = await startServer({ file, env: { PORT: port } });
  await expect.poll(shown).toBe(0);
  expect(screen.snapshot().view.newest).toEqual([]);
  await second.stop();
});

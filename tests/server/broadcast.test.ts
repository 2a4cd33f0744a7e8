import path from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { beforeEach, expect, onTestFinished, test } from 'vitest';
import { openDatabase } from '#db/client.ts';
import { Broadcast } from '#server/broadcast.ts';
import { Ledger } from '#server/ledger.ts';
import { Views } from '#server/views.ts';
import { smallWatch } from '#tests/support/entries.ts';
import { folderOfTest } from '#tests/support/folder.ts';

let sent: number[];
let broadcast: Broadcast;

beforeEach(async () => {
  const database = await openDatabase(path.join(await folderOfTest(), 'watchfloor.db'));
  onTestFinished(database.close);
  const ledger = await Ledger.open(database.connection);
  await ledger.beginRun({ watch: smallWatch, history: [], startedAt: Date.now(), pace: null });
  sent = [];
  broadcast = new Broadcast(new Views(ledger), {
    isWatched: () => true,
    send: () => sent.push(performance.now()),
    fail: (_, error) => {
      throw error;
    },
  });
  onTestFinished(() => broadcast.stop());
});

const changed = () => broadcast.changed('small');

test('a change after a quiet while is told at once, the next one soon', async () => {
  const start = performance.now();
  changed();
  await expect.poll(() => sent.length, { interval: 1 }).toBe(1);
  changed();
  await expect.poll(() => sent.length, { interval: 1 }).toBe(2);
  const [first = 0, second = 0] = sent;
  expect(first - start).toBeLessThan(second - first);
  expect(second - first).toBeGreaterThan(45);
});

test('a storm is told by four views a second or so, and its end by one more', async () => {
  const start = performance.now();
  for (; performance.now() - start < 1_500; await pause(2))
    for (let i = 0; i < 9; i += 1) changed();
  const during = sent.length;
  expect(during).toBeGreaterThan(3);
  expect(during).toBeLessThan(11);
  changed();
  await pause(400);
  expect(sent.length).toBe(during + 1);
});

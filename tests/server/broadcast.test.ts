import path from 'node:path';
import { beforeEach, expect, onTestFinished, test, vi } from 'vitest';
import { openDatabase } from '#db/client.ts';
import { Broadcast } from '#server/broadcast.ts';
import { Ledger } from '#server/ledger.ts';
import { Views } from '#server/views.ts';
import { smallWatch } from '#tests/support/entries.ts';
import { folderOfTest } from '#tests/support/folder.ts';

let sent: number;
let broadcast: Broadcast;

beforeEach(async () => {
  const database = await openDatabase(path.join(await folderOfTest(), 'watchfloor.db'));
  onTestFinished(database.close);
  const ledger = await Ledger.open(database.connection);
  await ledger.beginRun({ watch: smallWatch, history: [], startedAt: Date.now(), pace: null });
  sent = 0;
  broadcast = new Broadcast(new Views(ledger), {
    isWatched: () => true,
    send: () => {
      sent += 1;
    },
    fail: (_, error) => {
      throw error;
    },
  });
  onTestFinished(() => broadcast.stop());
  vi.useFakeTimers();
  onTestFinished(() => {
    vi.useRealTimers();
  });
});

const changed = () => broadcast.changed('small');
const pass = (milliseconds: number) => vi.advanceTimersByTime(milliseconds);

test('a change after a quiet while is told at once, the next one soon', () => {
  changed();
  pass(0);
  expect(sent).toBe(1);
  changed();
  pass(49);
  expect(sent).toBe(1);
  pass(1);
  expect(sent).toBe(2);
});

test('a storm is told by four views a second or so, and its end by one more', () => {
  for (let passed = 0; passed < 1_500; passed += 2) {
    for (let i = 0; i < 9; i += 1) changed();
    pass(2);
  }
  const during = sent;
  expect(during).toBeGreaterThan(5);
  expect(during).toBeLessThan(9);
  changed();
  pass(400);
  expect(sent).toBe(during + 1);
});

import path from 'node:path';
import { setImmediate as turn } from 'node:timers/promises';
import { v7 } from 'uuid';
import { describe, expect, it, onTestFinished } from 'vitest';
import { openDatabase } from '#db/client.ts';
import { indicators } from '#domain/indicators/registry.ts';
import { DAY } from '#domain/instant.ts';
import { ExerciseRunner } from '#server/exercise.ts';
import { Ledger } from '#server/ledger.ts';
import { createLogger } from '#server/logger.ts';
import { Views } from '#server/views.ts';
import { signalBody } from '#tests/support/client.ts';
import { smallWatch } from '#tests/support/entries.ts';
import { folderOfTest } from '#tests/support/folder.ts';

async function openLedger(): Promise<Ledger> {
  const { connection, close } = await openDatabase(path.join(await folderOfTest(), 'watch.db'));
  onTestFinished(close);
  return Ledger.open(connection);
}

/** How often others had their turn until the work was done. */
async function turnsDuring(work: Promise<unknown>): Promise<number> {
  let isOver = false;
  const over = work.finally(() => {
    isOver = true;
  });
  let turns = 0;
  for (; !isOver; turns += 1) await turn();
  await over;
  return turns;
}

/** The fewest days that the levels of a watch rest on: two dwells of each, and one day more. */
const leastDays = indicators.reduce((sum, { dwell }) => sum + (2 * dwell) / DAY + 1, 0);

const isRead = ({ watches }: Ledger) =>
  [...watches.values()].every(({ state }) =>
    Object.values(state.lastReadings).every((reading) => reading !== null),
  );

describe('others have their turn', () => {
  it('again and again while every watch is read for the first time', async () => {
    const file = path.join(await folderOfTest(), 'watch.db');
    const before = await openDatabase(file);
    const first = await Ledger.open(before.connection);
    await new ExerciseRunner(first, null, createLogger('warn')).loadDemo();
    await before.close();
    const { connection, close } = await openDatabase(file);
    onTestFinished(close);
    const ledger = await Ledger.open(connection);
    expect(isRead(ledger)).toBe(false);
    // Two watches, five readings of each, each over days, one at a time.
    const turns = await turnsDuring(new Views(ledger).readAhead());
    expect(turns).toBeGreaterThanOrEqual(2 * leastDays);
    expect(isRead(ledger)).toBe(true);
  });

  it('while a new run is read, so that it is read when it begins', async () => {
    const ledger = await openLedger();
    const begun = ledger.beginRun({
      watch: smallWatch,
      history: [],
      startedAt: ledger.now,
      pace: null,
    });
    expect(await turnsDuring(begun)).toBeGreaterThanOrEqual(leastDays);
    expect(isRead(ledger)).toBe(true);
  });

  it('while thousands of signals are logged at once, each of them in its order', async () => {
    const ledger = await openLedger();
    await ledger.beginRun({ watch: smallWatch, history: [], startedAt: ledger.now, pace: null });
    const bodies = Array.from({ length: 3_000 }, () => ({
      kind: 'signal-recorded',
      ...signalBody(),
    }));
    const all = Promise.all(bodies.map((body) => ledger.append('small', body)));
    expect(await turnsDuring(all)).toBeGreaterThanOrEqual(3_000 / 64);
    const revisions = (await all).map(({ entry }) => entry.revision);
    expect(revisions).toEqual(bodies.map((_, i) => i + 1));
  });

  it('while entries are logged that cannot share a transaction', async () => {
    const ledger = await openLedger();
    await ledger.beginRun({ watch: smallWatch, history: [], startedAt: ledger.now, pace: null });
    const notes = Array.from({ length: 64 }, () => ({
      ...{ kind: 'annotation', id: v7(), author: 'Awa' },
      ...{ text: 'Rains', fromAt: new Date().toISOString() },
    }));
    const all = Promise.all(notes.map((note) => ledger.append('small', note)));
    expect(await turnsDuring(all)).toBeGreaterThanOrEqual(8);
  });

  it('while the script of an exercise is made up for whoever asks about it', async () => {
    const ledger = await openLedger();
    const exercises = new ExerciseRunner(ledger, null, createLogger('warn'));
    await exercises.loadDemo();
    const asked = Promise.all([exercises.about('exercise'), exercises.about('exercise')]);
    expect(await turnsDuring(asked)).toBeGreaterThanOrEqual(5);
    const [one, other] = await asked;
    expect(one).toMatchObject({ run: 1, told: 0 });
    expect(other).toEqual(one);
  });
});

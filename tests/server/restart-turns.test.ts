import path from 'node:path';
import { setImmediate as turn } from 'node:timers/promises';
import { expect, it } from 'vitest';
import { openDatabase } from '#db/client.ts';
import { ExerciseRunner } from '#server/exercise.ts';
import { Ledger } from '#server/ledger.ts';
import { createLogger } from '#server/logger.ts';
import { folderOfTest } from '#tests/support/folder.ts';

/** Six thousand entries are made up, checked and written, and then the script: some at a time. */
const TURNS = 60;

it('an exercise that starts afresh lets others have their turn again and again', async () => {
  const { connection, close } = await openDatabase(path.join(await folderOfTest(), 'watch.db'));
  const ledger = await Ledger.open(connection);
  const exercises = new ExerciseRunner(ledger, null, createLogger('warn'));
  await exercises.loadDemo();
  let isOver = false;
  const restarted = exercises.restart('exercise').finally(() => {
    isOver = true;
  });
  let turns = 0;
  for (; !isOver; turns += 1) await turn();
  await restarted;
  await close();
  expect(turns).toBeGreaterThan(TURNS);
});

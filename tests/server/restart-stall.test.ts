import path from 'node:path';
import { monitorEventLoopDelay } from 'node:perf_hooks';
import { setTimeout as pause } from 'node:timers/promises';
import { expect, it } from 'vitest';
import { openDatabase } from '#db/client.ts';
import { ExerciseRunner } from '#server/exercise.ts';
import { Ledger } from '#server/ledger.ts';
import { createLogger } from '#server/logger.ts';
import { folderOfTest } from '#tests/support/folder.ts';

/** Well below what it took in one piece; the machine may be busy with others. */
const LONGEST = 150;

it('an exercise that starts afresh keeps nobody waiting for long', async () => {
  const { connection, close } = await openDatabase(path.join(await folderOfTest(), 'watch.db'));
  const ledger = await Ledger.open(connection);
  const exercises = new ExerciseRunner(ledger, null, createLogger('warn'));
  await exercises.loadDemo();
  const longest: number[] = [];
  // The quietest of some: what else the machine does is not the exercise's fault.
  for (let i = 0; i < 4; i += 1) {
    const delay = monitorEventLoopDelay({ resolution: 5 });
    delay.enable();
    await exercises.restart('exercise');
    await pause(20);
    delay.disable();
    longest.push(delay.max / 1e6);
  }
  await close();
  console.info(`stood still for ${longest.map(Math.round).join(', ')} ms at most`);
  expect(Math.min(...longest)).toBeLessThan(LONGEST);
});

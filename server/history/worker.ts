import { setImmediate as breathe } from 'node:timers/promises';
import { parentPort, workerData } from 'node:worker_threads';
import * as z from 'zod';
import { Connection } from '#db/client.ts';
import { Refusal } from '#domain/refusal.ts';
import { type Ask, END, type Question, type Reply } from '#server/history/ask.ts';
import { readIncident } from '#server/history/incident.ts';
import { readKnowledge } from '#server/history/knowledge.ts';
import { Library } from '#server/history/library.ts';
import { readStretch } from '#server/history/log-stretch.ts';
import { readPreview } from '#server/history/preview.ts';
import { readReading } from '#server/history/reading.ts';
import { readSignal } from '#server/history/signal.ts';
import { readSignals } from '#server/history/signals.ts';
import { readTrends } from '#server/history/trends.ts';
import { readView } from '#server/history/views.ts';

const { file } = z.object({ file: z.string() }).parse(workerData);
const connection = new Connection(file, 'reading');
const library = new Library(connection);

async function answer(ask: Ask): Promise<string> {
  switch (ask.read) {
    case 'stand':
      return JSON.stringify(await library.standAt(ask.log, ask.query));
    case 'knowledge':
      return JSON.stringify(await readKnowledge(library, ask));
    case 'log':
      return readStretch(connection, ask);
    case 'view':
      return JSON.stringify(await readView(library, ask));
    case 'reading':
      return JSON.stringify(await readReading(library, ask));
    case 'signals':
      return JSON.stringify(await readSignals(library, ask));
    case 'signal':
      return JSON.stringify(await readSignal(library, ask));
    case 'incident':
      return JSON.stringify(await readIncident(library, ask));
    case 'trends':
      return JSON.stringify(await readTrends(library, ask));
    case 'preview':
      return JSON.stringify(await readPreview(library, connection, ask));
  }
}

async function replyTo({ number, ask }: Question): Promise<Reply> {
  try {
    return { number, ok: true, text: await answer(ask) };
  } catch (error) {
    if (error instanceof Refusal) {
      const { code, message, problems } = error;
      return {
        number,
        ok: false,
        refusal: { code, message, problems: [...problems] },
        failure: '',
      };
    }
    const failure = error instanceof Error ? (error.stack ?? error.message) : String(error);
    return { number, ok: false, refusal: null, failure };
  }
}

/** One at a time: the states in the library are moved on in place. */
let last: Promise<void> = Promise.resolve();

parentPort?.on('message', (message: Question | typeof END) => {
  if (message === END) return void end();
  last = last.then(async () => {
    // Otherwise the word to end would wait for all that was asked before it.
    await breathe();
    parentPort?.postMessage(await replyTo(message));
  });
});

/**
 * Nothing is read any more, and the thread runs out. To be cut off inside the native library makes
 * it panic, and leaves the file open for as long as the process lives.
 */
async function end(): Promise<void> {
  await connection.close();
  parentPort?.close();
}

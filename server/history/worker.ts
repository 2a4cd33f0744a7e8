import { parentPort, workerData } from 'node:worker_threads';
import * as z from 'zod';
import { Connection } from '#db/client.ts';
import { Snapshots } from '#db/snapshots.ts';
import { Refusal } from '#domain/refusal.ts';
import { flawed } from '#server/flaws.ts';
import { END, type Extent, type Question, type Read, type Reply } from '#server/history/ask.ts';
import { readIncident } from '#server/history/incident.ts';
import { readKnowledge } from '#server/history/knowledge.ts';
import { Library } from '#server/history/library.ts';
import { readStretch } from '#server/history/log-stretch.ts';
import { readPreview } from '#server/history/preview.ts';
import { readReading } from '#server/history/reading.ts';
import { readSignal } from '#server/history/signal.ts';
import { readSignals } from '#server/history/signals.ts';
import { packMissing } from '#server/history/snapshot.ts';
import { readTrends } from '#server/history/trends.ts';
import { Turns } from '#server/history/turns.ts';
import { readView } from '#server/history/views.ts';

const { file, build } = z
  .object({ file: z.string(), build: z.string().nullable() })
  .parse(workerData);
const connection = new Connection(file, 'reading');
const snapshots =
  build === null
    ? null
    : new Snapshots({ connection, file, build }, (...said) =>
        parentPort?.postMessage(flawed(...said)),
      );
const library = new Library(connection, { snapshots });

async function answer(ask: Read): Promise<string> {
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

async function replyTo(number: number, answering: () => Promise<string>): Promise<Reply> {
  try {
    return { number, ok: true, text: await answering() };
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
const turns = new Turns();
let isEnding = false;

async function reply(number: number, answering: () => Promise<string>): Promise<void> {
  parentPort?.postMessage(await replyTo(number, answering));
}

/** Whether it need not be taken up again: it has its answer or will have, or nobody waits for it. */
async function takeSnapshot(number: number, log: Extent): Promise<boolean> {
  if (snapshots === null) throw new Error('There are no snapshots here.');
  const goesOn = () => !turns.someoneWaits && !isEnding;
  const lasts = () => !isEnding;
  const packing = packMissing({ library, snapshots, goesOn, lasts }, log);
  const write = await packing.catch((error: unknown) => () => Promise.reject(error));
  if (write !== null) void reply(number, write);
  return write !== null || isEnding;
}

parentPort?.on('message', (message: Question | typeof END) => {
  if (message === END) return void end();
  const { number, ask } = message;
  if (ask.read === 'snapshot') turns.addPatient(() => takeSnapshot(number, ask.log));
  else turns.add(() => reply(number, () => answer(ask)));
});

/**
 * Nothing is read any more, and the thread runs out. To be cut off inside the native library makes
 * it panic, and leaves the file open for as long as the process lives.
 */
async function end(): Promise<void> {
  isEnding = true;
  await connection.close();
  parentPort?.close();
}

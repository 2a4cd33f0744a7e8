// The ledger and the socket of the product, put together as the server does, in a process that
// tells when an entry was on the disk and announced.
import { createServer } from 'node:http';
import * as z from 'zod';
import { openDatabase } from '#db/client.ts';
import { demoWatches } from '#db/demo/demo.ts';
import { Ledger } from '#server/ledger.ts';
import { createLogger } from '#server/logger.ts';
import { openRealtime } from '#server/realtime.ts';
import { Views } from '#server/views.ts';
import { answerWith } from '#tests/bench/processes/answer.ts';
import { signalsLike } from '#tests/bench/signals.ts';

const questionSchema = z.discriminatedUnion('do', [
  z.strictObject({ do: z.literal('listen'), file: z.string() }),
  z.strictObject({ do: z.literal('append') }),
]);

async function open(file: string) {
  const { connection } = await openDatabase(file);
  const ledger = await Ledger.open(connection);
  const startedAt = Date.now();
  const demo = demoWatches(startedAt).find(({ watch }) => watch.simulated);
  if (demo === undefined) throw new Error('The demo has no exercise.');
  await ledger.beginRun({ ...demo, startedAt, pace: 1 });
  let announcedAt = 0n;
  // Before the socket listens, so that this comes first.
  ledger.onChange(() => {
    announcedAt = process.hrtime.bigint();
  });
  const http = createServer();
  const log = createLogger('error');
  openRealtime(http, { ledger, views: new Views(ledger), log, build: 'bench' });
  await new Promise<void>((resolve) => http.listen(0, '127.0.0.1', resolve));
  const address = http.address();
  const port = typeof address === 'object' ? address?.port : undefined;
  const signals = signalsLike(demo.history);
  const append = async () => {
    const { entry } = await ledger.append(demo.watch.id, signals.next().value);
    return { revision: entry.revision, announcedAt };
  };
  return { append, answer: { port, watch: demo.watch.id } };
}

let append: Awaited<ReturnType<typeof open>>['append'] | null = null;

answerWith(async (asked) => {
  const question = questionSchema.parse(asked);
  if (question.do === 'append') return append?.();
  const opened = await open(question.file);
  append = opened.append;
  return opened.answer;
});

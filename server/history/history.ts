import { setTimeout as pause } from 'node:timers/promises';
import { Worker } from 'node:worker_threads';
import { SECOND } from '#domain/instant.ts';
import { Refusal } from '#domain/refusal.ts';
import { type Flawed, noteFlaw } from '#server/flaws.ts';
import { type Ask, END, type Question, type Reply } from '#server/history/ask.ts';
import type { Logger } from '#server/logger.ts';

/** How long the worker may take to put down what it reads. */
const PATIENCE = 4 * SECOND;

/** Where history is read. */
export interface Source {
  /** The database file. */
  file: string;
  /** Which program reads; null where nobody can tell, and there are no snapshots then. */
  build: string | null;
}

interface Waiting {
  answer: (text: string) => void;
  fail: (error: Error) => void;
}

/**
 * Long reads, off the main thread: a worker with its own connection that can only read. Dies
 * and comes back without harm; what was asked meanwhile fails.
 */
export class History {
  readonly #source: Source;
  readonly #log: Logger;
  readonly #waiting = new Map<number, Waiting>();
  #worker: Worker | null = null;
  #asked = 0;
  #closed = false;

  constructor(source: Source, log: Logger) {
    this.#source = source;
    this.#log = log;
  }

  /** The answer as JSON text. @throws Refusal */
  ask(ask: Ask): Promise<string> {
    if (this.#closed) throw new Refusal('stopping', 'The server is stopping.');
    this.#asked += 1;
    const question: Question = { number: this.#asked, ask };
    return new Promise((answer, fail) => {
      this.#waiting.set(question.number, { answer, fail });
      this.#running().postMessage(question);
    });
  }

  async close(): Promise<void> {
    this.#closed = true;
    // Before the worker ends: to be cut short by a stop is a refusal, not a failure.
    this.#failAll(new Refusal('stopping', 'The server is stopping.'));
    if (this.#worker === null || (await ended(this.#worker))) return;
    this.#log.warn('the history worker did not end by itself');
    await this.#worker?.terminate();
  }

  #running(): Worker {
    if (this.#worker !== null) return this.#worker;
    const worker = new Worker(new URL('./worker.cjs', import.meta.url), {
      workerData: this.#source,
    });
    worker.on('message', (said: Reply | Flawed) => {
      if ('flaw' in said) noteFlaw(this.#log, said);
      else this.#settle(said);
    });
    worker.on('error', (error) => this.#log.error({ error }, 'the history worker failed'));
    worker.on('exit', () => {
      this.#worker = null;
      this.#failAll(new Error('the history worker stopped'));
    });
    this.#worker = worker;
    return worker;
  }

  #settle(reply: Reply): void {
    const waiting = this.#waiting.get(reply.number);
    this.#waiting.delete(reply.number);
    if (waiting === undefined) return;
    if (reply.ok) waiting.answer(reply.text);
    else if (reply.refusal === null) waiting.fail(new Error(reply.failure));
    else {
      const { code, message, problems } = reply.refusal;
      if (code === 'storage') this.#log.error(message);
      waiting.fail(new Refusal(code, message, problems));
    }
  }

  #failAll(error: Error): void {
    for (const { fail } of this.#waiting.values()) fail(error);
    this.#waiting.clear();
  }
}

/** Asks the worker to end, and whether it has. */
async function ended(worker: Worker): Promise<boolean> {
  const over = new AbortController();
  worker.once('exit', () => over.abort());
  worker.postMessage(END);
  return pause(PATIENCE, false, over).catch(() => true);
}

import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import path from 'node:path';

/** A question that takes longer has no answer. */
const PATIENCE = 120_000;

export const root = path.resolve('.');
export const bundled = (name: string) => path.join(root, '.build', 'bench', `${name}.mjs`);

/** A process that answers questions, one message each way. */
export class Asked {
  readonly #child: ChildProcess;
  readonly #waiting = new Map<number, (answer: unknown) => void>();
  #asked = 0;
  #heard = '';

  constructor(args: readonly string[], environment: Readonly<Record<string, string>> = {}) {
    // With what `npm start` gives to Node, on either side.
    this.#child = spawn(process.execPath, [...process.execArgv, ...args], {
      cwd: root,
      env: { ...process.env, ...environment },
      stdio: ['ignore', 'pipe', 'pipe', 'ipc'],
      serialization: 'advanced',
    });
    for (const stream of [this.#child.stdout, this.#child.stderr]) {
      stream?.on('data', (text: Buffer) => {
        this.#heard += text.toString();
      });
    }
    this.#child.on('message', (message) => this.#take(message));
  }

  /** Everything the process has printed. */
  get heard(): string {
    return this.#heard;
  }

  /** The answer to a question; fails when the process ends before it. */
  ask(question: object, patience = PATIENCE): Promise<unknown> {
    this.#asked += 1;
    const number = this.#asked;
    return new Promise((resolve, reject) => {
      const fail = (why: string) => reject(new Error(`${why}\n${this.#heard}`));
      const ended = () => fail('The process ended.');
      const late = setTimeout(() => fail(`No answer to ${JSON.stringify(question)}`), patience);
      this.#child.once('exit', ended);
      this.#waiting.set(number, (answer) => {
        this.#child.off('exit', ended);
        clearTimeout(late);
        resolve(answer);
      });
      this.#child.send({ number, question });
    });
  }

  /** Asks it to stop, then makes it. */
  async stop(): Promise<void> {
    if (this.#child.exitCode !== null || this.#child.signalCode !== null) return;
    const gone = once(this.#child, 'exit');
    this.#child.kill('SIGTERM');
    const force = setTimeout(() => this.#child.kill('SIGKILL'), 12_000);
    await gone;
    clearTimeout(force);
  }

  #take(message: unknown): void {
    if (typeof message !== 'object' || message === null || !('number' in message)) return;
    if (typeof message.number !== 'number' || !('answer' in message)) return;
    const waiting = this.#waiting.get(message.number);
    this.#waiting.delete(message.number);
    waiting?.(message.answer);
  }
}

import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { setTimeout as pause } from 'node:timers/promises';
import { afterAll } from 'vitest';

/** Whatever happens to a test, nothing it started outlives its file. */
const running = new Set<ChildProcess>();
afterAll(() => {
  for (const child of running) child.kill('SIGKILL');
});

/** A program, of Node unless another command is given, that was started for a test, and all that it printed. */
export class Program {
  readonly #child: ChildProcess;
  readonly #ended: Promise<void>;
  out = '';
  err = '';

  /** The program's environment is what is given, not that of the tests. */
  constructor(
    args: readonly string[],
    env: Readonly<Record<string, string>> = {},
    command = process.execPath,
  ) {
    const { PATH = '', HOME = '', TMPDIR = '/tmp' } = process.env;
    this.#child = spawn(command, args, {
      env: { NODE_ENV: 'production', PATH, HOME, TMPDIR, ...env },
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    running.add(this.#child);
    this.#child.stdout?.setEncoding('utf8').on('data', (text: string) => {
      this.out += text;
    });
    this.#child.stderr?.setEncoding('utf8').on('data', (text: string) => {
      this.err += text;
    });
    this.#ended = once(this.#child, 'close').then(() => {
      running.delete(this.#child);
    });
  }

  get isRunning(): boolean {
    return this.#child.exitCode === null && this.#child.signalCode === null;
  }

  /** Waits for something to be printed and answers with it. */
  async printed(pattern: RegExp, patience = 60_000): Promise<string> {
    const giveUpAt = performance.now() + patience;
    for (;;) {
      const found = pattern.exec(this.out)?.[1] ?? pattern.exec(this.out)?.[0];
      if (found !== undefined) return found;
      if (!this.isRunning) throw new Error(`The program ended too early.\n${this.out}${this.err}`);
      if (performance.now() > giveUpAt) throw new Error(`${pattern} was not printed.\n${this.err}`);
      await pause(5);
    }
  }

  /** Waits for its end and answers with the exit code; null after a signal. */
  async ended(): Promise<number | null> {
    await this.#ended;
    return this.#child.exitCode;
  }

  signal(signal: 'SIGTERM' | 'SIGINT' | 'SIGKILL'): void {
    this.#child.kill(signal);
  }

  async end(signal: 'SIGTERM' | 'SIGINT' | 'SIGKILL'): Promise<number | null> {
    this.signal(signal);
    return this.ended();
  }
}

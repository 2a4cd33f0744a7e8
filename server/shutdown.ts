import { SECOND } from '#domain/instant.ts';
import type { Logger } from '#server/logger.ts';

type Step = () => unknown;

/** Whoever stops the server waits ten seconds at most. */
const PATIENCE = 9 * SECOND;

/** Takes the server down in the reverse order of its start, once. */
export class Shutdown {
  readonly #log: Logger;
  readonly #steps: Step[] = [];
  #running = false;

  constructor(log: Logger) {
    this.#log = log;
    // Every time: left to the system, a second one would cut the end short. Service managers tell
    // all of a group, and npm passes on what it was told itself.
    process.on('SIGTERM', () => this.run(0));
    process.on('SIGINT', () => this.run(0));
  }

  /** Whether the server is on its way down. */
  get isRunning(): boolean {
    return this.#running;
  }

  /** Adds a step that comes before all that were added so far. */
  add(step: Step): void {
    // What a start still brings up while it is cut short ends with the process.
    if (!this.#running) this.#steps.unshift(step);
  }

  async run(code: number): Promise<void> {
    if (this.#running) return;
    this.#running = true;
    setTimeout(() => {
      this.#log.error('the server did not stop in time');
      process.exit(1);
    }, PATIENCE).unref();
    for (const step of this.#steps) {
      try {
        await step();
      } catch (error) {
        this.#log.error({ err: error }, 'a part of the server did not stop cleanly');
      }
    }
    process.exit(code);
  }
}

import * as z from 'zod';
import { SECOND } from '#domain/instant.ts';
import { Refusal } from '#domain/refusal.ts';
import type { History } from '#server/history/history.ts';
import type { Ledger } from '#server/ledger.ts';
import type { Logger } from '#server/logger.ts';

/** How often logs are looked at: a snapshot of a long one is a hundred megabytes to write. */
const INTERVAL = 30 * SECOND;
/** To fold so many entries at the next start takes less than a snapshot of them saves. */
const GROWN = 2_000;

/** A run of a watch, and how far its log reached. */
interface Seen {
  run: number;
  revision: number;
}

const answerSchema = z.object({ taken: z.number().nullable() });

/** Has snapshots taken, in the background: of what was there at the start, and of what is added. */
export class SnapshotTimes {
  readonly #ledger: Ledger;
  readonly #history: History;
  readonly #log: Logger;
  readonly #seen = new Map<string, Seen>();
  #isTaking = false;
  #isTold = false;
  #timer: NodeJS.Timeout | null = null;

  constructor({ ledger, history, log }: { ledger: Ledger; history: History; log: Logger }) {
    this.#ledger = ledger;
    this.#history = history;
    this.#log = log;
  }

  /** Looks at every log now and again; resolves when the first look has led to nothing more. */
  async start(): Promise<void> {
    this.#timer = setInterval(() => void this.#look(), INTERVAL);
    this.#timer.unref();
    await this.#look();
  }

  stop(): void {
    if (this.#timer !== null) clearInterval(this.#timer);
    this.#timer = null;
  }

  async #look(): Promise<void> {
    if (this.#isTaking) return;
    this.#isTaking = true;
    try {
      for (const [watch, { state }] of this.#ledger.watches) {
        const { run, revision } = state;
        const seen = this.#seen.get(watch);
        const before = seen?.run === run ? seen.revision : 0;
        if (revision - before < GROWN) continue;
        this.#seen.set(watch, { run, revision });
        await this.#takeAll({ watch, run, revision });
      }
    } catch (error) {
      this.#tell(error);
    } finally {
      this.#isTaking = false;
    }
  }

  /** Takes what is missing, one by one: a stop comes between two of them. */
  async #takeAll(log: Seen & { watch: string }): Promise<void> {
    for (;;) {
      const text = await this.#history.ask({ read: 'snapshot', log });
      if (answerSchema.parse(JSON.parse(text)).taken === null) return;
    }
  }

  /** Without snapshots all goes on as before, only slower: that is said once. */
  #tell(error: unknown): void {
    if (this.#isTold || (error instanceof Refusal && error.code === 'stopping')) return;
    this.#isTold = true;
    this.#log.warn({ err: error }, 'no snapshot could be taken; starts take longer without');
  }
}

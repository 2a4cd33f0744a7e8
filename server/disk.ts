import { setTimeout as pause } from 'node:timers/promises';
import type { Connection } from '#db/client.ts';
import { append, beginRun, type EntryRow, type WatchRow } from '#db/log.ts';
import { SECOND } from '#domain/instant.ts';
import { Refusal, type RefusalCode } from '#domain/refusal.ts';
import { writable } from '#server/metrics.ts';

/** Refusals that the same entry need not meet again: they speak of the server, not of the entry. */
const passing: ReadonlySet<RefusalCode> = new Set<RefusalCode>(['busy', 'storage', 'stopping']);

export function isPassing(error: unknown): boolean {
  return error instanceof Refusal && passing.has(error.code);
}

/** For so long a write that went well proves that the next one may. */
const PROVEN_FOR = 10 * SECOND;
/** Who asks is told what was known before, if to try takes longer. */
const PATIENCE = SECOND;

type Listener = (trouble: Refusal | null) => void;

/** All that is ever written, and whether the last of it reached the disk. */
export class Disk {
  readonly #connection: Connection;
  readonly #listeners = new Set<Listener>();
  #trouble: Refusal | null = null;
  #provenAt = Number.NEGATIVE_INFINITY;

  constructor(connection: Connection) {
    this.#connection = connection;
  }

  /** @throws Refusal `busy` or `storage` */
  append(rows: readonly EntryRow[]): Promise<void> {
    return this.#noting(append(this.#connection, rows));
  }

  /** @throws Refusal `busy` or `storage` */
  beginRun(watch: WatchRow, rows: readonly EntryRow[]): Promise<void> {
    return this.#noting(beginRun(this.#connection, watch, rows));
  }

  /** Calls back when writing begins to fail, each time for another reason, and when it works again. */
  onTrouble(listener: Listener): void {
    this.#listeners.add(listener);
  }

  /** Why nothing can be written; null when it can. Tried out, unless that is known from just now. */
  async trouble(): Promise<Refusal | null> {
    const isProven = performance.now() - this.#provenAt < PROVEN_FOR;
    if (this.#trouble !== null || !isProven) {
      const tried = this.#noting(this.#connection.tryWriting()).catch(() => undefined);
      await Promise.race([tried, pause(PATIENCE, undefined, { ref: false })]);
    }
    return this.#trouble;
  }

  async #noting(writing: Promise<void>): Promise<void> {
    try {
      await writing;
      this.#provenAt = performance.now();
      this.#note(null);
    } catch (error) {
      if (error instanceof Refusal && error.code !== 'stopping') this.#note(error);
      throw error;
    }
  }

  #note(trouble: Refusal | null): void {
    writable.set(trouble === null ? 1 : 0);
    const isNews = trouble?.message !== this.#trouble?.message;
    this.#trouble = trouble;
    if (isNews) for (const listener of this.#listeners) listener(trouble);
  }
}

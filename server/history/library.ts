import type { Connection } from '#db/client.ts';
import { type LogName, readDefinition, readEntries, revisionAt } from '#db/log.ts';
import type { Instant } from '#domain/instant.ts';
import { problem } from '#domain/problems.ts';
import { Refusal } from '#domain/refusal.ts';
import { watchSchema } from '#domain/watch.ts';
import { emptyState, fold, type WatchState } from '#domain/watch-state.ts';
import type { Extent } from '#server/history/ask.ts';

const KEPT = 6;
/** Of states with more entries than this together only the last two are kept: they cost memory. */
const MOST_ENTRIES = 500_000;

/** States of logs at revisions, folded from the log; the ones used last are kept. */
export class Library {
  readonly #connection: Connection;
  readonly #mostEntries: number;
  /** Least recently used first. */
  #kept: WatchState[] = [];

  constructor(connection: Connection, mostEntries = MOST_ENTRIES) {
    this.#connection = connection;
    this.#mostEntries = mostEntries;
  }

  /** The state at a revision. To be read at once: the next call may move it on. */
  async stateAt(log: LogName, revision: number): Promise<WatchState> {
    const nearest = this.#nearest(log, revision);
    const state = nearest ?? (await this.#empty(log));
    this.#kept = [...this.#kept.filter((kept) => kept !== state), state].slice(-KEPT);
    this.#lighten(revision);
    return this.#foldOn(state, log, revision);
  }

  /** How many states are kept. */
  get size(): number {
    return this.#kept.length;
  }

  /** Lets go of the states used longest ago, before the last one grows to a revision. */
  #lighten(revision: number): void {
    let entries = revision;
    const others = this.#kept.slice(0, -1).reverse();
    const first = others.findIndex((state, i) => {
      entries += state.revision;
      return i > 0 && entries > this.#mostEntries;
    });
    if (first >= 0) this.#kept.splice(0, others.length - first);
  }

  /** A state of its own, for whoever wants to change it. */
  async freshState(log: LogName, revision: number): Promise<WatchState> {
    return this.#foldOn(await this.#empty(log), log, revision);
  }

  /** The last revision within a limit of knowledge. @throws Refusal `invalid` */
  async revisionWithin(
    log: Extent,
    { knownAt, revision }: { knownAt?: Instant | undefined; revision?: number | undefined },
  ): Promise<number> {
    if (revision !== undefined && revision > log.revision) {
      throw new Refusal('invalid', 'The log does not reach that far.', [
        problem('revision', 'number.large', log.revision),
      ]);
    }
    const asked = revision ?? log.revision;
    return knownAt === undefined
      ? asked
      : Math.min(asked, await revisionAt(this.#connection, log, knownAt));
  }

  #nearest(log: LogName, revision: number): WatchState | null {
    let nearest: WatchState | null = null;
    for (const kept of this.#kept) {
      if (kept.watch.id !== log.watch || kept.run !== log.run || kept.revision > revision) continue;
      if (nearest === null || kept.revision > nearest.revision) nearest = kept;
    }
    return nearest;
  }

  async #empty(log: LogName): Promise<WatchState> {
    const definition = await readDefinition(this.#connection, log);
    return emptyState(watchSchema.parse(JSON.parse(definition)), log.run);
  }

  async #foldOn(state: WatchState, log: LogName, revision: number): Promise<WatchState> {
    const rest = { since: state.revision, upTo: revision };
    for await (const page of readEntries(this.#connection, log, rest)) {
      for (const entry of page) fold(state, entry);
    }
    return state;
  }
}

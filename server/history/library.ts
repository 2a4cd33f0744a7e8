import { setImmediate as breathe } from 'node:timers/promises';
import type { Connection } from '#db/client.ts';
import { readDefinition, readEntries, readSince, revisionAt } from '#db/log.ts';
import type { LogName } from '#db/log-name.ts';
import type { Entry } from '#domain/entry.ts';
import type { Instant } from '#domain/instant.ts';
import { problem } from '#domain/problems.ts';
import { Refusal } from '#domain/refusal.ts';
import { type Stand, unfold } from '#domain/unfold.ts';
import { watchSchema } from '#domain/watch.ts';
import { emptyState, fold, type WatchState } from '#domain/watch-state.ts';
import type { Extent } from '#server/history/ask.ts';

const KEPT = 6;
/** Of states with more entries than this together only the last two are kept: they cost memory. */
const MOST_ENTRIES = 500_000;
/** A state that is no further away than this moves there, forward or back. */
const NEAR = 2_000;
/** So does one that is this many times nearer than the beginning of the log. */
const MUCH_NEARER = 10;
/** Entries taken back at a time. */
const STRIDE = 2_000;

/** States of logs at revisions, folded from the log; the ones used last are kept. */
export class Library {
  readonly #connection: Connection;
  readonly #mostEntries: number;
  readonly #near: number;
  /** Least recently used first. */
  #kept: WatchState[] = [];

  constructor(connection: Connection, { mostEntries = MOST_ENTRIES, near = NEAR } = {}) {
    this.#connection = connection;
    this.#mostEntries = mostEntries;
    this.#near = near;
  }

  /** The state at a revision. To be read at once: the next call may move it on. */
  async stateAt(log: LogName, revision: number): Promise<WatchState> {
    const nearest = this.#nearest(log, revision);
    const state = nearest ?? (await this.#empty(log));
    this.#kept = [...this.#kept.filter((kept) => kept !== state), state].slice(-KEPT);
    this.#lighten(revision);
    await this.#goBack(state, log, revision);
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

  /**
   * The instant whose knowledge a state is, unless one was asked for; null when it is all there
   * is. Before the first entry that is the last instant at which nothing was known.
   */
  async knownAt(
    log: Extent,
    { revision, recordedAt }: WatchState,
    asked: Instant | undefined,
  ): Promise<Instant | null> {
    if (asked !== undefined) return asked;
    if (revision >= log.revision) return null;
    if (recordedAt !== null) return recordedAt;
    const first = await this.#recordedAt(log, 1);
    return first === null ? null : first - 1;
  }

  /** Where a log stood within a limit of knowledge. */
  async standAt(log: Extent, query: { knownAt?: Instant | undefined }): Promise<Stand> {
    const revision = await this.revisionWithin(log, query);
    return { revision, recordedAt: await this.#recordedAt(log, revision) };
  }

  /** When an entry was recorded; null when there is none. */
  async #recordedAt(log: LogName, revision: number): Promise<Instant | null> {
    if (revision === 0) return null;
    const [entry] = await readSince(this.#connection, log, revision - 1, 1);
    return entry?.recordedAt ?? null;
  }

  /** The kept state that is quickest to move there; null where to begin anew is as good. */
  #nearest(log: LogName, revision: number): WatchState | null {
    let nearest: WatchState | null = null;
    let least = Number.POSITIVE_INFINITY;
    for (const kept of this.#kept) {
      if (kept.watch.id !== log.watch || kept.run !== log.run) continue;
      const way = Math.abs(kept.revision - revision);
      const isBack = kept.revision > revision;
      if (isBack && way > this.#near && way * MUCH_NEARER > revision) continue;
      if (way >= least) continue;
      nearest = kept;
      least = way;
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
      // Reading alone never gives way: a long log would keep out the word to end.
      await breathe();
    }
    return state;
  }

  /** Takes entries back, the newest first, until the state knows no more than a revision. */
  async #goBack(state: WatchState, log: LogName, revision: number): Promise<void> {
    while (state.revision > revision) {
      const to = Math.max(revision, state.revision - STRIDE);
      const entries: Entry[] = [];
      const rest = { since: Math.max(0, to - 1), upTo: state.revision };
      for await (const page of readEntries(this.#connection, log, rest)) entries.push(...page);
      // The one before them tells when the log stood there.
      const last = to === 0 ? undefined : entries.shift();
      unfold(state, entries, { revision: to, recordedAt: last?.recordedAt ?? null });
    }
  }
}

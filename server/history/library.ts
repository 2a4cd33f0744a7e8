import { setImmediate as breathe } from 'node:timers/promises';
import type { Connection } from '#db/client.ts';
import { readDefinition, readEntries, readSince, revisionAt } from '#db/log.ts';
import type { LogName } from '#db/log-name.ts';
import type { Snapshots } from '#db/snapshots.ts';
import type { Entry } from '#domain/entry.ts';
import type { Instant } from '#domain/instant.ts';
import { problem } from '#domain/problems.ts';
import { Refusal } from '#domain/refusal.ts';
import { type Stand, unfold } from '#domain/unfold.ts';
import { watchSchema } from '#domain/watch.ts';
import { emptyState, fold, type WatchState } from '#domain/watch-state.ts';
import type { Extent } from '#server/history/ask.ts';
import { restored } from '#server/restored.ts';

const KEPT = 6;
/** Of states with more entries than this together only the last two are kept: they cost memory. */
const MOST_ENTRIES = 500_000;
/** A state that is no further away than this moves there, forward or back. */
const NEAR = 2_000;
/** So does one that is this many times nearer than the beginning of the log. */
const MUCH_NEARER = 10;
/** Entries of a snapshot that are read in the time in which one is folded. */
const READ_IN_A_FOLD = 300;
/** Entries folded in the time in which one is taken back: what it had changed is looked up. */
const FOLDED_IN_A_STEP_BACK = 1.5;
/** Entries taken back at a time. */
const STRIDE = 2_000;

/** A snapshot to begin from, and how far it is from there, in entries folded. */
interface Start {
  revision: number;
  way: number;
}

interface Means {
  /** Where states begin that are far from the beginning of their log. */
  snapshots?: Snapshots | null;
  mostEntries?: number;
  near?: number;
}

const always = () => true;

/** How far it is from one revision to another, in entries folded. */
function wayBetween(from: number, to: number): number {
  return from < to ? to - from : (from - to) * FOLDED_IN_A_STEP_BACK;
}

/** States of logs at revisions, from snapshots and the log; the ones used last are kept. */
export class Library {
  readonly #connection: Connection;
  readonly #snapshots: Snapshots | null;
  readonly #mostEntries: number;
  readonly #near: number;
  /** Least recently used first. */
  #kept: WatchState[] = [];

  constructor(
    connection: Connection,
    { snapshots = null, mostEntries = MOST_ENTRIES, near = NEAR }: Means = {},
  ) {
    this.#connection = connection;
    this.#snapshots = snapshots;
    this.#mostEntries = mostEntries;
    this.#near = near;
  }

  /** The state at a revision. To be read at once: the next call may move it on. */
  stateAt(log: LogName, revision: number): Promise<WatchState> {
    return this.stateTowards(log, revision, always);
  }

  /** The same, or one on the way there, where `goesOn` said no before it was reached. */
  async stateTowards(log: LogName, revision: number, goesOn: () => boolean): Promise<WatchState> {
    const starts = this.#starts(log, revision);
    const state = this.#nearest(log, { revision, starts }) ?? (await this.#begin(log, starts));
    this.#kept = [...this.#kept.filter((kept) => kept !== state), state].slice(-KEPT);
    this.#lighten(revision);
    await this.#goBack(state, log, revision);
    return this.#foldOn(state, log, { revision, goesOn });
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
    const state = await this.#begin(log, this.#starts(log, revision));
    await this.#goBack(state, log, revision);
    return this.#foldOn(state, log, { revision, goesOn: always });
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

  /** Snapshots from which a revision is reached sooner than from the beginning, the best first. */
  #starts(log: LogName, revision: number): Start[] {
    const revisions = this.#snapshots?.revisions(log) ?? [];
    return revisions
      .map((from) => ({ revision: from, way: from / READ_IN_A_FOLD + wayBetween(from, revision) }))
      .filter(({ way }) => way < revision)
      .sort((a, b) => a.way - b.way);
  }

  /** The kept state that is quickest to move there; null where to begin anew is as good. */
  #nearest(
    log: LogName,
    { revision, starts }: { revision: number; starts: readonly Start[] },
  ): WatchState | null {
    const anew = starts[0]?.way ?? revision;
    let nearest: WatchState | null = null;
    let least = Number.POSITIVE_INFINITY;
    for (const kept of this.#kept) {
      if (kept.watch.id !== log.watch || kept.run !== log.run) continue;
      const way = wayBetween(kept.revision, revision);
      const isBack = kept.revision > revision;
      // What is taken back here must be folded again for whoever asks for it next.
      if (way > this.#near && way * (isBack ? MUCH_NEARER : 1) > anew) continue;
      if (way >= least) continue;
      nearest = kept;
      least = way;
    }
    return nearest;
  }

  /** A new state from the first of these snapshots that can be used, or of an empty log. */
  async #begin(log: LogName, starts: readonly Start[]): Promise<WatchState> {
    const definition = await readDefinition(this.#connection, log);
    const of = { watch: watchSchema.parse(JSON.parse(definition)), run: log.run };
    for (const { revision } of starts) {
      const state = this.#snapshots && (await restored(this.#snapshots, of, revision));
      if (state !== null) return state;
    }
    return emptyState(of.watch, of.run);
  }

  async #foldOn(
    state: WatchState,
    log: LogName,
    { revision, goesOn }: { revision: number; goesOn: () => boolean },
  ): Promise<WatchState> {
    const rest = { since: state.revision, upTo: revision };
    for await (const page of readEntries(this.#connection, log, rest)) {
      for (const entry of page) fold(state, entry);
      // Reading alone never gives way: a long log would keep out the word to end.
      await breathe();
      if (!goesOn()) break;
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
      const recall = this.#snapshots?.recall(log);
      // A state from a snapshot must know what a signal said to take it out.
      recall?.hold(entries);
      unfold(state, entries, { revision: to, recordedAt: last?.recordedAt ?? null });
      recall?.hold([]);
    }
  }
}

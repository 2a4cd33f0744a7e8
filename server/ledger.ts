import { setImmediate as breathe } from 'node:timers/promises';
import type { Connection } from '#db/client.ts';
import type { HistoricDraft } from '#db/demo/historic-draft.ts';
import {
  append,
  beginRun,
  type EntryRow,
  entryOf,
  readById,
  readEntries,
  readWatches,
} from '#db/log.ts';
import { type Draft, draftSchema, type Entry } from '#domain/entry.ts';
import { rulesBroken } from '#domain/entry-rules.ts';
import type { Instant } from '#domain/instant.ts';
import { problemsOf } from '#domain/problems.ts';
import { Refusal } from '#domain/refusal.ts';
import { type Watch, watchSchema } from '#domain/watch.ts';
import { emptyState, fold, type WatchState } from '#domain/watch-state.ts';
import { toWire } from '#domain/wire.ts';
import { appendSeconds, appends } from '#server/metrics.ts';

/** What an append answers: the entry, and whether it was there already. */
export interface Appended {
  entry: Entry;
  repeated: boolean;
}

/** A watch with all that its log adds up to, kept up to date by the ledger alone. */
export interface LiveWatch {
  readonly state: WatchState;
  /** When the current run began. */
  readonly startedAt: Instant;
  /** How many times faster than life an exercise is played; null for a real watch. */
  readonly pace: number | null;
}

/** What a run begins with. */
export interface Beginning {
  watch: Watch;
  history: readonly HistoricDraft[];
  startedAt: Instant;
  pace: number | null;
}

type Listener = (watch: string) => void;

/** Entries folded between two breaths of the event loop, when many are loaded at once. */
const BREATH = 200;

/**
 * The only writer. Entries of a watch are taken one at a time: checked against all that is
 * known, written in one transaction, folded into the state, announced. What is not on the disk
 * has not happened.
 */
export class Ledger {
  readonly #connection: Connection;
  readonly #clock: () => Instant;
  readonly #watches = new Map<string, LiveWatch>();
  readonly #listeners = new Set<Listener>();
  #last: Promise<unknown> = Promise.resolve();

  private constructor(connection: Connection, clock: () => Instant) {
    this.#connection = connection;
    this.#clock = clock;
  }

  /** The ledger over a database, with the state of every watch folded from its log. */
  static async open(connection: Connection, clock: () => Instant = Date.now): Promise<Ledger> {
    const ledger = new Ledger(connection, clock);
    for (const row of await readWatches(connection)) {
      const state = emptyState(watchSchema.parse(JSON.parse(row.definition)), row.run);
      for await (const entry of readEntries(connection, row)) fold(state, entry);
      ledger.#watches.set(row.watch, {
        state,
        startedAt: row.startedAt,
        pace: row.pace,
      });
    }
    return ledger;
  }

  /** Every watch, by id. */
  get watches(): ReadonlyMap<string, LiveWatch> {
    return this.#watches;
  }

  /** @throws Refusal `unknown-watch` */
  watch(id: string): LiveWatch {
    const live = this.#watches.get(id);
    if (live === undefined) throw new Refusal('unknown-watch', `There is no watch "${id}".`);
    return live;
  }

  get now(): Instant {
    return this.#clock();
  }

  /** Calls back after each entry of any watch, and when a watch begins a new run. */
  onChange(listener: Listener): void {
    this.#listeners.add(listener);
  }

  /**
   * Appends what a client sent. The same id with the same body answers with the first result.
   * @throws Refusal `invalid`, `unknown-watch`, `unknown-target`, `conflict` or `busy`; then
   * nothing was written.
   */
  append(watch: string, input: unknown): Promise<Appended> {
    return this.#inTurn(() => this.#append(this.watch(watch), parseDraft(input)));
  }

  /**
   * Begins a run of a watch with the entries it starts from, all of them or nothing. Each is
   * checked as if it had been appended at the instant it gives; only the clock is not asked.
   */
  beginRun({ watch, history, startedAt, pace }: Beginning): Promise<void> {
    return this.#inTurn(async () => {
      const run = this.nextRun(watch.id);
      const state = emptyState(watch, run);
      const rows: EntryRow[] = [];
      for (const [i, { draft, recordedAt }] of history.entries()) {
        check(state, draft, recordedAt);
        const entry = recorded(state, draft, recordedAt);
        rows.push(rowOf(entry, run, draft));
        fold(state, entry);
        if (i % BREATH === BREATH - 1) await breathe();
      }
      const definition = JSON.stringify(watch);
      const row = { watch: watch.id, run, definition, startedAt, pace };
      await beginRun(this.#connection, row, rows);
      this.#watches.set(watch.id, { state, startedAt, pace });
      this.#announce(watch.id);
    });
  }

  /** The number that the next run of a watch will have. */
  nextRun(watch: string): number {
    return (this.#watches.get(watch)?.state.run ?? 0) + 1;
  }

  /** Waits for what is under way. */
  async settle(): Promise<void> {
    await this.#last;
  }

  async #append({ state }: LiveWatch, draft: Draft): Promise<Appended> {
    const now = this.#clock();
    const done = appendSeconds.startTimer();
    try {
      check(state, draft, now);
      const entry = recorded(state, draft, now);
      await append(this.#connection, rowOf(entry, state.run, draft));
      fold(state, entry);
      done();
      appends.inc({ watch: state.watch.id });
      this.#announce(state.watch.id);
      return { entry, repeated: false };
    } catch (error) {
      if (error instanceof Refusal && error.code === 'busy') throw error;
      // A retry may refer to what has changed since; what was done is done.
      const repeated = await this.#repeated(state, draft);
      if (repeated === null) throw error;
      return repeated;
    }
  }

  /** The first result for this id, or null when the id is new. */
  async #repeated(state: WatchState, draft: Draft): Promise<Appended | null> {
    const log = { watch: state.watch.id, run: state.run };
    const stored = await readById(this.#connection, log, draft.id);
    if (stored === null) return null;
    if (stored.body !== bodyOf(draft)) {
      throw new Refusal('conflict', `The id ${draft.id} belongs to an entry that says otherwise.`);
    }
    return { entry: entryOf(log.watch, stored), repeated: true };
  }

  #announce(watch: string): void {
    for (const listener of this.#listeners) listener(watch);
  }

  #inTurn<T>(work: () => Promise<T>): Promise<T> {
    const turn = this.#last.then(work);
    this.#last = turn.catch(() => undefined);
    return turn;
  }
}

/** @throws Refusal `invalid` with every field that breaks a rule */
function parseDraft(input: unknown): Draft {
  const parsed = draftSchema.safeParse(input);
  if (parsed.success) return parsed.data;
  throw new Refusal('invalid', 'The entry breaks a rule.', problemsOf(parsed.error.issues, input));
}

function check(state: WatchState, draft: Draft, now: Instant): void {
  const problems = rulesBroken({ state, now }, draft);
  if (problems.length === 0) return;
  const astray = problems.some(({ rule }) => rule.startsWith('target.'));
  throw new Refusal(
    astray ? 'unknown-target' : 'invalid',
    `The entry does not fit the log of ${state.watch.title}.`,
    problems,
  );
}

/** The entry that a draft becomes: the next revision, at a time that never runs backwards. */
function recorded(state: WatchState, draft: Draft, now: Instant): Entry {
  return {
    ...draft,
    watch: state.watch.id,
    revision: state.revision + 1,
    recordedAt: Math.max(now, state.recordedAt ?? now),
  };
}

function bodyOf(draft: Draft): string {
  return JSON.stringify(toWire(draft));
}

function rowOf(entry: Entry, run: number, draft: Draft): EntryRow {
  const { watch, revision, id, kind, author, recordedAt } = entry;
  return { watch, run, revision, id, kind, author, recordedAt, body: bodyOf(draft) };
}

import { setImmediate as breathe } from 'node:timers/promises';
import type { Connection } from '#db/client.ts';
import { entryOf, readEntries } from '#db/log.ts';
import type { LogName } from '#db/log-name.ts';
import type { Snapshots } from '#db/snapshots.ts';
import type { Draft, Entry } from '#domain/entry.ts';
import { type Instant, minuteOf, SECOND } from '#domain/instant.ts';
import { readAhead } from '#domain/read-ahead.ts';
import { Refusal } from '#domain/refusal.ts';
import type { WatchState } from '#domain/watch-state.ts';
import { explained } from '#server/astray.ts';
import { type Beginning, begun } from '#server/beginning.ts';
import { Disk, isPassing } from '#server/disk.ts';
import { inSteps } from '#server/in-steps.ts';
import { type LiveWatch, LiveWatches } from '#server/live-watches.ts';
import { appendSeconds, appends } from '#server/metrics.ts';
import { check, type Line, lineOf } from '#server/recording.ts';
import { storedAs } from '#server/repeated.ts';
import { fitTogether, MOST_TOGETHER } from '#server/together.ts';
import { type Appended, type Arrived, mustBeOfRun, parsed, type Waiting } from '#server/waiting.ts';

type Listener = (watch: string) => void;

/** Transactions between two breaths, where entries cannot share one. */
const ALONE = 8;

/**
 * The only writer. Entries are taken in the order in which they came: checked against all that is
 * known, written, folded into the state, announced. Those that wait together share one
 * transaction. What is not on the disk has not happened.
 */
export class Ledger {
  /** Whether what is appended can be written. */
  readonly disk: Disk;
  readonly #connection: Connection;
  readonly #clock: () => Instant;
  readonly #watches: LiveWatches;
  readonly #listeners = new Set<Listener>();
  readonly #arrived: Arrived[] = [];
  readonly #mending = new Set<string>();
  #last: Promise<unknown> = Promise.resolve();

  private constructor(connection: Connection, clock: () => Instant, snapshots: Snapshots | null) {
    this.disk = new Disk(connection);
    this.#connection = connection;
    this.#clock = clock;
    this.#watches = new LiveWatches(connection, snapshots);
  }

  /**
   * The ledger over a database, with the state of every watch: its newest snapshot where there is
   * one, and the rest folded from its log.
   * @throws Refusal `storage`, or Unusable for a log that this version cannot read
   */
  static async open(
    connection: Connection,
    clock: () => Instant = Date.now,
    snapshots: Snapshots | null = null,
  ): Promise<Ledger> {
    const ledger = new Ledger(connection, clock, snapshots);
    await ledger.#watches.open();
    return ledger;
  }

  /** Every watch, by id. */
  get watches(): ReadonlyMap<string, LiveWatch> {
    return this.#watches.all;
  }

  /**
   * @throws Refusal `unknown-watch`, or `storage` while its state is half changed; whoever asks
   * again finds it whole, once the log can be read
   */
  watch(id: string): LiveWatch {
    if (!this.isWhole(id)) this.#mend(id);
    return this.#watches.get(id);
  }

  /** Whether all that the log of a watch adds up to is known. */
  isWhole(id: string): boolean {
    return this.#watches.isWhole(id);
  }

  get now(): Instant {
    return this.#clock();
  }

  /** Calls back after each entry of any watch, and when a watch begins a new run. */
  onChange(listener: Listener): void {
    this.#listeners.add(listener);
  }

  /**
   * Appends what a client sent, into the run that it was written for where that is said. The same
   * id with the same body answers with the first result.
   * @throws Refusal `invalid`, `unknown-watch`, `unknown-target`, `conflict`, `busy` or
   * `storage`; then nothing was written.
   */
  append(watch: string, input: unknown, run: number | null = null): Promise<Appended> {
    return new Promise((resolve, reject) => {
      this.#watches.known(watch);
      this.#arrived.push({ watch, run, input, resolve, reject });
      if (this.#arrived.length === 1) this.#inTurn(() => this.#takeArrived());
    });
  }

  /**
   * Begins a run of a watch with the entries it starts from, all of them or nothing. Each is
   * checked as if it had been appended at the instant it gives; only the clock is not asked.
   */
  beginRun({ watch, history, startedAt, pace }: Beginning): Promise<void> {
    return this.#inTurn(async () => {
      const run = this.nextRun(watch.id);
      const { state, rows } = await begun({ watch, run }, history);
      // Before it is shown, or the first view of it would hold up everybody.
      await inSteps(readAhead(state, minuteOf(this.#clock())));
      const definition = JSON.stringify(watch);
      const row = { watch: watch.id, run, definition, startedAt, pace };
      await this.disk.beginRun(row, rows);
      this.#watches.begin({ state, startedAt, pace });
      this.#announce(watch.id);
    });
  }

  /** The number that the next run of a watch will have. */
  nextRun(watch: string): number {
    return (this.watches.get(watch)?.state.run ?? 0) + 1;
  }

  /** Waits for what is under way. */
  async settle(): Promise<void> {
    await this.#last;
  }

  /**
   * Everything that has arrived by the time its turn comes, some at a time: the database answers
   * without a breath for others. Who comes later has another turn.
   */
  async #takeArrived(): Promise<void> {
    await breathe();
    const arrived = this.#arrived.splice(0);
    for (let i = 0; i < arrived.length; i += MOST_TOGETHER) {
      if (i > 0) await breathe();
      await this.#takeSome(arrived.slice(i, i + MOST_TOGETHER));
    }
  }

  async #takeSome(arrived: readonly Arrived[]): Promise<void> {
    const waiting = parsed(arrived);
    let taken = 0;
    for (let [first] = waiting; first !== undefined; [first] = waiting) {
      // Each of these has a transaction of its own, which takes as long as that of many.
      if (taken % ALONE === ALONE - 1) await breathe();
      taken += 1;
      waiting.splice(0, await this.#takeFirst(first, waiting));
    }
  }

  /** Answers those who wait first, together where that is possible; returns how many. */
  async #takeFirst(first: Waiting, waiting: readonly Waiting[]): Promise<number> {
    let together: readonly Waiting[] = [];
    try {
      const state = await this.#watches.whole(first.watch);
      const lines = fitTogether(state, waiting, this.#clock());
      together = waiting.slice(0, lines.length);
      const written = lines.length > 0 ? await this.#write(state, lines) : null;
      if (written !== null) {
        for (const [i, appended] of written.entries()) together[i]?.resolve(appended);
        return together.length;
      }
      first.resolve(await this.#append(await this.#watches.whole(first.watch), first));
      return 1;
    } catch (error) {
      // What keeps one out keeps out all who wait; any other failure is the first one's own.
      const all = isPassing(error) && together.length > 1 ? together : [first];
      for (const { reject } of all) reject(error);
      return all.length;
    }
  }

  /**
   * The entries as they are in the log now, all of them; null: each must see for itself.
   * @throws Refusal `busy` or `storage`; then none of them is
   */
  async #write(state: WatchState, lines: readonly Line[]): Promise<Appended[] | null> {
    try {
      await this.#record(state, lines);
    } catch (error) {
      if (isBusy(error)) throw error;
      const before = state.revision;
      await this.#catchUp(state, error);
      if (isPassing(error) && this.#watches.known(state.watch.id).state.revision === before)
        throw error;
      return null;
    }
    return lines.map(appendedOf);
  }

  async #append(state: WatchState, { draft, run }: Waiting): Promise<Appended> {
    const now = this.#clock();
    try {
      mustBeOfRun(run, state.run);
      check(state, draft, now);
      const line = lineOf(state, draft, { now });
      await this.#record(state, [line]);
      return appendedOf(line);
    } catch (error) {
      if (isBusy(error)) throw error;
      if (!(error instanceof Refusal) || isPassing(error)) await this.#catchUp(state, error);
      // A retry may refer to what has changed since; what was done is done.
      const log = { watch: state.watch.id, run: run ?? state.run };
      const repeated = await this.#repeated(log, draft);
      if (repeated === null) throw await explained(this.#connection, log, { draft, error });
      return repeated;
    }
  }

  /** Writes, folds, announces. */
  async #record(state: WatchState, lines: readonly Line[]): Promise<void> {
    const start = performance.now();
    const rows = lines.map(({ row }) => row);
    await this.disk.append(rows);
    await this.#take(
      state,
      lines.map(({ entry }) => entry),
    );
    appendSeconds.observe((performance.now() - start) / SECOND);
    appends.inc({ watch: state.watch.id }, lines.length);
    this.#announce(state.watch.id);
  }

  /**
   * Folds what the log holds beyond the state. A write that failed may have reached the disk all
   * the same; then it has happened.
   * @throws what failed, when it cannot be read either
   */
  async #catchUp(state: WatchState, failed: unknown): Promise<void> {
    const { id } = state.watch;
    const before = state.revision;
    try {
      const whole = await this.#watches.whole(id);
      const rest = { since: whole.revision };
      const log = { watch: id, run: whole.run };
      for await (const page of readEntries(this.#connection, log, rest))
        this.#watches.fold(whole, page);
    } catch (error) {
      throw isPassing(error) ? failed : error;
    }
    if (this.#watches.known(id).state.revision > before) this.#announce(id);
  }

  /** Folds what is on the disk, and has happened therefore, however it goes. */
  async #take(state: WatchState, entries: readonly Entry[]): Promise<void> {
    try {
      this.#watches.fold(state, entries);
    } catch {
      await this.#watches.whole(state.watch.id);
    }
  }

  /** The first result for this id, or null when the id is new. */
  async #repeated(log: LogName, draft: Draft): Promise<Appended | null> {
    const stored = await storedAs(this.#connection, log, draft);
    return stored && { entry: entryOf(log.watch, stored), body: stored.body, repeated: true };
  }

  /** Makes a state anew in its turn: who only looks must not wait until somebody logs. */
  #mend(id: string): void {
    if (this.#mending.has(id)) return;
    this.#mending.add(id);
    this.#inTurn(async () => {
      await breathe();
      await this.#watches.whole(id);
      this.#announce(id);
    })
      // It is tried again for whoever asks next.
      .catch(() => undefined)
      .finally(() => this.#mending.delete(id));
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

function appendedOf({ entry, row }: Line): Appended {
  return { entry, body: row.body, repeated: false };
}

function isBusy(error: unknown): boolean {
  return error instanceof Refusal && error.code === 'busy';
}

import type { Connection } from '#db/client.ts';
import { unknownForm } from '#db/failure.ts';
import { readWatches } from '#db/log.ts';
import type { Snapshots } from '#db/snapshots.ts';
import type { Entry } from '#domain/entry.ts';
import type { Instant } from '#domain/instant.ts';
import { Refusal } from '#domain/refusal.ts';
import { watchSchema } from '#domain/watch.ts';
import { fold, type WatchState } from '#domain/watch-state.ts';
import { stateOf } from '#server/restored.ts';

/** A watch with all that its log adds up to, kept up to date by the ledger alone. */
export interface LiveWatch {
  readonly state: WatchState;
  /** When the current run began. */
  readonly startedAt: Instant;
  /** How many times faster than life an exercise is played; null for a real watch. */
  readonly pace: number | null;
}

/** What to do where nothing is watched. */
export const noWatch =
  'This server has no watch. This version makes none but the two of the demonstration: stop the server and start it with DEMO=on to load them into the same database.';

/** The state of every watch, and what is folded into it. */
export class LiveWatches {
  readonly #connection: Connection;
  readonly #snapshots: Snapshots | null;
  readonly #all = new Map<string, LiveWatch>();
  /** Watches whose state is half changed: an entry could not be folded whole. */
  readonly #torn = new Set<string>();

  constructor(connection: Connection, snapshots: Snapshots | null) {
    this.#connection = connection;
    this.#snapshots = snapshots;
  }

  /** Every watch, by id. */
  get all(): ReadonlyMap<string, LiveWatch> {
    return this.#all;
  }

  /** Brings every watch up, from its newest snapshot where there is one, and from its log. */
  async open(): Promise<void> {
    for (const { run, definition, startedAt, pace, ...row } of await readWatches(
      this.#connection,
    )) {
      const watch = watchSchema.safeParse(JSON.parse(definition));
      if (!watch.success) unknownForm(`the watch ${row.watch}`);
      this.#snapshots?.tidy({ watch: row.watch, run });
      const state = await this.#read({ watch: watch.data, run });
      this.#all.set(row.watch, { state, startedAt, pace });
    }
  }

  /** @throws Refusal `unknown-watch` */
  known(id: string): LiveWatch {
    const live = this.#all.get(id);
    if (live === undefined) {
      const advice = this.#all.size > 0 ? '' : ` ${noWatch}`;
      throw new Refusal('unknown-watch', `There is no watch "${id}".${advice}`);
    }
    return live;
  }

  /** @throws Refusal `unknown-watch`, or `storage` while its state is half changed */
  get(id: string): LiveWatch {
    const live = this.known(id);
    if (!this.#torn.has(id)) return live;
    throw new Refusal('storage', 'The log of the server could not be read to its end.');
  }

  /** Whether all that its log adds up to is known. */
  isWhole(id: string): boolean {
    return !this.#torn.has(id);
  }

  /** A watch begins a new run; nothing of the ones before it will be needed. */
  begin(live: LiveWatch): void {
    const { watch, run } = live.state;
    this.#all.set(watch.id, live);
    this.#torn.delete(watch.id);
    this.#snapshots?.tidy({ watch: watch.id, run });
  }

  /** Folds entries of the log. A state from a snapshot reads the log on the way, which may fail. */
  fold(state: WatchState, entries: Iterable<Entry>): void {
    try {
      for (const entry of entries) fold(state, entry);
    } catch (error) {
      this.#torn.add(state.watch.id);
      throw error;
    }
  }

  /** The state of a watch, made anew if it is half changed. @throws Refusal */
  async whole(id: string): Promise<WatchState> {
    const live = this.known(id);
    if (!this.#torn.has(id)) return live.state;
    const state = await this.#read(live.state);
    this.#all.set(id, { ...live, state });
    this.#torn.delete(id);
    return state;
  }

  #read(of: Pick<WatchState, 'watch' | 'run'>): Promise<WatchState> {
    return stateOf(this.#connection, of, { snapshots: this.#snapshots });
  }
}

import { demoIds, demoWatches, exerciseSeed } from '#db/demo/demo.ts';
import { exerciseWatch } from '#db/demo/exercise/country.ts';
import { historyInSteps, type ScriptedDraft, scriptInSteps } from '#db/demo/exercise.ts';
import { SECOND } from '#domain/instant.ts';
import { Refusal } from '#domain/refusal.ts';
import type { WatchState } from '#domain/watch-state.ts';
import { toWire } from '#domain/wire.ts';
import type { Exercise } from '#server/contract.ts';
import { isPassing } from '#server/disk.ts';
import { inSteps } from '#server/in-steps.ts';
import type { Ledger } from '#server/ledger.ts';
import type { LiveWatch } from '#server/live-watches.ts';
import type { Logger } from '#server/logger.ts';
import type { TimeQuery } from '#server/queries.ts';

/** Past about 25 days a timer of Node fires at once; the telling wakes up on the way. */
const LONGEST_SLEEP = 3_600 * SECOND;

const watch = exerciseWatch.id;

interface Story {
  run: number;
  script: readonly ScriptedDraft[];
  told: number;
}

/**
 * Tells the script of the exercise through the ledger, each entry at its time. What has been
 * told is read from the log, so a server that was away goes on where it stopped.
 */
export class ExerciseRunner {
  readonly #ledger: Ledger;
  /** Pace of new runs; null holds the exercise still. */
  readonly #pace: number | null;
  readonly #log: Logger;
  /** What is to be told, and how much of it was; null until somebody needs it. */
  #story: Story | null = null;
  #preparing: Promise<Story | null> | null = null;
  #timer: NodeJS.Timeout | null = null;
  /** Changes with every run, and when the telling stops. */
  #turn = 0;

  constructor(ledger: Ledger, pace: number | null, log: Logger) {
    this.#ledger = ledger;
    this.#pace = pace;
    this.#log = log;
  }

  /**
   * Loads the watches that ship with the product, unless another watch is there already. A start
   * that was cut short may have loaded one of them.
   */
  async loadDemo(): Promise<void> {
    const { watches } = this.#ledger;
    const isLoaded = demoIds.every((id) => watches.has(id));
    if (isLoaded || [...watches.keys()].some((id) => !demoIds.includes(id))) return;
    const startedAt = this.#ledger.now;
    for (const { watch, history } of demoWatches(startedAt)) {
      if (watches.has(watch.id)) continue;
      const pace = watch.simulated ? (this.#pace ?? 1) : null;
      await this.#ledger.beginRun({ watch, history, startedAt, pace });
    }
  }

  /** Goes on with the script, where there is an exercise. */
  start(): void {
    if (this.#scripted === null) return;
    this.stop();
    this.#story = null;
    if (this.#pace === null) return;
    // Making the script up takes a moment that the first page should not wait for.
    const turn = this.#turn;
    this.#timer = setTimeout(async () => {
      const story = await this.#prepare();
      if (turn === this.#turn && story !== null) this.#sleep(story, 0);
    }, SECOND);
    this.#timer.unref();
  }

  /** The story of the run under way; null where no script is told. Made once for all who ask. */
  #prepare(): Promise<Story | null> {
    this.#preparing ??= this.#makeUp().finally(() => {
      this.#preparing = null;
    });
    return this.#preparing;
  }

  /** Makes the script up in steps, none of which keeps others waiting for long. */
  async #makeUp(): Promise<Story | null> {
    for (;;) {
      const live = this.#scripted;
      if (live === null) return null;
      // A new run may have begun meanwhile.
      if (this.#story?.run === live.state.run) return this.#story;
      const { state, startedAt, pace } = live;
      const script = await inSteps(scriptInSteps(exerciseSeed, startedAt, pace ?? 1));
      this.#story = { run: state.run, script, told: toldOf(state, script) };
    }
  }

  stop(): void {
    this.#turn += 1;
    if (this.#timer !== null) clearTimeout(this.#timer);
  }

  /** Begins a new run. @throws Refusal `not-found` for a watch without a script */
  async restart(id: string): Promise<Exercise> {
    if (!this.#hasScript(this.#ledger.watch(id))) throw withoutScript(id);
    this.stop();
    try {
      const startedAt = this.#ledger.now;
      const history = await inSteps(historyInSteps(exerciseSeed, startedAt));
      const pace = this.#pace ?? 1;
      await this.#ledger.beginRun({ watch: exerciseWatch, history, startedAt, pace });
    } finally {
      this.start();
    }
    const run = await this.about(id);
    if (run === null) throw withoutScript(id);
    return run;
  }

  /**
   * How far the run under way had come by an instant, on what was recorded by another: telling is
   * recording, so the earlier of the two counts. Null for a watch without a script. @throws Refusal
   */
  async about(id: string, { asOf, knownAt }: TimeQuery = {}): Promise<Exercise | null> {
    if (!this.#hasScript(this.#ledger.watch(id))) return null;
    const story = await this.#prepare();
    if (story === null) return null;
    const { script } = story;
    const { state, startedAt } = this.#ledger.watch(id);
    const by = Math.min(asOf ?? Number.POSITIVE_INFINITY, knownAt ?? Number.POSITIVE_INFINITY);
    const told = by === Number.POSITIVE_INFINITY ? story.told : toldOf(state, script, by);
    const next = script[told];
    const last = script.at(-1);
    return {
      run: state.run,
      state: next === undefined ? 'ended' : 'running',
      startedAt,
      endsAt: last === undefined ? null : startedAt + last.offset,
      nextAt: next === undefined || this.#pace === null ? null : startedAt + next.offset,
      told,
      left: script.length - told,
    };
  }

  /** The watch that the script is about, where it is there: also while its log cannot be read. */
  get #scripted(): LiveWatch | null {
    const live = this.#ledger.watches.get(watch);
    return live !== undefined && this.#hasScript(live) ? live : null;
  }

  /** Somebody's own watch of this name has no pace, and what is made up must not get into it. */
  #hasScript({ state, pace }: LiveWatch): boolean {
    return state.watch.id === watch && pace !== null;
  }

  #sleep(story: Story, atLeast: number): void {
    // Also while its log cannot be read: then it goes on when it can.
    const live = this.#scripted;
    if (live === null) return;
    const next = story.script[story.told];
    if (next === undefined) return;
    const turn = this.#turn;
    const dueAt = live.startedAt + next.offset;
    const wait = Math.min(Math.max(atLeast, dueAt - this.#ledger.now), LONGEST_SLEEP);
    this.#timer = setTimeout(async () => {
      const due = this.#ledger.now >= dueAt;
      const settled = due && (await this.#tell(next));
      if (turn !== this.#turn) return;
      if (settled) story.told += 1;
      this.#sleep(story, due && !settled ? SECOND : 0);
    }, wait);
    this.#timer.unref();
  }

  /** Whether the entry needs no further attempt: it is told, or it does not fit any more. */
  async #tell({ draft }: ScriptedDraft): Promise<boolean> {
    try {
      await this.#ledger.append(watch, toWire(draft));
      return true;
    } catch (error) {
      // The disk speaks for itself, once.
      if (isPassing(error)) return false;
      this.#log.warn({ err: error, watch, entry: draft.id }, 'a scripted entry was not taken');
      return error instanceof Refusal;
    }
  }
}

/** A refusal to tell of a script, or to start one afresh. */
export function withoutScript(id: string): Refusal {
  return new Refusal('not-found', `No script is told in the watch "${id}".`);
}

/**
 * How many entries of a script are in the log, or were by an instant: all up to the last one that
 * is there.
 */
function toldOf(
  state: WatchState,
  script: readonly ScriptedDraft[],
  by = Number.POSITIVE_INFINITY,
): number {
  const isTold = (id: string) => {
    if (by === Number.POSITIVE_INFINITY) return state.signals.has(id) || state.entries.has(id);
    const entry = state.signals.get(id)?.current ?? state.entries.get(id);
    return entry !== undefined && entry.recordedAt <= by;
  };
  return script.findLastIndex(({ draft: { id } }) => isTold(id)) + 1;
}

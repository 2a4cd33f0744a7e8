import type { WireView } from '#server/contract.ts';
import { broadcasts, viewSeconds } from '#server/metrics.ts';
import type { Json } from '#server/reads.ts';
import type { Views } from '#server/views.ts';

/** After a broadcast the server works on other things for this many times as long … */
const REST = 3;
/** … and for this long at least, milliseconds: nobody reads faster. */
const SHORTEST_REST = 50;
/** The more changes one view tells, the longer the next may gather: so long for each of them … */
const REST_PER_CHANGE = 20;
/** … up to this. */
const LONGEST_GATHERING = 250;

interface Outlet {
  /** Whether any screen shows the watch. */
  isWatched: (watch: string) => boolean;
  send: (watch: string, view: Json<WireView>) => void;
  /** There is no view of the watch to be sent: the log cannot be read. */
  fail: (watch: string, error: unknown) => void;
}

/**
 * Sends the newest view of a watch to its screens. Changes that come together, or while the last
 * view is still being paid for, are told by one view: a screen is never behind by more than that.
 */
export class Broadcast {
  readonly #views: Views;
  readonly #outlet: Outlet;
  readonly #due = new Map<string, NodeJS.Timeout | NodeJS.Immediate>();
  readonly #restUntil = new Map<string, number>();
  /** Changes that the next view will tell. */
  readonly #untold = new Map<string, number>();
  #stopped = false;

  constructor(views: Views, outlet: Outlet) {
    this.#views = views;
    this.#outlet = outlet;
  }

  /** The watch has a new entry, or its clock has moved. */
  changed(watch: string): void {
    if (this.#stopped) return;
    this.#untold.set(watch, (this.#untold.get(watch) ?? 0) + 1);
    if (this.#due.has(watch)) return;
    const wait = (this.#restUntil.get(watch) ?? 0) - performance.now();
    const flush = () => this.#flush(watch);
    this.#due.set(watch, wait > 0 ? setTimeout(flush, wait) : setImmediate(flush));
  }

  stop(): void {
    this.#stopped = true;
    for (const due of this.#due.values()) {
      if ('refresh' in due) clearTimeout(due);
      else clearImmediate(due);
    }
  }

  #flush(watch: string): void {
    this.#due.delete(watch);
    const told = this.#untold.get(watch) ?? 0;
    this.#untold.delete(watch);
    if (!this.#outlet.isWatched(watch)) return;
    const start = performance.now();
    try {
      this.#outlet.send(watch, this.#views.text(watch));
    } catch (error) {
      this.#outlet.fail(watch, error);
    }
    const took = performance.now() - start;
    const gathering = Math.min(LONGEST_GATHERING, told * REST_PER_CHANGE);
    const rest = Math.max(SHORTEST_REST, REST * took, gathering);
    this.#restUntil.set(watch, performance.now() + rest);
    broadcasts.inc({ watch });
    viewSeconds.observe(took / 1_000);
  }
}

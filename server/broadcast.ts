import type { WireView } from '#server/contract.ts';
import { broadcasts, viewSeconds } from '#server/metrics.ts';
import type { Json } from '#server/reads.ts';
import type { Views } from '#server/views.ts';

/** After a broadcast the server works on other things for this many times as long … */
const REST = 3;
/** … and for this long at least, milliseconds: nobody reads faster. */
const SHORTEST_REST = 50;

interface Outlet {
  /** Whether any screen shows the watch. */
  isWatched: (watch: string) => boolean;
  send: (watch: string, view: Json<WireView>) => void;
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
  #stopped = false;

  constructor(views: Views, outlet: Outlet) {
    this.#views = views;
    this.#outlet = outlet;
  }

  /** The watch has a new entry, or its clock has moved. */
  changed(watch: string): void {
    if (this.#stopped || this.#due.has(watch)) return;
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
    if (!this.#outlet.isWatched(watch)) return;
    const start = performance.now();
    this.#outlet.send(watch, this.#views.text(watch));
    const took = performance.now() - start;
    this.#restUntil.set(watch, performance.now() + Math.max(SHORTEST_REST, REST * took));
    broadcasts.inc({ watch });
    viewSeconds.observe(took / 1_000);
  }
}

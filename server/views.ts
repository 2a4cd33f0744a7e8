import { isoOf, minuteOf } from '#domain/instant.ts';
import { viewOf } from '#domain/watch-view.ts';
import { toWire } from '#domain/wire.ts';
import type { WireView } from '#server/contract.ts';
import type { Ledger } from '#server/ledger.ts';

/**
 * The newest view of every watch. Read once for however many ask: screens that join, pages that
 * load, and the broadcast after an entry.
 */
export class Views {
  readonly #ledger: Ledger;
  readonly #newest = new Map<string, WireView>();

  constructor(ledger: Ledger) {
    this.#ledger = ledger;
  }

  /** The view as of this minute, on all that is known. @throws Refusal `unknown-watch` */
  now(watch: string): WireView {
    const { state } = this.#ledger.watch(watch);
    const asOf = minuteOf(this.#ledger.now);
    const last = this.#newest.get(watch);
    if (
      last !== undefined &&
      last.run === state.run &&
      last.revision === state.revision &&
      last.asOf === isoOf(asOf)
    ) {
      return last;
    }
    const view = toWire(viewOf(state, asOf, null));
    this.#newest.set(watch, view);
    return view;
  }
}

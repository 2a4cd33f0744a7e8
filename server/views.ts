import type { View } from '#domain/view.ts';
import { viewOf } from '#domain/watch-view.ts';
import { toWire } from '#domain/wire.ts';
import type { WireView } from '#server/contract.ts';
import type { Ledger } from '#server/ledger.ts';

/** How old the view of a quiet watch may be before it is read anew. */
const FRESH_FOR = 1_000;

interface Read {
  view: View;
  wire: WireView;
}

/**
 * The newest view of every watch. Read once for however many ask: screens that join, pages that
 * load, and the broadcast after an entry.
 */
export class Views {
  readonly #ledger: Ledger;
  readonly #newest = new Map<string, Read>();

  constructor(ledger: Ledger) {
    this.#ledger = ledger;
  }

  /** The view as of now, on all that is known. @throws Refusal `unknown-watch` */
  now(watch: string): WireView {
    const { state } = this.#ledger.watch(watch);
    const asOf = this.#ledger.now;
    const last = this.#newest.get(watch);
    if (
      last !== undefined &&
      last.view.run === state.run &&
      last.view.revision === state.revision &&
      asOf - last.view.asOf < FRESH_FOR
    ) {
      return last.wire;
    }
    const view = viewOf(state, asOf, null);
    const wire = toWire(view);
    this.#newest.set(watch, { view, wire });
    return wire;
  }
}

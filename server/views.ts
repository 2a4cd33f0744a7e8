import { type Instant, minuteOf } from '#domain/instant.ts';
import { readAhead } from '#domain/read-ahead.ts';
import { viewOf } from '#domain/watch-view.ts';
import type { WireView } from '#server/contract.ts';
import { inSteps } from '#server/in-steps.ts';
import type { Ledger } from '#server/ledger.ts';
import type { Json } from '#server/reads.ts';
import { ViewText } from '#server/view-text.ts';

/** How old the view of a quiet watch may be before it is read anew. */
const FRESH_FOR = 1_000;

interface Read {
  run: number;
  revision: number;
  asOf: Instant;
  text: Json<WireView>;
}

/**
 * The newest view of every watch. Read and written down once for however many ask: screens that
 * join, pages that load, and the broadcast after an entry.
 */
export class Views {
  readonly #ledger: Ledger;
  readonly #newest = new Map<string, Read>();
  readonly #texts = new Map<string, ViewText>();

  constructor(ledger: Ledger) {
    this.#ledger = ledger;
  }

  /** The view as of now, on all that is known, as JSON text. @throws Refusal `unknown-watch` */
  text(watch: string): Json<WireView> {
    return this.#read(watch).text;
  }

  /**
   * Reads every watch in steps: whoever asks first has an answer as soon as anybody later, and
   * nobody waits for it. What cannot be read now is told to whoever asks for it.
   */
  async readAhead(): Promise<void> {
    for (const { state } of this.#ledger.watches.values()) {
      await inSteps(readAhead(state, minuteOf(this.#ledger.now))).catch(() => undefined);
    }
  }

  #read(watch: string): Read {
    const { state } = this.#ledger.watch(watch);
    const { run, revision } = state;
    const asOf = this.#ledger.now;
    const last = this.#newest.get(watch);
    if (
      last !== undefined &&
      last.run === run &&
      last.revision === revision &&
      // Either way: a clock that was set back must not hold the view still.
      Math.abs(asOf - last.asOf) < FRESH_FOR
    ) {
      return last;
    }
    const text = this.#textOf(watch).of(viewOf(state, asOf, null));
    const read = { run, revision, asOf, text };
    this.#newest.set(watch, read);
    return read;
  }

  #textOf(watch: string): ViewText {
    const known = this.#texts.get(watch) ?? new ViewText();
    this.#texts.set(watch, known);
    return known;
  }
}

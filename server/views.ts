import type { Instant } from '#domain/instant.ts';
import type { Reading } from '#domain/reading.ts';
import type { View } from '#domain/view.ts';
import { viewOf } from '#domain/watch-view.ts';
import { toWire } from '#domain/wire.ts';
import type { WireView } from '#server/contract.ts';
import type { Ledger } from '#server/ledger.ts';
import type { Json } from '#server/reads.ts';

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

  constructor(ledger: Ledger) {
    this.#ledger = ledger;
  }

  /** The view as of now, on all that is known, as JSON text. @throws Refusal `unknown-watch` */
  text(watch: string): Json<WireView> {
    return this.#read(watch).text;
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
      asOf - last.asOf < FRESH_FOR
    ) {
      return last;
    }
    const read = { run, revision, asOf, text: textOf(viewOf(state, asOf, null)) };
    this.#newest.set(watch, read);
    return read;
  }
}

/** Readings that no entry has touched since are the same objects: their text is kept. */
const told = new WeakMap<Reading, string>();

function textOf({ readings, ...rest }: View): Json<WireView> {
  const texts = readings.map((reading) => {
    const kept = told.get(reading);
    if (kept !== undefined) return kept;
    const text = JSON.stringify(toWire(reading));
    told.set(reading, text);
    return text;
  });
  return `${JSON.stringify(toWire(rest)).slice(0, -1)},"readings":[${texts.join(',')}]}`;
}

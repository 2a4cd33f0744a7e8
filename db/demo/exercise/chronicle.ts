import { entryId } from '#db/demo/entry-id.ts';
import type { HistoricDraft } from '#db/demo/historic-draft.ts';
import type { EntryBody } from '#db/demo/log-writer.ts';
import type { Steps } from '#db/demo/steps.ts';
import { draftSchema } from '#domain/entry.ts';
import { HOUR, type Instant } from '#domain/instant.ts';

interface Planned {
  key: string;
  id: string;
  recordedAt: Instant;
  body: EntryBody;
}

export type SignalBody = Extract<EntryBody, { kind: 'signal-recorded' }>['signal'];

/** Entries parsed in one step. */
const STEP = 500;

/** Who is at the desk, by eight-hour shifts from midnight. */
const shifts = ['I. Sandjo', 'A. Kéra', 'C. Morel'] as const;

/** The log of the exercise while it is being made up: entries in any order, each with its instant. */
export class Chronicle {
  /** Tells runs apart: entries of another run have other ids. */
  readonly #run: string;
  readonly #planned: Planned[] = [];

  constructor(run: string) {
    this.#run = run;
  }

  /** Plans an entry and returns its id. `key` names it uniquely within the run. */
  add(recordedAt: Instant, key: string, body: EntryBody): string {
    const at = Math.round(recordedAt);
    const id = entryId(at, `${this.#run}/${key}`);
    this.#planned.push({ key, id, recordedAt: at, body });
    return id;
  }

  /** Plans a signal and returns its id. */
  signal(recordedAt: Instant, key: string, signal: SignalBody): string {
    return this.add(recordedAt, key, { kind: 'signal-recorded', signal });
  }

  /** The instants of recording in (from, to], ascending. */
  instants(from: Instant, to: Instant): Instant[] {
    return this.#between(from, to).map(({ recordedAt }) => recordedAt);
  }

  /** The entries recorded in (from, to], in order, some of them in each step. */
  *entries(from: Instant, to: Instant): Steps<HistoricDraft[]> {
    const entries: HistoricDraft[] = [];
    for (const { id, recordedAt, body } of this.#between(from, to)) {
      const draft = draftSchema.parse({ id, author: authorAt(recordedAt), ...body });
      entries.push({ draft, recordedAt });
      if (entries.length % STEP === 0) yield;
    }
    return entries;
  }

  #between(from: Instant, to: Instant): Planned[] {
    return this.#planned
      .filter(({ recordedAt }) => recordedAt > from && recordedAt <= to)
      .sort((a, b) => a.recordedAt - b.recordedAt || (a.key < b.key ? -1 : 1));
  }
}

function authorAt(instant: Instant): string {
  return shifts[Math.floor((instant % (24 * HOUR)) / (8 * HOUR))] ?? shifts[0];
}

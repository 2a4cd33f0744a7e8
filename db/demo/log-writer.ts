import { entryId } from '#db/demo/entry-id.ts';
import type { HistoricDraft } from '#db/demo/historic-draft.ts';
import { type DraftInput, draftSchema } from '#domain/entry.ts';
import { type Instant, SECOND } from '#domain/instant.ts';

type WithoutEnvelope<T> = T extends unknown ? Omit<T, 'id' | 'author'> : never;
/** What an entry says, in wire form, before it has an id and an author. */
export type EntryBody = WithoutEnvelope<DraftInput>;

/** Seconds between two entries that one person types one after the other. */
const PACE = 20 * SECOND;

/** Writes entries down as one author at their desk, one after the other. */
export class LogWriter {
  readonly history: HistoricDraft[] = [];
  readonly #author: string;
  #at: Instant;

  constructor(author: string, startAt: Instant) {
    this.#author = author;
    this.#at = startAt;
  }

  /** Records an entry and returns its id. `key` names it uniquely within the watch. */
  record(key: string, body: EntryBody): string {
    const id = entryId(this.#at, key);
    const draft = draftSchema.parse({ id, author: this.#author, ...body });
    this.history.push({ draft, recordedAt: this.#at });
    this.#at += PACE;
    return id;
  }

  /** Records a signal and returns its id. */
  signal(key: string, signal: Extract<EntryBody, { kind: 'signal-recorded' }>['signal']): string {
    return this.record(key, { kind: 'signal-recorded', signal });
  }
}

import { closeSync, openSync, readSync, writeSync } from 'node:fs';
import { entryOf, type StoredEntry } from '#db/log.ts';
import type { Entry } from '#domain/entry.ts';
import type { Recall } from '#domain/snapshot/recall.ts';

/** A log in a plain file: read again entry by entry, it holds no more than where each one lies. */
export class LogFile implements Recall {
  readonly #file: number;
  readonly #watch: string;
  /** Where the entry of each revision begins; what comes after the last one is not written yet. */
  readonly #begins: Float64Array;
  readonly #recordedAt: Float64Array;
  #written = 0;
  #fetched = 0;

  /** A new file, for so many entries. */
  constructor(path: string, watch: string, entries: number) {
    this.#file = openSync(path, 'w+');
    this.#watch = watch;
    this.#begins = new Float64Array(entries + 2);
    this.#recordedAt = new Float64Array(entries + 2);
  }

  /** How many entries were read again. */
  get fetched(): number {
    return this.#fetched;
  }

  /** Writes the next entries down, and gives them as they come out of the log. */
  add(stored: readonly StoredEntry[]): Entry[] {
    for (const { revision, recordedAt, body } of stored) {
      const bytes = Buffer.from(body);
      writeSync(this.#file, bytes, 0, bytes.length, this.#begins[revision]);
      this.#recordedAt[revision] = recordedAt;
      this.#begins[revision + 1] = (this.#begins[revision] ?? 0) + bytes.length;
      this.#written = revision;
    }
    return stored.map((one) => entryOf(this.#watch, one));
  }

  entry(revision: number): Entry {
    const from = this.#begins[revision] ?? 0;
    const length = (this.#begins[revision + 1] ?? 0) - from;
    if (length <= 0) throw new Error(`There is no entry ${revision}.`);
    const bytes = Buffer.allocUnsafe(length);
    readSync(this.#file, bytes, 0, length, from);
    this.#fetched += 1;
    const recordedAt = this.#recordedAt[revision] ?? 0;
    return entryOf(this.#watch, { revision, recordedAt, body: bytes.toString() });
  }

  some(revisions: readonly number[]): Entry[] {
    return revisions.map((revision) => this.entry(revision));
  }

  *entries(since: number, upTo: number): Generator<Entry> {
    const last = Math.min(upTo, this.#written);
    for (let revision = since + 1; revision <= last; revision += 1) yield this.entry(revision);
  }

  close(): void {
    closeSync(this.#file);
  }
}

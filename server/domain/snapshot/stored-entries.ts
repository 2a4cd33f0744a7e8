import type { StoredEntries } from '#domain/entries.ts';
import { type Entry, type EntryKind, entryKinds } from '#domain/entry.ts';
import type { Column } from '#domain/snapshot/column.ts';
import { IdTable } from '#domain/snapshot/id-table.ts';
import { type Packer, type Unpacker, Unreadable } from '#domain/snapshot/packer.ts';
import type { Recall } from '#domain/snapshot/recall.ts';

/** Entries other than signals in a snapshot: where they stand in the log, and of what kind. */
export class SnapshotEntries implements StoredEntries {
  readonly #ids: IdTable;
  readonly #kinds: Column;
  readonly #revisions: Column;
  readonly #recall: Recall;

  /** @throws Unreadable */
  constructor(from: Unpacker, recall: Recall) {
    from.section('entries');
    this.#ids = IdTable.unpack(from);
    this.#kinds = from.column();
    this.#revisions = from.column();
    this.#recall = recall;
  }

  get size(): number {
    return this.#ids.size;
  }

  placeOf(id: string): number {
    return this.#ids.placeOf(id);
  }

  idAt(place: number): string {
    return this.#ids.at(place);
  }

  kindAt(place: number): EntryKind {
    const kind = entryKinds[this.#kinds.at(place) ?? -1];
    if (kind === undefined) throw new Unreadable('There is no such kind of entry.');
    return kind;
  }

  revisionAt(place: number): number {
    return this.#revisions.at(place) ?? 0;
  }

  entryAt(place: number): Entry {
    const entry = this.#recall.entry(this.revisionAt(place));
    if (entry.id !== this.idAt(place)) {
      throw new Unreadable('The log is not that of the snapshot.');
    }
    return entry;
  }
}

/** Writes entries in order of the log for `SnapshotEntries` to read. */
export function packEntries(
  entries: Iterable<{ id: string; kind: EntryKind; revision: number }>,
  out: Packer,
): void {
  const all = [...entries];
  out.section('entries');
  IdTable.of(all.map(({ id }) => id)).pack(out);
  out.numbers(all.map(({ kind }) => entryKinds.indexOf(kind)));
  out.numbers(all.map(({ revision }) => revision));
}

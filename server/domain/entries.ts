import type { Entry, EntryOf } from '#domain/entry.ts';

/** Entries of a snapshot, by their place: each is fetched when somebody asks for it. */
export interface StoredEntries {
  readonly size: number;
  /** The place of an id; −1 when it is none of them. */
  placeOf(id: string): number;
  idAt(place: number): string;
  kindAt(place: number): Entry['kind'];
  revisionAt(place: number): number;
  entryAt(place: number): Entry;
}

/** Entries other than signals, by id, in order of the log. */
export class Entries {
  /** Those of the log that were folded or fetched; null for stored ones that have gone. */
  readonly #known = new Map<string, Entry | null>();
  readonly #stored: StoredEntries | null;

  constructor(stored: StoredEntries | null = null) {
    this.#stored = stored;
  }

  has(id: string): boolean {
    const known = this.#known.get(id);
    return known === undefined ? this.#placeOf(id) >= 0 : known !== null;
  }

  get(id: string): Entry | undefined {
    const known = this.#known.get(id);
    if (known !== undefined) return known ?? undefined;
    const place = this.#placeOf(id);
    if (place < 0) return undefined;
    const fetched = this.#stored?.entryAt(place);
    if (fetched !== undefined) this.#known.set(id, fetched);
    return fetched;
  }

  set(id: string, entry: Entry): void {
    this.#known.set(id, entry);
  }

  delete(id: string): void {
    if (this.#placeOf(id) >= 0) this.#known.set(id, null);
    else this.#known.delete(id);
  }

  /** Their ids, in order of the log. */
  *keys(): Generator<string> {
    const stored = this.#stored;
    for (let place = 0; place < (stored?.size ?? 0); place += 1) {
      const id = stored?.idAt(place);
      if (id !== undefined && this.#known.get(id) !== null) yield id;
    }
    for (const [id, entry] of this.#known) {
      if (entry !== null && this.#placeOf(id) < 0) yield id;
    }
  }

  /** All of them, in order of the log. */
  *values(): Generator<Entry> {
    for (const id of this.keys()) {
      const entry = this.get(id);
      if (entry !== undefined) yield entry;
    }
  }

  /** Those of some kinds, in order of the log. */
  *ofKind<K extends Entry['kind']>(...kinds: readonly K[]): Generator<EntryOf<K>> {
    const asked: ReadonlySet<Entry['kind']> = new Set<Entry['kind']>(kinds);
    for (const { id, kind } of this.told()) {
      const entry = asked.has(kind) ? this.get(id) : undefined;
      if (entry !== undefined && isOf(entry, kinds)) yield entry;
    }
  }

  /** Where each of them stands in the log, and of what kind it is, without fetching any. */
  *told(): Generator<{ id: string; kind: Entry['kind']; revision: number }> {
    for (const id of this.keys()) {
      const entry = this.#known.get(id);
      const place = this.#placeOf(id);
      if (entry !== undefined && entry !== null) {
        yield { id, kind: entry.kind, revision: entry.revision };
      } else if (this.#stored !== null) {
        yield {
          id,
          kind: this.#stored.kindAt(place),
          revision: this.#stored.revisionAt(place),
        };
      }
    }
  }

  #placeOf(id: string): number {
    return this.#stored?.placeOf(id) ?? -1;
  }
}

function isOf<K extends Entry['kind']>(entry: Entry, kinds: readonly K[]): entry is EntryOf<K> {
  return kinds.some((kind) => kind === entry.kind);
}

import type { Link, StoredLinks } from '#domain/event-links.ts';
import type { Column } from '#domain/snapshot/column.ts';
import { IdTable } from '#domain/snapshot/id-table.ts';
import { type Packer, type Unpacker, Unreadable } from '#domain/snapshot/packer.ts';

const kinds = ['report-attached', 'events-merged', 'event-split'] as const;

/** What each of some ids leads to. */
class Leads {
  readonly #from: IdTable;
  readonly #to: IdTable;

  /** @throws Unreadable */
  constructor(from: Unpacker) {
    this.#from = IdTable.unpack(from);
    this.#to = IdTable.unpack(from);
    if (this.#from.size !== this.#to.size) throw new Unreadable('Some links lead nowhere.');
  }

  static pack(leads: Iterable<readonly [from: string, to: string]>, out: Packer): void {
    const sorted = [...leads].sort(([a], [b]) => (a < b ? -1 : 1));
    IdTable.of(sorted.map(([from]) => from)).pack(out);
    IdTable.of(sorted.map(([, to]) => to)).pack(out);
  }

  get(id: string): string | undefined {
    const place = this.#from.placeOf(id);
    return place < 0 ? undefined : this.#to.at(place);
  }

  *[Symbol.iterator](): Generator<readonly [from: string, to: string]> {
    for (let i = 0; i < this.#from.size; i += 1) yield [this.#from.at(i), this.#to.at(i)];
  }
}

/** The links of a snapshot, and what they add up to. */
export class SnapshotLinks implements StoredLinks {
  readonly #kinds: Column;
  readonly #ids: IdTable;
  readonly #first: IdTable;
  readonly #second: IdTable;
  readonly own: Leads;
  readonly merged: Leads;

  /** @throws Unreadable */
  constructor(from: Unpacker) {
    this.#kinds = from.column();
    this.#ids = IdTable.unpack(from);
    this.#first = IdTable.unpack(from);
    this.#second = IdTable.unpack(from);
    this.own = new Leads(from);
    this.merged = new Leads(from);
  }

  all(): Link[] {
    return Array.from({ length: this.#kinds.length }, (_, place) => this.#at(place));
  }

  #at(place: number): Link {
    const kind = kinds[this.#kinds.at(place) ?? -1];
    const [id, first, second] = [this.#ids, this.#first, this.#second].map((ids) => ids.at(place));
    if (kind === undefined || id === undefined || first === undefined || second === undefined) {
      throw new Unreadable('There is no such link.');
    }
    if (kind === 'report-attached') return { id, kind, signal: first, event: second };
    if (kind === 'events-merged') return { id, kind, from: first, into: second };
    return { id, kind, signal: first };
  }
}

/** What a link names; one that takes a report out of its event names nothing else. */
function namedBy(link: Link): [first: string, second: string] {
  if (link.kind === 'report-attached') return [link.signal, link.event];
  return link.kind === 'events-merged' ? [link.from, link.into] : [link.signal, link.id];
}

/** Writes links, in order of the log, for `SnapshotLinks` to read. */
export function packLinks(
  links: readonly Link[],
  { own, merged }: Pick<StoredLinks, 'own' | 'merged'>,
  out: Packer,
): void {
  out.numbers(links.map(({ kind }) => kinds.indexOf(kind)));
  IdTable.of(links.map(({ id }) => id)).pack(out);
  IdTable.of(links.map((link) => namedBy(link)[0])).pack(out);
  IdTable.of(links.map((link) => namedBy(link)[1])).pack(out);
  Leads.pack(own, out);
  Leads.pack(merged, out);
}

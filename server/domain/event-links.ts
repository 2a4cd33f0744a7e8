import { IdMap } from '#domain/id-map.ts';

/** What an entry says of signals and events. */
export type Link =
  | { id: string; kind: 'report-attached'; signal: string; event: string }
  | { id: string; kind: 'events-merged'; from: string; into: string }
  | { id: string; kind: 'event-split'; signal: string };

/** What some ids lead to. */
interface Leads extends Iterable<readonly [from: string, to: string]> {
  get(id: string): string | undefined;
}

/** Links of a snapshot. */
export interface StoredLinks {
  /** All of them, in order of the log. */
  all(): Link[];
  /** The event that each signal was last linked to, and that each event was merged into. */
  readonly own: Leads;
  readonly merged: Leads;
}

/**
 * Which event a signal reports. The link a signal was recorded with comes first, a later
 * attach or split replaces it, and merges lead on to the event that took the other in.
 */
export class EventLinks {
  /** What a snapshot holds; all others came later. */
  #stored: StoredLinks | null = null;
  #links: Link[] = [];
  #own = new IdMap<string>();
  #merged = new IdMap<string>();

  add(link: Link): void {
    this.#links.push(link);
    this.#apply(link);
  }

  remove(entry: string): void {
    const links = this.all;
    const index = links.findIndex((link) => link.id === entry);
    if (index < 0) return;
    this.become(links.toSpliced(index, 1));
  }

  /** Forgets all links for these, in order of the log. */
  become(links: readonly Link[]): void {
    this.#stored = null;
    this.#links = [...links];
    this.#own = new IdMap();
    this.#merged = new IdMap();
    for (const link of links) this.#apply(link);
  }

  /** The same from a snapshot, while there are none. */
  becomeStored(stored: StoredLinks): void {
    this.#stored = stored;
  }

  /** All of them, in order of the log. */
  get all(): readonly Link[] {
    return this.#stored === null ? this.#links : [...this.#stored.all(), ...this.#links];
  }

  /** What they add up to, to be written: the newest for each. */
  get leads(): Pick<StoredLinks, 'own' | 'merged'> {
    const { own, merged } = this.#stored ?? { own: [], merged: [] };
    return { own: new Map([...own, ...this.#own]), merged: new Map([...merged, ...this.#merged]) };
  }

  /** The event that a signal reports; `recordedWith` is the link in the signal itself. */
  eventOf(signal: string, recordedWith: string | null): string {
    const linked = this.#own.get(signal) ?? this.#stored?.own.get(signal);
    const event = linked ?? recordedWith ?? signal;
    return this.#merged.size === 0 && this.#stored === null ? event : this.resolve(event);
  }

  /** The event into which an event was merged, if any, to the end of the chain. */
  resolve(event: string): string {
    let at = event;
    for (let next = this.#mergedInto(at); next !== undefined; next = this.#mergedInto(at)) {
      at = next;
    }
    return at;
  }

  #mergedInto(event: string): string | undefined {
    return this.#merged.get(event) ?? this.#stored?.merged.get(event);
  }

  #apply(link: Link): void {
    if (link.kind === 'report-attached') this.#own.set(link.signal, link.event);
    else if (link.kind === 'event-split') this.#own.set(link.signal, link.id);
    else {
      const from = this.resolve(link.from);
      const into = this.resolve(link.into);
      if (from !== into) this.#merged.set(from, into);
    }
  }
}

import { IdMap } from '#domain/id-map.ts';

/** What an entry says of signals and events. */
export type Link =
  | { id: string; kind: 'report-attached'; signal: string; event: string }
  | { id: string; kind: 'events-merged'; from: string; into: string }
  | { id: string; kind: 'event-split'; signal: string };

/**
 * Which event a signal reports. The link a signal was recorded with comes first, a later
 * attach or split replaces it, and merges lead on to the event that took the other in.
 */
export class EventLinks {
  #links: Link[] = [];
  #own = new IdMap<string>();
  #merged = new IdMap<string>();

  add(link: Link): void {
    this.#links.push(link);
    this.#apply(link);
  }

  remove(entry: string): void {
    const index = this.#links.findIndex((link) => link.id === entry);
    if (index < 0) return;
    this.become(this.#links.toSpliced(index, 1));
  }

  /** Forgets all links for these, in order of the log. */
  become(links: readonly Link[]): void {
    this.#links = [...links];
    this.#own = new IdMap();
    this.#merged = new IdMap();
    for (const link of links) this.#apply(link);
  }

  /** All of them, in order of the log. */
  get all(): readonly Link[] {
    return this.#links;
  }

  /** True when nothing was ever attached, merged or split. */
  get isEmpty(): boolean {
    return this.#links.length === 0;
  }

  /** The event that a signal reports; `recordedWith` is the link in the signal itself. */
  eventOf(signal: string, recordedWith: string | null): string {
    const event = this.#own.get(signal) ?? recordedWith ?? signal;
    return this.#merged.size === 0 ? event : this.resolve(event);
  }

  /** The event into which an event was merged, if any, to the end of the chain. */
  resolve(event: string): string {
    let at = event;
    for (let next = this.#merged.get(at); next !== undefined; next = this.#merged.get(at))
      at = next;
    return at;
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

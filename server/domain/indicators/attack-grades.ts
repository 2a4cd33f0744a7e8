import { configuration } from '#domain/configuration.ts';
import type { EventListener, EventRecord } from '#domain/event-book.ts';
import { keptTally } from '#domain/snapshot/kept-tally.ts';
import type { StatePacker, StateUnpacker } from '#domain/snapshot/packing.ts';
import {
  type InstantList,
  type Instants,
  instantsOf,
  packInstants,
  unpackInstants,
} from '#domain/sorted-instants.ts';
import type { WatchState } from '#domain/watch-state.ts';

/** Attacks by region, ascending. */
export type ByRegion = ReadonlyMap<string, Instants>;

/** Which attacks are counted: those that are believed, the firm ones alone, or all. */
export type Graded = 'credible' | 'firm' | 'all';

type AttackEvent = EventRecord<'attack-frequency'>;

/** Attacks by region of those grades that the book does not sort itself. */
class GradedRegions implements EventListener<'attack-frequency'> {
  readonly firm = new Map<string, InstantList>();
  readonly all = new Map<string, InstantList>();

  putIn(event: AttackEvent): void {
    for (const instants of this.#listsOf(event)) instants.enter(event.at);
  }

  takeOut(event: AttackEvent): void {
    for (const instants of this.#listsOf(event)) instants.drop(event.at);
  }

  pack(out: StatePacker): void {
    packInstants(this.firm, out);
    packInstants(this.all, out);
  }

  unpack(from: StateUnpacker): void {
    unpackInstants(this.firm, from);
    unpackInstants(this.all, from);
  }

  #listsOf({ region, weight }: AttackEvent): InstantList[] {
    if (region === null) return [];
    const all = instantsOf(this.all, region);
    return weight < configuration.corroboratedWeight ? [all] : [all, instantsOf(this.firm, region)];
  }
}

export const gradedRegions = keptTally(
  'graded-regions',
  'attack-frequency',
  () => new GradedRegions(),
);

/** The attacks of one kind of grade: when they were, and when in each region. */
export function attacksOf(
  state: WatchState,
  graded: Graded,
): { instants: Instants; byRegion: ByRegion } {
  const book = state.books['attack-frequency'];
  if (graded === 'credible') return { instants: book.credible, byRegion: book.credibleByRegion };
  const instants = graded === 'firm' ? book.firm : book.instants;
  return { instants, byRegion: gradedRegions(state)[graded] };
}

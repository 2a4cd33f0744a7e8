import { configuration } from '#domain/configuration.ts';
import type { EventListener } from '#domain/event-book.ts';
import type { EventRecord } from '#domain/event-record.ts';
import { keptTally } from '#domain/snapshot/kept-tally.ts';
import type { StatePacker, StateUnpacker } from '#domain/snapshot/packing.ts';
import { type Instants, InstantsByName } from '#domain/sorted-instants.ts';
import type { WatchState } from '#domain/watch-state.ts';

/** Attacks by region, ascending. */
export interface ByRegion extends Iterable<[region: string, instants: Instants]> {
  get(region: string): Instants | undefined;
}

/** Which attacks are counted: those that are believed, the firm ones alone, or all. */
export type Graded = 'credible' | 'firm' | 'all';

type AttackEvent = EventRecord<'attack-frequency'>;

/** Attacks by region of those grades that the book does not sort itself. */
class GradedRegions implements EventListener<'attack-frequency'> {
  readonly firm = new InstantsByName();
  readonly all = new InstantsByName();

  putIn({ region, weight, at }: AttackEvent): void {
    if (region === null) return;
    this.all.of(region).enter(at);
    if (weight >= configuration.corroboratedWeight) this.firm.of(region).enter(at);
  }

  takeOut({ region, weight, at }: AttackEvent): void {
    if (region === null) return;
    this.all.get(region)?.drop(at);
    if (weight >= configuration.corroboratedWeight) this.firm.get(region)?.drop(at);
  }

  pack(out: StatePacker): void {
    this.firm.pack(out);
    this.all.pack(out);
  }

  unpack(from: StateUnpacker): void {
    this.firm.unpack(from);
    this.all.unpack(from);
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

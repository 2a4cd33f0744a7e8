import { DatedList } from '#domain/dated-list.ts';
import { type EventListener, isCredible } from '#domain/event-book.ts';
import { type Gathering, SlidingStretch } from '#domain/gathering.ts';
import { type Displacement, trailing } from '#domain/indicators/civilian-displacement.ts';
import type { DisplacedStock } from '#domain/indicators/civilian-stocks.ts';
import type { CivilianSums } from '#domain/indicators/civilian-sums.ts';
import {
  type CivilianEvent,
  type CivilianTally,
  gradedTally,
} from '#domain/indicators/civilian-tally.ts';
import { type AttackEvent, civilianTollOf, isDeadly } from '#domain/indicators/civilian-tolls.ts';
import { LateReports, NewestReports } from '#domain/indicators/evidence.ts';
import type { Account } from '#domain/indicators/indicator.ts';
import { DAY, type Instant } from '#domain/instant.ts';
import { keptTally } from '#domain/snapshot/kept-tally.ts';
import type { StatePacker, StateUnpacker } from '#domain/snapshot/packing.ts';
import type { WatchState } from '#domain/watch-state.ts';

const week = 7 * DAY;

export const civilianReports = keptTally(
  'civilian-reports',
  'civilian-impact',
  (): LateReports<'civilian-impact'> => new LateReports('civilian-impact'),
);

/** Credible attacks that killed, of which those of the week are gathered with the rest. */
class DeadlyAttacks implements EventListener<'attack-frequency'> {
  readonly list = new DatedList<AttackEvent>();
  readonly late = new LateReports('attack-frequency');
  readonly stretch: SlidingStretch<AttackEvent>;

  constructor(gathering: Gathering) {
    this.stretch = new SlidingStretch(gathering, (from, to) => this.list.within(from, to));
  }

  putIn(event: AttackEvent): void {
    if (!killedBy(event)) return;
    this.list.add(event);
    this.late.putIn(event);
    this.stretch.putIn(event);
  }

  takeOut(event: AttackEvent): void {
    if (!killedBy(event)) return;
    this.list.remove(event);
    this.late.takeOut(event);
    this.stretch.takeOut(event);
  }

  pack(out: StatePacker): void {
    out.events('attack-frequency', this.list.items);
    this.late.pack(out);
  }

  unpack(from: StateUnpacker): void {
    this.list.fill(from.events('attack-frequency'));
    this.late.unpack(from);
  }
}

function killedBy(event: AttackEvent): boolean {
  const toll = isCredible(event) ? civilianTollOf(event) : null;
  return toll !== null && isDeadly(toll);
}

export const deadlyAttacks = keptTally(
  'deadly-attacks',
  'attack-frequency',
  (state) => new DeadlyAttacks(gradedTally(state).gathering),
);

interface CivilianEvidence
  extends Pick<Account, 'evidenceIds' | 'evidenceCount' | 'origins' | 'nEff'> {
  /** Intervals between the counts behind the ratio. */
  intervals: number;
}

/**
 * What stands behind the numbers: known cells, counts behind the rates, the newest counts, and the
 * attacks of the week that killed.
 */
export function civilianEvidence(
  state: WatchState,
  { cells, displacement, casualties }: CivilianSums,
  { stock, asOf }: { stock: DisplacedStock | null; asOf: Instant },
): CivilianEvidence {
  const tally = gradedTally(state);
  const intervals = gatherRated(tally, displacement, asOf);
  const rated = new Set(displacement.rated.map(({ list }) => list));
  // The newest count of a region may be older than any window.
  const others = (stock?.counts ?? []).flatMap(({ list, newest }) =>
    rated.has(list) ? [] : [newest],
  );
  const more = new Set<CivilianEvent>([...cells.events, ...others]);
  tally.others.become(more);
  const deadly = deadlyAttacks(state);
  const deadlyFrom = casualties.toll().best === null ? asOf : asOf - week;
  deadly.stretch.moveTo(deadlyFrom, asOf);
  const { reports, origins, nEff } = tally.gathering;
  const newest = new NewestReports();
  const reached = { from: asOf - trailing, to: asOf };
  const isRated = (event: CivilianEvent) => {
    const list = tally.standsIn(event);
    return list !== undefined && rated.has(list);
  };
  // To ask each of them costs more than to show it, and mostly all are.
  const areAllRated = tally.lists.every((list) => rated.has(list) || list.size(reached) === 0);
  newest.addNewest(tally.standing, reached, areAllRated ? null : isRated);
  civilianReports(state).addTo(newest, reached, isRated);
  for (const event of more) newest.add(event);
  const killed = { from: deadlyFrom, to: asOf };
  newest.addNewest(deadly.list, killed);
  deadly.late.addTo(newest, killed);
  return { evidenceIds: newest.ids, evidenceCount: reports, origins, nEff, intervals };
}

/** Gathers the counts behind the rates, and no others; returns the intervals behind the ratio. */
function gatherRated(
  tally: CivilianTally,
  { rated, compared }: Displacement,
  asOf: Instant,
): number {
  let intervals = 0;
  for (const list of tally.lists) {
    const isRated = rated.some((stretch) => stretch.list === list);
    const counts = list.gather(isRated ? asOf - trailing : asOf, asOf);
    if (compared.some((stretch) => stretch.list === list)) intervals += counts - 1;
  }
  return intervals;
}

import { DatedList } from '#domain/dated-list.ts';
import type { EventListener } from '#domain/event-book.ts';
import { isCredible } from '#domain/event-record.ts';
import { type Gathering, SlidingStretch } from '#domain/gathering.ts';
import { type Displacement, trailing } from '#domain/indicators/civilian-displacement.ts';
import type { DisplacedStock } from '#domain/indicators/civilian-stocks.ts';
import { civilianSums } from '#domain/indicators/civilian-sums.ts';
import {
  type CivilianEvent,
  type CivilianTally,
  gradedTally,
} from '#domain/indicators/civilian-tally.ts';
import {
  type AttackEvent,
  isDeadly,
  type LastToll,
  lastToll,
} from '#domain/indicators/civilian-tolls.ts';
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

  readonly #last: LastToll;

  constructor(gathering: Gathering, last: LastToll) {
    this.#last = last;
    this.stretch = new SlidingStretch(gathering, (from, to) => this.list.within(from, to));
  }

  putIn(event: AttackEvent): void {
    if (!this.#killedBy(event)) return;
    this.list.add(event);
    this.late.putIn(event);
    this.stretch.putIn(event);
  }

  takeOut(event: AttackEvent): void {
    if (!this.#killedBy(event)) return;
    this.list.remove(event);
    this.late.takeOut(event);
    this.stretch.takeOut(event);
  }

  #killedBy(event: AttackEvent): boolean {
    const toll = isCredible(event) ? this.#last.of(event) : null;
    return toll !== null && isDeadly(toll);
  }

  pack(out: StatePacker): void {
    out.events('attack-frequency', this.list.held);
    this.late.pack(out);
  }

  unpack(from: StateUnpacker): void {
    this.list.fillStored(from.events('attack-frequency'));
    this.late.unpack(from);
  }
}

export const deadlyAttacks = keptTally(
  'deadly-attacks',
  'attack-frequency',
  (state) => new DeadlyAttacks(gradedTally(state).gathering, lastToll(state)),
);

/** Of what was counted, and as of when. */
interface Counted {
  stock: DisplacedStock | null;
  asOf: Instant;
}

/** What tells of the living, gathered: the newest of it, and how many intervals the ratio rests on. */
interface LivingEvidence {
  newest: NewestReports;
  /** Intervals between the counts behind the ratio. */
  intervals: number;
}

/** Gathers what tells of the living: known cells, counts behind the rates, the newest counts. */
export function livingEvidence(
  state: WatchState,
  { stock, asOf }: Counted,
  named?: number,
): LivingEvidence {
  const tally = gradedTally(state);
  const { cells, displacement } = civilianSums(state, asOf);
  const intervals = gatherRated(tally, displacement, asOf);
  const rated = new Set(displacement.rated.map(({ list }) => list));
  // The newest count of a region may be older than any window.
  const others = (stock?.counts ?? []).flatMap(({ list, newest }) =>
    rated.has(list) ? [] : [newest],
  );
  const more = new Set<CivilianEvent>([...cells.events, ...others]);
  tally.others.become(more);
  const newest = new NewestReports(named);
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
  return { newest, intervals };
}

/** Gathers what tells of the dead: the attacks of the week that killed. */
export function deadlyEvidence(
  state: WatchState,
  { asOf }: Pick<Counted, 'asOf'>,
  named?: number,
): NewestReports {
  const deadly = deadlyAttacks(state);
  const { casualties } = civilianSums(state, asOf);
  const killed = { from: casualties.toll().best === null ? asOf : asOf - week, to: asOf };
  deadly.stretch.moveTo(killed.from, killed.to);
  const newest = new NewestReports(named);
  newest.addNewest(deadly.list, killed);
  deadly.late.addTo(newest, killed);
  return newest;
}

type Evidence = Pick<Account, 'evidenceIds' | 'evidenceCount' | 'origins' | 'nEff'>;

/** What stands behind the numbers, of all that was gathered last. */
export function gatheredEvidence(
  state: WatchState,
  found: readonly NewestReports[],
  named?: number,
): Evidence {
  const { reports, origins, nEff } = gradedTally(state).gathering;
  const newest = new NewestReports(named);
  for (const each of found) newest.addAll(each);
  return { evidenceIds: newest.ids, evidenceCount: reports, origins, nEff };
}

/** The same, with so many of the newest. */
export function civilianEvidence(state: WatchState, of: Counted, named: number): Evidence {
  const found = [livingEvidence(state, of, named).newest, deadlyEvidence(state, of, named)];
  return gatheredEvidence(state, found, named);
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

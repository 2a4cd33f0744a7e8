import { DatedList } from '#domain/dated-list.ts';
import { isCredible } from '#domain/event-book.ts';
import { SlidingStretch } from '#domain/gathering.ts';
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
import { kept } from '#domain/kept.ts';
import type { WatchState } from '#domain/watch-state.ts';

const week = 7 * DAY;

const lateReports = kept((state) => {
  const late = new LateReports<'civilian-impact'>();
  state.books['civilian-impact'].listen(late);
  return late;
});

/** Credible attacks that killed, of which those of the week are gathered with the rest. */
const deadlyAttacks = kept((state) => {
  const list = new DatedList<AttackEvent>();
  const late = new LateReports<'attack-frequency'>();
  const { gathering } = gradedTally(state);
  const stretch = new SlidingStretch<AttackEvent>(gathering, (from, to) => list.within(from, to));
  const counts = (event: AttackEvent) => {
    const toll = isCredible(event) ? civilianTollOf(event) : null;
    return toll !== null && isDeadly(toll);
  };
  state.books['attack-frequency'].listen({
    putIn: (event) => {
      if (!counts(event)) return;
      list.add(event);
      late.putIn(event);
      stretch.putIn(event);
    },
    takeOut: (event) => {
      if (!counts(event)) return;
      list.remove(event);
      late.takeOut(event);
      stretch.takeOut(event);
    },
  });
  return { list, late, stretch };
});

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
    const list = tally.countsWith(event);
    return list !== undefined && rated.has(list);
  };
  // To ask each of them costs more than to show it, and mostly all are.
  const areAllRated = tally.lists.every((list) => rated.has(list) || list.size(reached) === 0);
  newest.addNewest(tally.standing, reached, areAllRated ? null : isRated);
  lateReports(state).addTo(
    newest,
    reached,
    (event) => isRated(event) && tally.countsWith(event)?.stands(event) === true,
  );
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

import { deadlyEvents } from '#domain/indicators/civilian-casualties.ts';
import { type Displacement, trailing } from '#domain/indicators/civilian-displacement.ts';
import type { DisplacedStock } from '#domain/indicators/civilian-stocks.ts';
import type { CivilianSums } from '#domain/indicators/civilian-sums.ts';
import {
  type CivilianEvent,
  type CivilianEvidenceEvent,
  type CivilianTally,
  gradedTally,
} from '#domain/indicators/civilian-tally.ts';
import { LateReports, NewestReports } from '#domain/indicators/evidence.ts';
import type { Account } from '#domain/indicators/indicator.ts';
import type { Instant } from '#domain/instant.ts';
import { kept } from '#domain/kept.ts';
import type { WatchState } from '#domain/watch-state.ts';

const lateReports = kept((state) => {
  const late = new LateReports<'civilian-impact'>();
  state.books['civilian-impact'].listen(late);
  return late;
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
  const deadly = casualties.toll.best === null ? [] : deadlyEvents(state, asOf);
  const more = new Set<CivilianEvidenceEvent>([...cells.events, ...others, ...deadly]);
  tally.others.become(more);
  const { reports, origins, nEff } = tally.gathering;
  const newest = new NewestReports();
  const reached = { from: asOf - trailing, to: asOf };
  const isRated = (event: CivilianEvent) => {
    const list = tally.countsWith(event);
    return list !== undefined && rated.has(list);
  };
  newest.addNewest(tally.standing, reached, isRated);
  lateReports(state).addTo(
    newest,
    reached,
    (event) => isRated(event) && tally.countsWith(event)?.stands(event) === true,
  );
  for (const event of more) newest.add(event);
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

import { baselineOf, window } from '#domain/indicators/attack-baselines.ts';
import type { CountedEvent, EventsBehind } from '#domain/indicators/behind.ts';
import { trailing } from '#domain/indicators/civilian-displacement.ts';
import { deadlyAttacks } from '#domain/indicators/civilian-reports.ts';
import { displacedStock } from '#domain/indicators/civilian-stocks.ts';
import { type CivilianSums, civilianSums } from '#domain/indicators/civilian-sums.ts';
import { type CivilianEvent, gradedTally } from '#domain/indicators/civilian-tally.ts';
import type { Instant } from '#domain/instant.ts';
import type { WatchState } from '#domain/watch-state.ts';

/** The counts of the last 90 days where they make a rate. */
function ratedIn({ displacement }: CivilianSums, asOf: Instant): CivilianEvent[] {
  return displacement.rated.flatMap(({ list }) =>
    list.within(asOf - trailing, asOf).filter((event) => list.stands(event)),
  );
}

/** The newest count of each place that is part of the sum. */
function summedIn(state: WatchState, asOf: Instant): CivilianEvent[] {
  return displacedStock(gradedTally(state), asOf)?.counts.map(({ newest }) => newest) ?? [];
}

function deadlyIn(state: WatchState, from: Instant, to: Instant) {
  return deadlyAttacks(state).list.within(from, to);
}

const evidence: EventsBehind = (state, asOf) => {
  const sums = civilianSums(state, asOf);
  const isKnown = sums.casualties.toll().best !== null;
  return [
    ...new Set<CountedEvent>([
      ...ratedIn(sums, asOf),
      ...sums.cells.events,
      ...summedIn(state, asOf),
      ...(isKnown ? deadlyIn(state, asOf - window, asOf) : []),
    ]),
  ];
};

/** The events behind the numbers of civilian impact. */
export const civilianBehind = {
  rated: (state, asOf) => ratedIn(civilianSums(state, asOf), asOf),
  summed: summedIn,
  /** The same of a week of the record, also where the reading of then was stale. */
  'summed-week': (state, _, askedAt) => summedIn(state, askedAt),
  /** Attacks of the week that killed civilians, and those of the baseline. */
  deadly: (state, asOf) => deadlyIn(state, asOf - window, asOf),
  'deadly-baseline': (state, asOf) => {
    const baseline = baselineOf(state, asOf);
    return baseline === null ? [] : deadlyIn(state, baseline.from, baseline.to);
  },
  evidence,
} satisfies Record<string, EventsBehind>;

import { configuration } from '#domain/configuration.ts';
import { baselineOf, window } from '#domain/indicators/attack-baselines.ts';
import { reportedDays, windowWorth } from '#domain/indicators/attack-delays.ts';
import { attackTally } from '#domain/indicators/attack-tally.ts';
import type { Instant } from '#domain/instant.ts';
import { noInstants } from '#domain/sorted-instants.ts';
import { probRateUp } from '#domain/statistics/gamma-poisson.ts';
import type { WatchState } from '#domain/watch-state.ts';

const { windowDays, priorShape, dispersionPrior } = configuration.attacks;

/** Credible attacks of one region: in the last 7 d, and in the 7 d before. */
export interface RegionRate {
  recent: number;
  before: number;
  /** P(the rate rose), with the dispersion and the delays of reports of the whole watch. */
  probUp: number | null;
}

/** Asks one region after another how its attacks moved (indicators.md §3). */
export function regionRates(state: WatchState, asOf: Instant): (region: string) => RegionRate {
  const { credible, credibleByRegion } = state.books['attack-frequency'];
  const baseline = baselineOf(state, asOf);
  const phi =
    baseline === null ? dispersionPrior : attackTally(state).lawOf(credible, baseline).law.phi;
  // Late reports are late everywhere: a region is held against its share of what is reported.
  const W1 = windowWorth(state, asOf);
  const W0 = reportedDays(state, asOf, { from: 2 * windowDays, to: windowDays });
  return (region) => {
    const instants = credibleByRegion.get(region) ?? noInstants;
    const recent = instants.countWithin(asOf - window, asOf);
    const before = instants.countWithin(asOf - 2 * window, asOf - window);
    return { recent, before, probUp: probUpOf({ recent, before, W1, W0, phi }) };
  };
}

interface Compared extends Pick<RegionRate, 'recent' | 'before'> {
  W1: number;
  W0: number;
  phi: number;
}

/** Chances already worked out: an attack changes the numbers of one region, and all are asked. */
const known = new Map<string, number | null>();
const knownKept = 256;

function probUpOf({ recent, before, W1, W0, phi }: Compared): number | null {
  const key = `${recent} ${before} ${W1} ${W0} ${phi}`;
  const last = known.get(key);
  if (last !== undefined) return last;
  const { probUp } = probRateUp({ y1: recent, y0: before, W1, W0, a: priorShape, phi });
  if (known.size >= knownKept) known.clear();
  known.set(key, probUp);
  return probUp;
}

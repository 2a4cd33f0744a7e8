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
  const probUpOf = chancesBy({ W1, W0, phi });
  return (region) => {
    const instants = credibleByRegion.get(region) ?? noInstants;
    const start = instants.countUpTo(asOf - window);
    const recent = instants.countUpTo(asOf) - start;
    const before = start - instants.countUpTo(asOf - 2 * window);
    return { recent, before, probUp: probUpOf(recent, before) };
  };
}

/** What the counts of all regions are compared by. */
interface Basis {
  W1: number;
  W0: number;
  phi: number;
}

interface Known extends Basis {
  /** By both counts. */
  chances: Map<number, number | null>;
}

/** Chances already worked out: an attack changes the numbers of one region, and all are asked. */
let known: readonly Known[] = [];
const basesKept = 4;
const chancesKept = 256;
/** More than the attacks of one region in a week. */
const mostBefore = 2 ** 24;

function chancesBy(basis: Basis): (recent: number, before: number) => number | null {
  const { W1, W0, phi } = basis;
  const chances = chancesOf(basis);
  return (recent, before) => {
    const key = recent * mostBefore + before;
    const last = chances.get(key);
    if (last !== undefined) return last;
    const { probUp } = probRateUp({ y1: recent, y0: before, W1, W0, a: priorShape, phi });
    if (chances.size >= chancesKept) chances.clear();
    chances.set(key, probUp);
    return probUp;
  };
}

function chancesOf({ W1, W0, phi }: Basis): Known['chances'] {
  const last = known.find((one) => one.W1 === W1 && one.W0 === W0 && one.phi === phi);
  if (last !== undefined) return last.chances;
  const chances = new Map<number, number | null>();
  known = [{ W1, W0, phi, chances }, ...known.slice(0, basesKept - 1)];
  return chances;
}

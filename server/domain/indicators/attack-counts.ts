import { configuration } from '#domain/configuration.ts';
import { type Baseline, window } from '#domain/indicators/attack-baselines.ts';
import { windowWorths } from '#domain/indicators/attack-delays.ts';
import {
  attackTally,
  type KnownLaw,
  type Law,
  type Unusual,
  unusualOf,
} from '#domain/indicators/attack-tally.ts';
import type { Instant } from '#domain/instant.ts';
import type { Instants } from '#domain/sorted-instants.ts';
import { predictiveBand } from '#domain/statistics/gamma-poisson.ts';
import type { WatchState } from '#domain/watch-state.ts';

const { priorShape, priorRate } = configuration.attacks;

/** Events of the window against those of a baseline, counted over one list of instants. */
export interface Counted extends Law, Unusual {
  /** Events in the window. */
  y: number;
  /** Days that the window is worth, by what is reported of each. */
  worth: number;
}

/** A worth for each day that levels look back over; more come with each day. */
const worthsKept = 64;

/**
 * Counts a window and a baseline over an ascending list of instants of the attacks, for one instant
 * after another while nothing is logged.
 */
export function counter(
  state: WatchState,
  instants: Instants,
): (baseline: Baseline, asOf: Instant) => Counted {
  const tally = attackTally(state);
  const worthAt = windowWorths(state);
  let end = instants.length;
  let start = end;
  return (baseline, asOf) => {
    end = instants.countUpToNear(asOf, end);
    start = instants.countUpToNear(asOf - window, Math.min(start, end));
    const y = end - start;
    const worth = worthAt(asOf);
    const known = tally.lawOf(instants, baseline);
    // Written out, for this is asked for thousands of times, and to spread costs more.
    const { n, days, phi } = known.law;
    const { expected, surprise } = unusualIn(known, y, worth);
    return { y, worth, n, days, phi, expected, surprise };
  };
}

/** The same for one instant. */
export function count(
  state: WatchState,
  instants: Instants,
  { baseline, asOf }: { baseline: Baseline; asOf: Instant },
): Counted {
  return counter(state, instants)(baseline, asOf);
}

/** How unusual so many events of a window worth so many days are; worked out once. */
function unusualIn({ law, unusual }: KnownLaw, y: number, worth: number): Unusual {
  let byCount = unusual.get(worth);
  if (byCount === undefined) {
    byCount = new Map();
    if (unusual.size >= worthsKept) unusual.clear();
    unusual.set(worth, byCount);
  }
  let known = byCount.get(y);
  if (known === undefined) {
    known = unusualOf(law, y, worth);
    byCount.set(y, known);
  }
  return known;
}

type Band = ReturnType<typeof predictiveBand>;

interface KnownBand extends Pick<Law, 'n' | 'days' | 'phi'> {
  windowOf: number;
  band: Band;
}

/** The newest first. */
let bands: readonly KnownBand[] = [];
const bandsKept = 16;

/**
 * The 90 % band of the count in a window of `days`. A frozen baseline asks for the same band at
 * every signal, and its quantiles cost more than all the rest: the last ones are kept.
 */
export function expectedBand({ n, days, phi }: Law, windowOf: number): Band {
  for (const known of bands) {
    if (known.n !== n || known.days !== days || known.phi !== phi) continue;
    if (known.windowOf === windowOf) return known.band;
  }
  const law = { n, D: days, W: windowOf, a0: priorShape, b0: priorRate, phi };
  const band = predictiveBand(law);
  bands = [{ n, days, phi, windowOf, band }, ...bands.slice(0, bandsKept - 1)];
  return band;
}

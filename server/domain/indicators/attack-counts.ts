import { configuration } from '#domain/configuration.ts';
import { type Baseline, window } from '#domain/indicators/attack-baselines.ts';
import { windowWorth } from '#domain/indicators/attack-delays.ts';
import type { ByRegion } from '#domain/indicators/attack-grades.ts';
import {
  attackTally,
  attackWindows,
  type KnownBaseline,
  type KnownLaw,
  type Law,
  type Unusual,
  unusualOf,
} from '#domain/indicators/attack-tally.ts';
import type { Instant } from '#domain/instant.ts';
import { countWithin } from '#domain/sorted-instants.ts';
import { predictiveBand } from '#domain/statistics/gamma-poisson.ts';
import { rarefiedRegions } from '#domain/statistics/rarefaction.ts';
import type { WatchState } from '#domain/watch-state.ts';

const { newRegionAfter, priorShape, priorRate } = configuration.attacks;

/** Events of the window against those of a baseline, counted over one list of instants. */
export interface Counted extends Law, Unusual {
  /** Events in the window. */
  y: number;
  /** Days that the window is worth, by what is reported of each. */
  worth: number;
}

/** A worth for each day that levels look back over; more come with each day. */
const worthsKept = 64;

/** Counts a window and a baseline over an ascending list of event instants of the attacks. */
export function count(
  state: WatchState,
  instants: readonly Instant[],
  { baseline, asOf }: { baseline: Baseline; asOf: Instant },
): Counted {
  const { start, end } = attackWindows(state).in(instants, asOf, window);
  const y = end - start;
  const worth = windowWorth(state, asOf);
  const known = attackTally(state).lawOf(instants, baseline);
  // Written out, for this is asked for thousands of times, and to spread costs more.
  const { n, days, phi } = known.law;
  const { expected, surprise } = unusualIn(known, y, worth);
  return { y, worth, n, days, phi, expected, surprise };
}

/** How unusual so many events of a window worth so many days are; worked out once. */
export function unusualIn({ law, unusual }: KnownLaw, y: number, worth: number): Unusual {
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
const bands = new Map<string, Band>();
const bandsKept = 64;

/**
 * The 90 % band of the count in a window of `days`. A frozen baseline asks for the same band at
 * every signal, and its quantiles cost more than all the rest: the last ones are kept.
 */
export function expectedBand({ n, days, phi }: Law, windowOf: number): Band {
  const key = `${n} ${days} ${phi} ${windowOf}`;
  const kept = bands.get(key);
  if (kept !== undefined) return kept;
  const law = { n, D: days, W: windowOf, a0: priorShape, b0: priorRate, phi };
  const band = predictiveBand(law);
  if (bands.size >= bandsKept) bands.clear();
  bands.set(key, band);
  return band;
}

/** Events of one region: in the window, and in the baseline. */
export interface RegionCount {
  region: string;
  y: number;
  n: number;
  isNew: boolean;
}

/**
 * Regions hit in the window or in the baseline. New: no event that counts in the 180 days before the
 * first one of the window, so that a region does not become new by the passing of time.
 */
export function regionCounts(
  state: WatchState,
  baseline: Baseline | null,
  asOf: Instant,
  byRegion: ByRegion = state.books['attack-frequency'].credibleByRegion,
): RegionCount[] {
  const regions: RegionCount[] = [];
  const windows = attackWindows(state);
  const known = baseline === null ? null : attackTally(state).of(baseline);
  for (const [region, instants] of byRegion) {
    const { start, end } = windows.in(instants, asOf, window);
    const y = end - start;
    const n = known === null ? 0 : countOf(known, instants);
    if (y === 0 && n === 0) continue;
    const before = instants[start - 1];
    const first = instants[start] ?? asOf;
    const isNew = y > 0 && (before === undefined || first - before > newRegionAfter);
    regions.push({ region, y, n, isNew });
  }
  return regions;
}

function countOf(known: KnownBaseline, instants: readonly Instant[]): number {
  const counted = known.byRegion.get(instants);
  if (counted !== undefined) return counted;
  const n = countWithin(instants, known.from, known.to);
  known.byRegion.set(instants, n);
  return n;
}

/** Regions that this many attacks would hit on the pattern of a baseline; null without one. */
export function expectedRegions(
  state: WatchState,
  {
    baseline,
    byRegion,
    regions,
    attacks,
  }: {
    baseline: Baseline | null;
    byRegion: ByRegion;
    regions: readonly RegionCount[];
    attacks: number;
  },
): number | null {
  if (baseline === null || regions.every(({ n }) => n === 0)) return null;
  const known = attackTally(state).regionsOf(baseline, byRegion);
  const before = known.get(attacks);
  if (before !== undefined) return before;
  // In order, because a sum must not depend on which region was heard of first.
  const baselineCounts = regions.map(({ n }) => n).sort((a, b) => a - b);
  const { expectedActive } = rarefiedRegions({ baselineCounts, m: attacks });
  known.set(attacks, expectedActive);
  return expectedActive;
}

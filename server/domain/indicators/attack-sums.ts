import { configuration } from '#domain/configuration.ts';
import { isCredible } from '#domain/event-book.ts';
import { type Baseline, baselineOf, window } from '#domain/indicators/attack-baselines.ts';
import {
  type Counted,
  count,
  expectedRegions,
  type RegionCount,
  regionCounts,
} from '#domain/indicators/attack-counts.ts';
import { attacksOf, type ByRegion, type Graded } from '#domain/indicators/attack-grades.ts';
import { attackWindows } from '#domain/indicators/attack-tally.ts';
import { highest } from '#domain/indicators/highest.ts';
import type { Evaluation } from '#domain/indicators/indicator.ts';
import type { Instant } from '#domain/instant.ts';
import { levelScale } from '#domain/level.ts';
import { countWithin } from '#domain/sorted-instants.ts';
import type { WatchState } from '#domain/watch-state.ts';

const { breakpoints, cap } = configuration;
const { minRatio } = configuration.attacks;

/** Scale of a surprise; below 2 unless the count is at least 1.25 × the expected one. */
export function surpriseScale({
  y,
  expected,
  surprise,
}: Pick<Counted, 'y' | 'expected' | 'surprise'>) {
  const scale = levelScale(surprise, breakpoints.surprise);
  if (scale === null || expected === null) return null;
  return y >= minRatio * expected ? scale : Math.min(scale, ungatedScale);
}

const ungatedScale = 1.99;

export interface Spread {
  regions: RegionCount[];
  active: number;
  fresh: number | null;
  /** Regions that this many attacks hit on the baseline's pattern; null without a pattern. */
  expected: number | null;
}

function spreadOf(
  state: WatchState,
  { baseline, byRegion, asOf }: { baseline: Baseline | null; byRegion: ByRegion; asOf: Instant },
): Spread {
  const regions = regionCounts(state, baseline, asOf, byRegion);
  const hit = regions.filter(({ y }) => y > 0);
  const attacks = hit.reduce((sum, { y }) => sum + y, 0);
  const recordFrom = state.looked['attack-frequency'].any.sorted[0] ?? asOf;
  return {
    regions,
    active: hit.length,
    fresh: recordFrom <= asOf - window ? hit.filter(({ isNew }) => isNew).length : null,
    expected: expectedRegions(state, { baseline, byRegion, regions, attacks }),
  };
}

export interface AttackSums {
  baseline: Baseline | null;
  counted: Counted | null;
  y: number;
  expected: number | null;
  surprise: number | null;
  spread: Spread;
  excess: number | null;
  scales: Record<string, number | null>;
}

/** What the attacks add up to: those that count, or for the ends of a band the firm ones or all. */
export function attackSums(
  state: WatchState,
  asOf: Instant,
  graded: Graded = 'credible',
): AttackSums {
  const { instants, byRegion } = attacksOf(state, graded);
  const baseline = baselineOf(state, asOf);
  const counted = baseline === null ? null : count(state, instants, { baseline, asOf });
  const y = counted?.y ?? countWithin(instants, asOf - window, asOf);
  const spread = spreadOf(state, { baseline, byRegion, asOf });
  const excess = spread.expected === null ? null : spread.active - spread.expected;
  const { expected = null, surprise = null } = counted ?? {};
  const scales = {
    surprise: counted === null ? null : surpriseScale(counted),
    'new-regions': levelScale(spread.fresh, breakpoints.regions),
    'excess-regions': levelScale(excess, breakpoints.regions),
  };
  return { baseline, counted, y, expected, surprise, spread, excess, scales };
}

/** A severe level needs an event of weight ≥ .8, or two sources of events that count. */
export function capped(state: WatchState, asOf: Instant, scales: AttackSums['scales']): Evaluation {
  const { scale, driver } = highest(scales);
  if (scale === null || scale < 3 || isCorroborated(state, asOf)) {
    return { scale, driver, cappedBy: null };
  }
  return { scale: cap, driver, cappedBy: 'uncorroborated' };
}

/** Whether an attack of the window is heavy enough by itself, or two origins told of some. */
export function isCorroborated(state: WatchState, asOf: Instant): boolean {
  const book = state.books['attack-frequency'];
  const { start, end } = attackWindows(state).in(book.firm, asOf, window);
  if (end > start) return true;
  const origins = new Set<string>();
  for (const event of book.within(asOf - window, asOf)) {
    if (!isCredible(event)) continue;
    for (const { origin } of event.reports) origins.add(origin);
    if (origins.size > 1) return true;
  }
  return false;
}

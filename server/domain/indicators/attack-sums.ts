import { configuration } from '#domain/configuration.ts';
import { isCredible } from '#domain/event-record.ts';
import { type Baseline, baselines, window } from '#domain/indicators/attack-baselines.ts';
import { type Counted, counter } from '#domain/indicators/attack-counts.ts';
import { attacksOf, type Graded } from '#domain/indicators/attack-grades.ts';
import { type RegionCount, RegionSweep } from '#domain/indicators/attack-regions.ts';
import type { Evaluation } from '#domain/indicators/indicator.ts';
import {
  always,
  type Claims,
  evaluationOf,
  isCorroborated,
} from '#domain/indicators/severe-rule.ts';
import type { Instant } from '#domain/instant.ts';
import { levelScale } from '#domain/level.ts';
import type { WatchState } from '#domain/watch-state.ts';

const { breakpoints } = configuration;
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
  /** Regions hit in the window or in the baseline; asked for before the next instant is. */
  regions: () => RegionCount[];
  /** Those hit in the window: all of them, and the new ones. */
  active: number;
  /** Null where the record is no longer than the window. */
  fresh: number | null;
  /** Regions that this many attacks hit on the baseline's pattern; null without a pattern. */
  expected: number | null;
  /** More regions than that. */
  excess: number | null;
}

export interface AttackSums {
  baseline: Baseline | null;
  counted: Counted | null;
  y: number;
  spread: Spread;
  claims: Claims<'surprise' | 'new-regions' | 'excess-regions'>;
  evaluation: Evaluation;
}

/**
 * What the attacks add up to, for one instant after another, each later than the last, while
 * nothing is logged: those that count, or for the ends of a band the firm ones or all.
 */
export function attackSweep(
  state: WatchState,
  graded: Graded = 'credible',
): (asOf: Instant) => AttackSums {
  const { instants, byRegion } = attacksOf(state, graded);
  const baselineAt = baselines(state);
  const counted = counter(state, instants);
  const spreadAt = spreads(state, new RegionSweep(state, byRegion));
  return (asOf) => {
    const baseline = baselineAt(asOf);
    const counts = baseline && counted(baseline, asOf);
    const y = counts?.y ?? instants.countWithin(asOf - window, asOf);
    const spread = spreadAt(baseline, asOf);
    const corroborated = graded === 'credible' ? () => isVouchedFor(state, asOf) : always;
    const claims = {
      surprise: { scale: counts && surpriseScale(counts), corroborated },
      'new-regions': { scale: levelScale(spread.fresh, breakpoints.regions), corroborated },
      'excess-regions': { scale: levelScale(spread.excess, breakpoints.regions), corroborated },
    };
    return { baseline, counted: counts, y, spread, claims, evaluation: evaluationOf(claims, 1) };
  };
}

/** The same as of one instant. */
export function attackSums(state: WatchState, asOf: Instant, graded?: Graded): AttackSums {
  return attackSweep(state, graded)(asOf);
}

/** How far the attacks spread, for one instant after another. */
function spreads(
  state: WatchState,
  regions: RegionSweep,
): (baseline: Baseline | null, asOf: Instant) => Spread {
  const recordFrom = state.looked['attack-frequency'].any.sorted.at(0) ?? Number.POSITIVE_INFINITY;
  const counts = () => regions.counts;
  return (baseline, asOf) => {
    regions.moveTo(asOf, baseline);
    const { active, expected } = regions;
    const fresh = recordFrom <= asOf - window ? regions.fresh : null;
    const excess = expected === null ? null : active - expected;
    return { regions: counts, active, fresh, expected, excess };
  };
}

/** Whether an attack of the window is heavy enough by itself, or two origins told of some. */
function isVouchedFor(state: WatchState, asOf: Instant): boolean {
  const book = state.books['attack-frequency'];
  return isCorroborated(book.backwards(asOf - window, asOf), isCredible);
}

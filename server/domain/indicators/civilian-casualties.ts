import { configuration } from '#domain/configuration.ts';
import { baselineCoverage, baselines, window } from '#domain/indicators/attack-baselines.ts';
import { counter } from '#domain/indicators/attack-counts.ts';
import { surpriseScale } from '#domain/indicators/attack-sums.ts';
import { civilianTolls, type TollOf } from '#domain/indicators/civilian-tolls.ts';
import {
  knownWeeks,
  leastWatched,
  type PastWeeks,
  pastWeeks,
  pastWeeksLike,
  type WeekToll,
  week,
  weekBack,
  weeksUpTo,
} from '#domain/indicators/civilian-weeks.ts';
import { always, type Claim, type Claims } from '#domain/indicators/severe-rule.ts';
import type { Instant } from '#domain/instant.ts';
import { levelScale } from '#domain/level.ts';
import { once } from '#domain/once.ts';
import { type RankSurprise, surpriseOfRank } from '#domain/statistics/rank-surprise.ts';
import type { Toll } from '#domain/statistics/toll-gap.ts';
import type { WatchState } from '#domain/watch-state.ts';

const { breakpoints } = configuration;

/** Attacks that killed against a baseline; null without days that were watched. */
export interface DeadlyAttacks {
  /** Of the baseline. */
  n: number;
  days: number;
  expected: number | null;
  surprise: number | null;
  scale: number | null;
}

/** The casualties that a level rests on. What only an account shows is worked out when asked for. */
export interface CasualtySums {
  /** Attacks that killed in 7 d. */
  incidents: number;
  baseline: () => DeadlyAttacks | null;
  /** The dead of the week. */
  toll: () => TollOf;
  past: (bound: keyof Toll) => PastWeeks;
  claims: Claims<'casualty-incidents' | 'casualty-rank'>;
}

/** Attacks that killed civilians, and the dead of the week. */
export interface Casualties {
  incidents: number;
  baseline: DeadlyAttacks | null;
  /** Oldest first, this one last; none from before the record began. */
  weeks: WeekToll[];
  /** How unusual this week is among the past ones, at each bound of its toll. */
  rank: Record<keyof Toll, RankSurprise | null>;
}

type Which = keyof typeof civilianTolls;

/** No week can be more unusual among a year of them; below 3, so that nobody has to vouch for it. */
const rankAtMost = levelScale(
  surpriseOfRank({ atLeast: 0, n: pastWeeks }).surprise,
  breakpoints.surprise,
);

/**
 * Casualties are heavy-tailed: incidents are counted as attacks are, and the toll of the week is
 * ranked among past ones (indicators.md §6). Neither is known while the toll of the week is not.
 * For one instant after another, each later than the last, while nothing is logged.
 */
export function casualtySweep(state: WatchState, which: Which): (asOf: Instant) => CasualtySums {
  const tolls = civilianTolls[which](state);
  const deadlyAt = deadlySweep(state, which);
  return (asOf) => {
    const incidents = tolls.deadly.countWithin(asOf - window, asOf);
    const toll = once(() => weekBack(state, tolls, { asOf, back: 0 }));
    const weeks = once(() => knownWeeks(state, tolls, asOf));
    const known: Partial<Record<keyof Toll, PastWeeks>> = {};
    const past = (bound: keyof Toll) => {
      known[bound] ??= pastWeeksLike(weeks(), tolls, { bound, value: toll()[bound] ?? 0 });
      return known[bound];
    };
    const corroborated =
      which === 'all' ? always : () => tolls.witnesses.corroborate(asOf - week, asOf, new Set());
    return {
      incidents,
      baseline: () => (toll().best === null ? null : deadlyAt(asOf)),
      toll,
      past,
      claims: {
        // Without an attack that killed there is nothing to be surprised at.
        'casualty-incidents': {
          scale: incidents === 0 ? null : (deadlyAt(asOf)?.scale ?? null),
          corroborated,
        },
        'casualty-rank': new RankClaim({ toll, past }, corroborated),
      },
    };
  };
}

/** How unusual the week is: to know it, a year of weeks is gone through. */
class RankClaim implements Claim {
  readonly #of: Pick<CasualtySums, 'toll' | 'past'>;
  readonly atMost = rankAtMost;
  readonly corroborated: () => boolean;

  constructor(of: Pick<CasualtySums, 'toll' | 'past'>, corroborated: () => boolean) {
    this.#of = of;
    this.corroborated = corroborated;
  }

  get scale(): number | null {
    const rank = rankOf('best', this.#of);
    return rank && levelScale(rank.surprise, breakpoints.surprise);
  }
}

/** What is known of the dead, week by week. */
export function casualtiesAsOf(state: WatchState, asOf: Instant): Casualties {
  const { incidents, baseline, toll, past } = casualtySweep(state, 'credible')(asOf);
  const tolls = civilianTolls.credible(state);
  const isOnRecord = state.looked['attack-frequency'].any.sorted.length > 0;
  const rank = (bound: keyof Toll) => rankOf(bound, { toll, past });
  return {
    incidents,
    baseline: baseline(),
    weeks: isOnRecord ? weeksUpTo(state, tolls, asOf) : [],
    rank: { low: rank('low'), best: rank('best'), high: rank('high') },
  };
}

/** Attacks of one kind of grade that killed against those of the baseline, instant by instant. */
export function deadlySweep(
  state: WatchState,
  which: Which,
): (asOf: Instant) => DeadlyAttacks | null {
  const baselineAt = baselines(state);
  const counted = counter(state, civilianTolls[which](state).deadly);
  return (asOf) => {
    const baseline = baselineAt(asOf);
    if (baseline === null || baselineCoverage(state, baseline) < leastWatched) return null;
    const counts = counted(baseline, asOf);
    const { n, days, expected, surprise } = counts;
    return { n, days, expected, surprise, scale: surpriseScale(counts) };
  };
}

/** How unusual the week is among the past ones, at one bound of its toll. */
export function rankOf(
  bound: keyof Toll,
  { toll, past }: Pick<CasualtySums, 'toll' | 'past'>,
): RankSurprise | null {
  const value = toll()[bound];
  // Every past week has as many as none: there is no need to go through them.
  if (value === 0) return { p: 1, surprise: 0 };
  if (value === null) return null;
  return surpriseOfRank(past(bound));
}

import { configuration } from '#domain/configuration.ts';
import {
  baselineCoverage,
  baselines,
  shareWatched,
  window,
} from '#domain/indicators/attack-baselines.ts';
import { counter } from '#domain/indicators/attack-counts.ts';
import { surpriseScale } from '#domain/indicators/attack-sums.ts';
import {
  type CivilianTolls,
  civilianTolls,
  type TollOf,
  type TollsUpTo,
} from '#domain/indicators/civilian-tolls.ts';
import { always, type Claims } from '#domain/indicators/severe-rule.ts';
import { DAY, type Instant } from '#domain/instant.ts';
import { levelScale } from '#domain/level.ts';
import { once } from '#domain/once.ts';
import { countWithin } from '#domain/sorted-instants.ts';
import { type RankSurprise, surpriseOfRank } from '#domain/statistics/rank-surprise.ts';
import type { Toll } from '#domain/statistics/toll-gap.ts';
import type { WatchState } from '#domain/watch-state.ts';

const { breakpoints } = configuration;
const week = 7 * DAY;
const { pastWeeks } = configuration.civilian;
/** Share of some days that somebody must have watched before silence is a zero. */
const leastWatched = configuration.confidence.moderate.coverage;

/**
 * The dead of seven days; all null where attacks were told of, but the dead of none, and where
 * none was told of because hardly anybody looked.
 */
export interface WeekToll extends TollOf {
  fromAt: Instant;
}

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

/** How many weeks before are known, and how many of these had as many dead by one bound. */
interface PastWeeks {
  n: number;
  atLeast: number;
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
    const incidents = countWithin(tolls.deadly, asOf - window, asOf);
    const toll = once(() => weekBack(state, tolls, { asOf, back: 0 }));
    const known: Partial<Record<keyof Toll, PastWeeks>> = {};
    const past = (bound: keyof Toll) => {
      known[bound] ??= pastWeeksLike(state, tolls, { asOf, bound, value: toll()[bound] ?? 0 });
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
        'casualty-rank': {
          // Looks through a year of weeks.
          get scale() {
            const rank = rankOf('best', { toll, past });
            return rank && levelScale(rank.surprise, breakpoints.surprise);
          },
          atMost: rankAtMost,
          corroborated,
        },
      },
    };
  };
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

/**
 * The oldest week, of at most a year's back from an instant, that did not begin before the record.
 * The week that runs may have.
 */
function oldestWeek(state: WatchState, asOf: Instant): number {
  const recordFrom = state.looked['attack-frequency'].any.sorted[0] ?? asOf;
  return Math.min(pastWeeks, Math.max(0, Math.floor((asOf - recordFrom) / week) - 1));
}

/** The dead of one week, so many weeks back from an instant; all null where nobody watched it. */
function weekBack(
  state: WatchState,
  tolls: CivilianTolls,
  { asOf, back }: { asOf: Instant; back: number },
): TollOf {
  const to = asOf - back * week;
  const from = to - week;
  const upTo = (at: Instant, place: number): TollsUpTo => ({
    attacks: tolls.attacksUpTo(at, place),
    told: tolls.toldUpTo(at, place),
  });
  const toll = tolls.between(upTo(from, back + 1), upTo(to, back));
  return toll.attacks > 0 || isWatched(state, { from, to }) ? toll : unwatched;
}

/** This week and the past ones, oldest first, none of which began before the record. */
function weeksUpTo(state: WatchState, tolls: CivilianTolls, asOf: Instant): WeekToll[] {
  const weeks: WeekToll[] = [];
  for (let back = oldestWeek(state, asOf); back >= 0; back -= 1) {
    const fromAt = asOf - (back + 1) * week;
    weeks.push({ fromAt, ...weekBack(state, tolls, { asOf, back }) });
  }
  return weeks;
}

/** The past weeks that are known, held against the dead of this one by one bound. */
function pastWeeksLike(
  state: WatchState,
  tolls: CivilianTolls,
  { asOf, bound, value }: { asOf: Instant; bound: keyof Toll; value: number },
): PastWeeks {
  const found = { n: 0, atLeast: 0 };
  const oldest = oldestWeek(state, asOf);
  let toldBefore = tolls.toldUpTo(asOf - (oldest + 1) * week, oldest + 1);
  for (let back = oldest; back >= 1; back -= 1) {
    const to = asOf - back * week;
    const told = tolls.toldUpTo(to, back);
    if (told > toldBefore || isWithoutAttack(state, tolls, { to, back })) {
      found.n += 1;
      if (tolls.sumBetween(toldBefore, told, bound) >= value) found.atLeast += 1;
    }
    toldBefore = told;
  }
  return found;
}

/** Somebody looked throughout a week and told of no attack: nobody died in one. */
function isWithoutAttack(
  state: WatchState,
  tolls: CivilianTolls,
  { to, back }: { to: Instant; back: number },
): boolean {
  const from = to - week;
  if (tolls.attacksUpTo(to, back) > tolls.attacksUpTo(from, back + 1)) return false;
  return isWatched(state, { from, to });
}

/** No attack was told of, and nobody looked for half of the days: not days without dead. */
function isWatched(state: WatchState, days: { from: Instant; to: Instant }): boolean {
  return shareWatched(state, days) >= leastWatched;
}

const unwatched: TollOf = { low: null, best: null, high: null, attacks: 0, unknown: 0 };

import { configuration } from '#domain/configuration.ts';
import { isCredible } from '#domain/event-book.ts';
import { baselineCoverage, baselineOf, window } from '#domain/indicators/attack-baselines.ts';
import { count } from '#domain/indicators/attack-counts.ts';
import { surpriseScale } from '#domain/indicators/attack-sums.ts';
import {
  type AttackEvent,
  type CivilianTolls,
  civilianTollOf,
  civilianTolls,
  isDeadly,
  type TollOf,
  tollBetween,
} from '#domain/indicators/civilian-tolls.ts';
import { always, type Claims } from '#domain/indicators/severe-rule.ts';
import { DAY, type Instant } from '#domain/instant.ts';
import { levelScale } from '#domain/level.ts';
import { once } from '#domain/once.ts';
import { countWithin } from '#domain/sorted-instants.ts';
import { type RankSurprise, rankSurprise } from '#domain/statistics/rank-surprise.ts';
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
  toll: TollOf;
  /** Those of the weeks before, oldest first; none from before the record began. */
  past: () => WeekToll[];
  /** How unusual the week is among the past ones, at its best count. */
  rank: RankSurprise | null;
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

/**
 * Casualties are heavy-tailed: incidents are counted as attacks are, and the toll of the week is
 * ranked among past ones (indicators.md §6). Neither is known while the toll of the week is not.
 */
export function casualtySums(state: WatchState, which: Which, asOf: Instant): CasualtySums {
  const tolls = civilianTolls[which](state);
  const incidents = countWithin(tolls.deadly, asOf - window, asOf);
  const [toll = unwatched] = weeksBack(state, tolls, { asOf, from: 0, to: 0 });
  const baseline = once(() => (toll.best === null ? null : deadlyAttacks(state, which, asOf)));
  const past = once(() => weeksBack(state, tolls, { asOf, from: pastWeeks, to: 1 }));
  const rank = rankOf('best', { toll, past });
  const corroborated =
    which === 'all' ? always : () => tolls.witnesses.corroborate(asOf - week, asOf, new Set());
  return {
    incidents,
    baseline,
    toll,
    past,
    rank,
    claims: {
      // Without an attack that killed there is nothing to be surprised at.
      'casualty-incidents': {
        scale: incidents === 0 ? null : (baseline()?.scale ?? null),
        corroborated,
      },
      'casualty-rank': {
        scale: rank && levelScale(rank.surprise, breakpoints.surprise),
        corroborated,
      },
    },
  };
}

/** What is known of the dead, week by week. */
export function casualtiesAsOf(state: WatchState, asOf: Instant): Casualties {
  const { incidents, baseline, toll, past, rank } = casualtySums(state, 'credible', asOf);
  const isOnRecord = state.looked['attack-frequency'].any.sorted.length > 0;
  return {
    incidents,
    baseline: baseline(),
    weeks: isOnRecord ? [...past(), { fromAt: asOf - week, ...toll }] : [],
    rank: { low: rankOf('low', { toll, past }), best: rank, high: rankOf('high', { toll, past }) },
  };
}

/** The credible attacks of the last 7 d that killed. */
export function deadlyEvents(state: WatchState, asOf: Instant): AttackEvent[] {
  return state.books['attack-frequency'].within(asOf - week, asOf).filter((event) => {
    const toll = isCredible(event) ? civilianTollOf(event) : null;
    return toll !== null && isDeadly(toll);
  });
}

/** Attacks of one kind of grade that killed, against those of the baseline. */
export function deadlyAttacks(
  state: WatchState,
  which: Which,
  asOf: Instant,
): DeadlyAttacks | null {
  const baseline = baselineOf(state, asOf);
  if (baseline === null || !isWatched(state, baseline)) return null;
  const { deadly } = civilianTolls[which](state);
  const counted = count(state, deadly, { baseline, asOf });
  const { n, days, expected, surprise } = counted;
  return { n, days, expected, surprise, scale: surpriseScale(counted) };
}

/** How unusual the week is among the past ones, at one bound of its toll. */
export function rankOf(
  bound: keyof Toll,
  { toll, past }: Pick<CasualtySums, 'toll' | 'past'>,
): RankSurprise | null {
  const value = toll[bound];
  // Every past week has as many as none: there is no need to go through them.
  if (value === 0) return { p: 1, surprise: 0 };
  if (value === null) return null;
  return rankSurprise({ history: past().map((one) => one[bound]), value });
}

/** Weeks so many back from an instant, oldest first, none of which began before the record. */
function weeksBack(
  state: WatchState,
  tolls: CivilianTolls,
  { asOf, from, to }: { asOf: Instant; from: number; to: number },
): WeekToll[] {
  const recordFrom = state.looked['attack-frequency'].any.sorted[0] ?? asOf;
  const weeks: WeekToll[] = [];
  let before = tolls.upTo(asOf - (from + 1) * week);
  for (let back = from; back >= to; back -= 1) {
    const end = asOf - back * week;
    const fromAt = end - week;
    const upTo = tolls.upTo(end);
    const toll = tollBetween(before, upTo);
    before = upTo;
    if (back > 0 && fromAt < recordFrom) continue;
    const isKnown = toll.attacks > 0 || isWatched(state, { from: fromAt, to: end });
    weeks.push({ fromAt, ...(isKnown ? toll : unwatched) });
  }
  return weeks;
}

/** No attack was told of, and nobody looked for half of the days: not days without dead. */
function isWatched(state: WatchState, days: { from: Instant; to: Instant }): boolean {
  return baselineCoverage(state, days) >= leastWatched;
}

const unwatched: TollOf = { low: null, best: null, high: null, attacks: 0, unknown: 0 };

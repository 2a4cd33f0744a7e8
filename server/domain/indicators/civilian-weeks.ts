import { configuration } from '#domain/configuration.ts';
import { shareWatched } from '#domain/indicators/attack-baselines.ts';
import type { CivilianTolls, TollOf, TollsUpTo } from '#domain/indicators/civilian-tolls.ts';
import { DAY, type Instant } from '#domain/instant.ts';
import type { Toll } from '#domain/statistics/toll-gap.ts';
import type { WatchState } from '#domain/watch-state.ts';

export const week = 7 * DAY;
export const { pastWeeks } = configuration.civilian;
/** Share of some days that somebody must have watched before silence is a zero. */
export const leastWatched = configuration.confidence.moderate.coverage;

/**
 * The dead of seven days; all null where attacks were told of, but the dead of none, and where
 * none was told of because hardly anybody looked.
 */
export interface WeekToll extends TollOf {
  fromAt: Instant;
}

/** How many weeks before are known, and how many of these had as many dead by one bound. */
export interface PastWeeks {
  n: number;
  atLeast: number;
}

/**
 * The oldest week, of at most a year's back from an instant, that did not begin before the record.
 * The week that runs may have.
 */
function oldestWeek(state: WatchState, asOf: Instant): number {
  const recordFrom = state.looked['attack-frequency'].any.sorted.at(0) ?? asOf;
  return Math.min(pastWeeks, Math.max(0, Math.floor((asOf - recordFrom) / week) - 1));
}

/** The dead of one week, so many weeks back from an instant; all null where nobody watched it. */
export function weekBack(
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
export function weeksUpTo(state: WatchState, tolls: CivilianTolls, asOf: Instant): WeekToll[] {
  const weeks: WeekToll[] = [];
  for (let back = oldestWeek(state, asOf); back >= 0; back -= 1) {
    const fromAt = asOf - (back + 1) * week;
    weeks.push({ fromAt, ...weekBack(state, tolls, { asOf, back }) });
  }
  return weeks;
}

/** A past week that is known: how many attacks there were of which somebody tells, up to its ends. */
interface KnownWeek {
  toldBefore: number;
  told: number;
}

/** The past weeks that are known, oldest first. */
export function knownWeeks(
  state: WatchState,
  tolls: CivilianTolls,
  asOf: Instant,
): readonly KnownWeek[] {
  const weeks: KnownWeek[] = [];
  const oldest = oldestWeek(state, asOf);
  let toldBefore = tolls.toldUpTo(asOf - (oldest + 1) * week, oldest + 1);
  for (let back = oldest; back >= 1; back -= 1) {
    const to = asOf - back * week;
    const told = tolls.toldUpTo(to, back);
    if (told > toldBefore || isWithoutAttack(state, tolls, { to, back })) {
      weeks.push({ toldBefore, told });
    }
    toldBefore = told;
  }
  return weeks;
}

/** The past weeks that are known, held against the dead of this one by one bound. */
export function pastWeeksLike(
  weeks: readonly KnownWeek[],
  tolls: CivilianTolls,
  { bound, value }: { bound: keyof Toll; value: number },
): PastWeeks {
  let atLeast = 0;
  for (const { toldBefore, told } of weeks) {
    if (tolls.sumBetween(toldBefore, told, bound) >= value) atLeast += 1;
  }
  return { n: weeks.length, atLeast };
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

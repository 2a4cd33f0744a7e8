import { configuration } from '#domain/configuration.ts';
import type { StockCounts } from '#domain/indicators/civilian-counts.ts';
import {
  chosen,
  isFresh,
  type Stretch,
  stockOf,
  stretchOf,
} from '#domain/indicators/civilian-stocks.ts';
import type {
  CivilianEvent,
  CivilianList,
  CivilianTally,
} from '#domain/indicators/civilian-tally.ts';
import { DAY, type Instant } from '#domain/instant.ts';
import { Span } from '#domain/spans.ts';
import {
  displacementRate,
  rateRatio,
  type StockRate,
} from '#domain/statistics/displacement-rate.ts';

const { stockFlaggedAfter, trailingDays, shortestInterval } = configuration.civilian;
export const trailing = trailingDays * DAY;

/** People newly displaced a day, now and in the trailing 90 days before the newest count. */
export interface Displacement {
  rate: StockRate;
  /** Regions behind the rate. */
  n: number;
  /** Rate of the regions that have an earlier one, over that earlier one. */
  ratio: StockRate;
  /** The earlier rate a day; null where nobody can be compared. */
  before: number | null;
  /** Counts behind the rate, and those behind the ratio. */
  rated: readonly Stretch[];
  compared: readonly Stretch[];
}

const unknown: StockRate = { low: null, best: null, high: null };

/**
 * Rates between the newest counts of each region, and their ratio to the mean rate of the days
 * before. Unknown without two counts (rate), without three or without growth before (ratio).
 */
export function displacementOf(tally: CivilianTally, asOf: Instant): Displacement {
  return tally.displacement.asOf(asOf, (span) => {
    const paces = tally.lists.map((list) => paceOf(list, asOf));
    for (const { from, until } of paces) {
      span.turn(from);
      span.turn(until);
    }
    return displacementOver(pacesChosen(paces, asOf));
  });
}

/** What the counts of one place say of its rate, as long as time does not change it. */
export interface Pace {
  from: Instant;
  until: Instant;
  /** Null without a count in the trailing 90 days. */
  stretch: Stretch | null;
  /** Null without two counts a week apart, or where the newest one is old. */
  rate: StockRate | null;
  /** The rate before; null without a third count, a week earlier still. */
  before: StockRate | null;
}

function paceOf(list: StockCounts, asOf: Instant): Pace {
  const known = list.pace;
  if (known !== null && asOf >= known.from && asOf < known.until) return known;
  const span = new Span(asOf);
  turnWith(list, asOf, span);
  const stretch = stretchOf(list, asOf - trailing, asOf);
  const said = stretch === null ? unpaced : pacedBy(stretch, asOf);
  const pace = { from: span.from, until: span.until, stretch, ...said };
  list.pace = pace;
  return pace;
}

/** Those to be added up; the first is that of the whole watch. */
function pacesChosen([whole, ...regional]: readonly Pace[], asOf: Instant): readonly CountedPace[] {
  const counted = {
    whole: whole !== undefined && isCounted(whole) ? whole : null,
    regional: regional.filter(isCounted),
  };
  return chosen(counted, ({ stretch }) => stretch.newest, asOf);
}

type CountedPace = Pace & { stretch: Stretch };

function isCounted(pace: Pace): pace is CountedPace {
  return pace.stretch !== null;
}

const unpaced = { rate: null, before: null };

function pacedBy(stretch: Stretch, asOf: Instant): Pick<Pace, 'rate' | 'before'> {
  const { list, newest } = stretch;
  const previous = countBefore(stretch, newest);
  if (previous === undefined || !isFresh(newest, asOf)) return unpaced;
  const from = stockOf(list, previous.at);
  const rate = displacementRate({ from, to: stockOf(list, newest.at) });
  const first = firstCount(stretch);
  if (first === undefined || previous.at - first.at < shortestInterval) {
    return { rate, before: null };
  }
  return { rate, before: displacementRate({ from: stockOf(list, first.at), to: from }) };
}

/** Counts speak from their instant on, go stale after 45 days, and are out of sight after 90. */
function turnWith({ instants }: CivilianList, asOf: Instant, span: Span): void {
  const next = instants.countUpTo(asOf);
  const newest = instants.at(next - 1);
  span.turn(newest);
  span.turn(instants.at(next));
  if (newest !== undefined) span.turn(newest + stockFlaggedAfter + 1);
  const first = instants.countUpTo(asOf - trailing);
  for (const at of [instants.at(first - 1), instants.at(first)]) {
    if (at !== undefined) span.turn(at + trailing);
  }
}

function displacementOver(paces: readonly CountedPace[]): Displacement {
  const rates: StockRate[] = [];
  const rated: Stretch[] = [];
  const comparedRates: StockRate[] = [];
  const ratesBefore: StockRate[] = [];
  const compared: Stretch[] = [];
  for (const pace of paces) {
    if (pace.rate === null) continue;
    rates.push(pace.rate);
    rated.push(pace.stretch);
    if (pace.before === null) continue;
    comparedRates.push(pace.rate);
    ratesBefore.push(pace.before);
    compared.push(pace.stretch);
  }
  const before = summed(ratesBefore);
  return {
    rate: summed(rates),
    n: rates.length,
    ratio: rateRatio(summed(comparedRates), before),
    before: before.best,
    rated,
    compared,
  };
}

/**
 * The newest count a week or more before another; none when it lies outside of the stretch. Two
 * counts a day apart differ by who counted: over one day that would pass for a flight.
 */
function countBefore({ list, from }: Stretch, newest: CivilianEvent): CivilianEvent | undefined {
  const previous = list.newest(newest.at - shortestInterval);
  return previous === undefined || previous.at <= from ? undefined : previous;
}

/** The first count of a stretch: of those at its first instant, the last by id. */
function firstCount({ list, from }: Stretch): CivilianEvent | undefined {
  const first = list.instants.at(list.countUpTo(from));
  return first === undefined ? undefined : list.newest(first);
}

/**
 * Whether the newest counts, or others within a week before them, are heavy enough or come from two
 * origins: who counted the days before vouches for no rise.
 */
export function isRatioCorroborated({ compared }: Displacement): boolean {
  const heard = new Set<string>();
  return compared.some(({ list, newest }) =>
    list.witnesses.corroborate(newest.at - shortestInterval, newest.at, heard),
  );
}

function summed(rates: readonly StockRate[]): StockRate {
  if (rates.length === 0) return unknown;
  const sum: StockRate = { low: 0, best: 0, high: 0 };
  for (const rate of rates) {
    sum.low = plus(sum.low, rate.low);
    sum.best = plus(sum.best, rate.best);
    sum.high = plus(sum.high, rate.high);
  }
  return sum;
}

function plus(a: number | null, b: number | null): number | null {
  return a === null || b === null ? null : a + b;
}

import { configuration } from '#domain/configuration.ts';
import type { StockCounts } from '#domain/indicators/civilian-counts.ts';
import type { CivilianEvent, CivilianTally } from '#domain/indicators/civilian-tally.ts';
import { DAY, type Instant } from '#domain/instant.ts';
import { boundsOf } from '#domain/signal.ts';
import type { Stock } from '#domain/statistics/displacement-rate.ts';

const { stockFlaggedAfter } = configuration.civilian;
const always = Number.NEGATIVE_INFINITY;

/**
 * The count at an instant for a rate, `t` in days: it has no limit where nobody gave one, because a
 * bare number is not exact.
 */
export function stockOf(list: StockCounts, at: Instant): Stock {
  const said = list.saidBy(at);
  return { t: at / DAY, low: said.low, best: boundsOf(said).best, high: said.high };
}

/** Counts of one region, or of the whole watch, after `from` and up to the newest. */
export interface Stretch {
  list: StockCounts;
  from: Instant;
  newest: CivilianEvent;
}

/**
 * What to add up of the counts of the whole watch and of its regions. Those of the whole stand for
 * all regions while the newest is not older than 45 days, because adding regions to it would count
 * people twice; else they step back.
 */
export function chosen<T>(
  { whole, regional }: { whole: T | null; regional: readonly T[] },
  newestOf: (counts: T) => CivilianEvent,
  asOf: Instant,
): readonly T[] {
  if (whole !== null && isFresh(newestOf(whole), asOf)) return [whole];
  return regional.length === 0 && whole !== null ? [whole] : regional;
}

/** Null without a count in (from, to]. */
export function stretchOf(list: StockCounts, from: Instant, to: Instant): Stretch | null {
  const newest = list.newest(to);
  return newest === undefined || newest.at <= from ? null : { list, from, newest };
}

export function isFresh(count: CivilianEvent, asOf: Instant): boolean {
  return asOf - count.at <= stockFlaggedAfter;
}

/** People displaced, summed bound by bound over the newest count of every region. */
export interface DisplacedStock {
  low: number;
  best: number;
  high: number;
  /** Counts added up, and those older than 45 days. */
  n: number;
  old: number;
  counts: readonly Stretch[];
}

/** Null when nobody has counted by then. */
export function displacedStock(tally: CivilianTally, asOf: Instant): DisplacedStock | null {
  const stretches = {
    whole: stretchOf(tally.whole, always, asOf),
    regional: tally.regions.flatMap(({ stocks }) => stretchOf(stocks, always, asOf) ?? []),
  };
  const counts = chosen(stretches, ({ newest }) => newest, asOf);
  if (counts.length === 0) return null;
  const sums = { low: 0, best: 0, high: 0, n: 0, old: 0 };
  for (const { list, newest } of counts) {
    const { low, best, high } = boundsOf(list.saidBy(newest.at));
    sums.low += low;
    sums.best += best;
    sums.high += high;
    sums.n += 1;
    if (!isFresh(newest, asOf)) sums.old += 1;
  }
  return { ...sums, counts };
}

/** The same, kept for as long as neither time nor a count changes it: hardly anything is counted. */
export function keptStock(tally: CivilianTally, asOf: Instant): DisplacedStock | null {
  return tally.drawn.asOf(asOf, (span) => {
    for (const list of tally.lists) {
      const next = list.countUpTo(asOf);
      const newest = list.instants.at(next - 1);
      span.turn(newest);
      span.turn(list.instants.at(next));
      if (newest !== undefined) span.turn(newest + stockFlaggedAfter + 1);
    }
    return displacedStock(tally, asOf);
  });
}

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

/** The newest count of a place by an instant, where it stands among all, and when the next comes. */
interface Counted {
  stretch: Stretch | null;
  place: number;
  next: Instant | undefined;
}

function countedBy(list: StockCounts, asOf: Instant): Counted {
  const end = list.countUpTo(asOf);
  const newest = list.at(end - 1);
  const stretch = newest === undefined ? null : { list, from: always, newest };
  return { stretch, place: end - 1, next: list.instants.at(end) };
}

/** Null when nobody has counted by then. */
export function displacedStock({ lists }: CivilianTally, asOf: Instant): DisplacedStock | null {
  return stockOver(
    lists.map((list) => countedBy(list, asOf)),
    asOf,
  );
}

type Known = Counted & { stretch: Stretch };

function isKnown(counted: Counted): counted is Known {
  return counted.stretch !== null;
}

/** The first is that of the whole watch. */
function stockOver([whole, ...regional]: readonly Counted[], asOf: Instant): DisplacedStock | null {
  const known = {
    whole: whole !== undefined && isKnown(whole) ? whole : null,
    regional: regional.filter(isKnown),
  };
  const counts = chosen(known, ({ stretch }) => stretch.newest, asOf);
  if (counts.length === 0) return null;
  const sums = { low: 0, best: 0, high: 0, n: 0, old: 0 };
  for (const { stretch, place } of counts) {
    const { low, best, high } = boundsOf(stretch.list.saidIn(place));
    sums.low += low;
    sums.best += best;
    sums.high += high;
    sums.n += 1;
    if (!isFresh(stretch.newest, asOf)) sums.old += 1;
  }
  return { ...sums, counts: counts.map(({ stretch }) => stretch) };
}

/** The same, kept for as long as neither time nor a count changes it: hardly anything is counted. */
export function keptStock({ drawn, lists }: CivilianTally, asOf: Instant): DisplacedStock | null {
  return drawn.asOf(asOf, (span) => {
    const counted = lists.map((list) => countedBy(list, asOf));
    for (const { stretch, next } of counted) {
      span.turn(next);
      if (stretch === null) continue;
      span.turn(stretch.newest.at);
      span.turn(stretch.newest.at + stockFlaggedAfter + 1);
    }
    return stockOver(counted, asOf);
  });
}

import { configuration } from '#domain/configuration.ts';
import type { CivilianEvent } from '#domain/indicators/civilian-cells.ts';
import { DAY, type Instant } from '#domain/instant.ts';
import { boundsOf } from '#domain/signal.ts';
import { displacementRate, type StockRate } from '#domain/statistics/displacement-rate.ts';
import { ratioOrNull } from '#domain/statistics/finite.ts';
import type { WatchState } from '#domain/watch-state.ts';

const { stockFlaggedAfter, trailingDays } = configuration.civilian;
export const trailing = trailingDays * DAY;

/** Events that count the displaced of one region, or of the whole watch, oldest first. */
type Series = CivilianEvent[];

/** Counts by region; those of the whole watch stand under `whole`, never a region's id. */
type SeriesByRegion = Map<string, Series>;
const whole = '';

/**
 * The counts that some events give. A count without any place speaks of the whole watch; one
 * from outside the regions counts for nothing. Of two at one instant the later by id stands.
 */
export function seriesOf(state: WatchState, events: readonly CivilianEvent[]): SeriesByRegion {
  const series: SeriesByRegion = new Map(state.watch.regions.map(({ id }) => [id, []]));
  series.set(whole, []);
  for (const event of events) {
    const { details, where } = event.lead.signal;
    if (details.stock === null || (event.region === null && where !== null)) continue;
    const counts = series.get(event.region ?? whole);
    if (counts === undefined) continue;
    if (counts[counts.length - 1]?.at === event.at) counts.pop();
    counts.push(event);
  }
  return series;
}

/** People displaced as an event counts them; `t` in days. */
function countOf({ at, lead }: CivilianEvent) {
  const { stock } = lead.signal.details;
  const bounds = stock === null ? { low: null, best: null, high: null } : boundsOf(stock);
  return { t: at / DAY, ...bounds };
}

/**
 * The series to add up. A count of the whole watch stands for all regions while it is not older
 * than 45 days, because adding regions to it would count people twice; else it steps back.
 */
function chosen(series: SeriesByRegion, asOf: Instant): Series[] {
  const all = series.get(whole) ?? [];
  const regional: Series[] = [];
  for (const [region, counts] of series) {
    if (region !== whole && latest(counts, asOf) !== undefined) regional.push(counts);
  }
  return regional.length === 0 || isFresh(latest(all, asOf), asOf) ? [all] : regional;
}

function latest(counts: Series, asOf: Instant): CivilianEvent | undefined {
  return counts.findLast(({ at }) => at <= asOf);
}

function isFresh(count: CivilianEvent | undefined, asOf: Instant): boolean {
  return count !== undefined && asOf - count.at <= stockFlaggedAfter;
}

/** People displaced, summed bound by bound over the newest count of every region. */
export interface DisplacedStock {
  low: number;
  best: number;
  high: number;
  /** Counts added up, and those older than 45 days. */
  n: number;
  old: number;
  events: readonly CivilianEvent[];
}

/** Null when nobody has counted by then. */
export function displacedStock(series: SeriesByRegion, asOf: Instant): DisplacedStock | null {
  const events = chosen(series, asOf).flatMap((one) => latest(one, asOf) ?? []);
  if (events.length === 0) return null;
  const counts = events.map(countOf);
  const sum = (bound: 'low' | 'best' | 'high') =>
    counts.reduce((total, count) => total + (count[bound] ?? 0), 0);
  return {
    low: sum('low'),
    best: sum('best'),
    high: sum('high'),
    n: counts.length,
    old: events.filter((event) => !isFresh(event, asOf)).length,
    events,
  };
}

/** People newly displaced a day, now and in the trailing 90 days before the newest count. */
export interface Displacement {
  rate: StockRate;
  /** Regions behind the rate. */
  n: number;
  /** Rate of the regions that have an earlier one, over that earlier one. */
  ratio: StockRate;
  /** The earlier rate a day, and the intervals between counts behind the ratio. */
  before: number | null;
  intervals: number;
  events: readonly CivilianEvent[];
}

const unknown: StockRate = { low: null, best: null, high: null };

/**
 * Rates between the newest counts of each region, and their ratio to the mean rate of the days
 * before. Unknown without two counts (rate), without three or without growth before (ratio).
 */
export function displacementOf(series: SeriesByRegion, asOf: Instant): Displacement {
  const rates: StockRate[] = [];
  const compared: StockRate[] = [];
  const events: CivilianEvent[] = [];
  let before = 0;
  let intervals = 0;
  for (const all of chosen(series, asOf)) {
    const counts = all.filter(({ at }) => at <= asOf && at > asOf - trailing);
    const [first, previous, newest] = [counts[0], counts.at(-2), counts.at(-1)];
    if (previous === undefined || newest === undefined || !isFresh(newest, asOf)) continue;
    const rate = displacementRate({ from: countOf(previous), to: countOf(newest) });
    rates.push(rate);
    events.push(...counts);
    if (first === undefined || first === previous) continue;
    compared.push(rate);
    before += displacementRate({ from: countOf(first), to: countOf(previous) }).best ?? 0;
    intervals += counts.length - 1;
  }
  const grew = before > 0;
  const now = summed(compared);
  return {
    rate: summed(rates),
    n: rates.length,
    ratio: grew
      ? {
          low: over(now.low, before),
          best: over(now.best, before),
          high: over(now.high, before),
        }
      : unknown,
    before: compared.length === 0 ? null : before,
    intervals,
    events,
  };
}

function summed(rates: readonly StockRate[]): StockRate {
  if (rates.length === 0) return unknown;
  const sum = (bound: keyof StockRate) =>
    rates.reduce<number | null>((total, rate) => {
      const part = rate[bound];
      return total === null || part === null ? null : total + part;
    }, 0);
  return { low: sum('low'), best: sum('best'), high: sum('high') };
}

function over(rate: number | null, before: number): number | null {
  return rate === null ? null : ratioOrNull(rate, before);
}

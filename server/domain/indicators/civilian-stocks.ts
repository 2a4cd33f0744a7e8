import { configuration } from '#domain/configuration.ts';
import type { CivilianEvent } from '#domain/indicators/civilian-cells.ts';
import { DAY, type Instant } from '#domain/instant.ts';
import { boundsOf } from '#domain/signal.ts';
import { displacementRate, type StockRate } from '#domain/statistics/displacement-rate.ts';
import { ratioOrNull } from '#domain/statistics/finite.ts';
import type { WatchState } from '#domain/watch-state.ts';

const { stockFlaggedAfter, trailingDays } = configuration.civilian;
export const trailing = trailingDays * DAY;

/** People displaced as counted at an instant; `t` in days. */
export interface Count {
  t: number;
  low: number;
  best: number;
  high: number;
  event: CivilianEvent;
}

/** Counts of one region, or of the whole watch, oldest first. */
type Series = Count[];

/** Counts by region; those of the whole watch stand under `whole`, never a region's id. */
type SeriesByRegion = Map<string, Series>;
const whole = '';

/**
 * The counts that some events give. A count without any place speaks of the whole watch; one
 * from outside the regions counts for nothing. Of two at one instant the later by id stands.
 */
export function seriesOf(state: WatchState, events: readonly CivilianEvent[]): SeriesByRegion {
  const inside = new Set(state.watch.regions.map(({ id }) => id));
  const series: SeriesByRegion = new Map();
  for (const event of events) {
    const { details, where } = event.lead.signal;
    if (details.stock === null) continue;
    const key = event.region ?? (where === null ? whole : null);
    if (key === null || (key !== whole && !inside.has(key))) continue;
    const counts = series.get(key) ?? [];
    series.set(key, counts);
    const t = event.at / DAY;
    if (counts[counts.length - 1]?.t === t) counts.pop();
    counts.push({ t, ...boundsOf(details.stock), event });
  }
  return series;
}

/**
 * The series to add up. A count of the whole watch stands for all regions while it is not older
 * than 45 days, because adding regions to it would count people twice; else it steps back.
 */
function chosen(series: SeriesByRegion, asOf: Instant): Series[] {
  const all = series.get(whole);
  const regional = [...series].filter(([key]) => key !== whole).map(([, counts]) => counts);
  if (all === undefined) return regional;
  return regional.length === 0 || isFresh(latest(all, asOf), asOf) ? [all] : regional;
}

function latest(counts: Series, asOf: Instant): Count | undefined {
  return counts.findLast(({ event }) => event.at <= asOf);
}

function isFresh(count: Count | undefined, asOf: Instant): boolean {
  return count !== undefined && asOf - count.event.at <= stockFlaggedAfter;
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
  const counts = chosen(series, asOf).flatMap((one) => latest(one, asOf) ?? []);
  if (counts.length === 0) return null;
  const sum = (bound: 'low' | 'best' | 'high') =>
    counts.reduce((total, count) => total + count[bound], 0);
  return {
    low: sum('low'),
    best: sum('best'),
    high: sum('high'),
    n: counts.length,
    old: counts.filter((count) => !isFresh(count, asOf)).length,
    events: counts.map(({ event }) => event),
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
    const counts = all.filter(({ event }) => event.at <= asOf && event.at > asOf - trailing);
    const [first, previous, newest] = [counts[0], counts.at(-2), counts.at(-1)];
    if (previous === undefined || newest === undefined || !isFresh(newest, asOf)) continue;
    const rate = displacementRate({ from: previous, to: newest });
    rates.push(rate);
    events.push(...counts.map(({ event }) => event));
    if (first === undefined || first === previous) continue;
    compared.push(rate);
    before += displacementRate({ from: first, to: previous }).best ?? 0;
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

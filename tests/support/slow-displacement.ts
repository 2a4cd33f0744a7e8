import { configuration } from '#domain/configuration.ts';
import { DAY, type Instant } from '#domain/instant.ts';
import { boundsOf } from '#domain/signal.ts';
import { displacementRate, type StockRate } from '#domain/statistics/displacement-rate.ts';
import { ratioOrNull } from '#domain/statistics/finite.ts';
import type { WatchState } from '#domain/watch-state.ts';
import type { CivilianEvent } from '#tests/support/slow-civilian.ts';

const { stockFlaggedAfter, trailingDays, shortestInterval } = configuration.civilian;
const whole = '';

type Series = CivilianEvent[];
type SeriesByRegion = Map<string, Series>;

/** Counts by region, and of the whole watch; of two at one instant the later by id stands. */
export function seriesOf(state: WatchState, events: readonly CivilianEvent[]): SeriesByRegion {
  const series: SeriesByRegion = new Map(state.watch.regions.map(({ id }) => [id, []]));
  series.set(whole, []);
  for (const event of events) {
    const { details, where } = event.lead.signal;
    if (details.stock === null || (event.region === null && where !== null)) continue;
    const counts = series.get(event.region ?? whole);
    if (counts?.at(-1)?.at === event.at) counts.pop();
    counts?.push(event);
  }
  return series;
}

function countOf({ at, lead }: CivilianEvent) {
  const { stock } = lead.signal.details;
  const bounds = stock === null ? { low: null, best: null, high: null } : boundsOf(stock);
  return { t: at / DAY, ...bounds };
}

const latest = (counts: Series, asOf: Instant) => counts.findLast(({ at }) => at <= asOf);
const isFresh = (count: CivilianEvent | undefined, asOf: Instant) =>
  count !== undefined && asOf - count.at <= stockFlaggedAfter;

function chosen(series: SeriesByRegion, asOf: Instant): Series[] {
  const all = series.get(whole) ?? [];
  const regional: Series[] = [];
  for (const [region, counts] of series) {
    if (region !== whole && latest(counts, asOf) !== undefined) regional.push(counts);
  }
  return regional.length === 0 || isFresh(latest(all, asOf), asOf) ? [all] : regional;
}

/** The newest counts added up; null where nobody has counted. */
export function latestStock(series: SeriesByRegion, asOf: Instant) {
  const events = chosen(series, asOf).flatMap((one) => latest(one, asOf) ?? []);
  const best = events.reduce((total, event) => total + (countOf(event).best ?? 0), 0);
  return { events, best: events.length === 0 ? null : best };
}

const unknown: StockRate = { low: null, best: null, high: null };

/** Rates between the newest counts, and their ratio to those before. */
export function displacementOf(series: SeriesByRegion, asOf: Instant) {
  const rates: StockRate[] = [];
  const compared: StockRate[] = [];
  const events: CivilianEvent[] = [];
  const comparedEvents: CivilianEvent[] = [];
  let before = 0;
  let intervals = 0;
  for (const all of chosen(series, asOf)) {
    const counts = all.filter(({ at }) => at <= asOf && at > asOf - trailingDays * DAY);
    const [first, newest] = [counts[0], counts.at(-1)];
    if (first === undefined || newest === undefined || !isFresh(newest, asOf)) continue;
    const previous = counts.findLast(({ at }) => newest.at - at >= shortestInterval);
    if (previous === undefined) continue;
    const rate = displacementRate({ from: countOf(previous), to: countOf(newest) });
    rates.push(rate);
    events.push(...counts);
    if (previous.at - first.at < shortestInterval) continue;
    compared.push(rate);
    comparedEvents.push(...counts.filter(({ at }) => newest.at - at < shortestInterval));
    before += displacementRate({ from: countOf(first), to: countOf(previous) }).best ?? 0;
    intervals += counts.length - 1;
  }
  const now = summed(compared).best;
  const ratio = now === null || before <= 0 ? null : ratioOrNull(now, before);
  return {
    rate: summed(rates),
    n: rates.length,
    ratio: { best: ratio },
    intervals,
    events,
    comparedEvents,
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

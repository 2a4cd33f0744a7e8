import { ratioOrNull } from '#domain/statistics/finite.ts';

/** People displaced as counted at time `t`; a bound nobody gave is null. */
export type Stock = { t: number; low: number | null; best: number | null; high: number | null };

export type StockRate = { low: number | null; best: number | null; high: number | null };

/**
 * People newly displaced per unit of time between two counts, by interval arithmetic:
 * low = (low₂−high₁)/Δt, high = (high₂−low₁)/Δt. Null per missing bound; all null unless Δt > 0.
 */
export function displacementRate(input: { from: Stock; to: Stock }): StockRate {
  const { from, to } = input;
  const span = to.t - from.t;
  return {
    low: perTime(from.high, to.low, span),
    best: perTime(from.best, to.best, span),
    high: perTime(from.low, to.high, span),
  };
}

function perTime(before: number | null, after: number | null, span: number): number | null {
  if (before === null || after === null || !(span > 0)) return null;
  return ratioOrNull(after - before, span);
}

/**
 * A rate over an earlier one, by interval arithmetic: each limit takes the worst end of the other.
 * Null where a bound is missing, and where the earlier rate may be nothing: then there is no limit.
 * All null unless the earlier rate is above 0 at its best.
 */
export function rateRatio(now: StockRate, before: StockRate): StockRate {
  if (before.best === null || !(before.best > 0)) return { low: null, best: null, high: null };
  return {
    low: over(now.low, now.low !== null && now.low < 0 ? before.low : before.high),
    best: over(now.best, before.best),
    high: over(now.high, now.high !== null && now.high < 0 ? before.high : before.low),
  };
}

function over(rate: number | null, before: number | null): number | null {
  return rate === null || before === null || !(before > 0) ? null : ratioOrNull(rate, before);
}

/** Which limits the ranges of the counts set to a rate, or to a ratio of two. */
export function limitsOf({ low, high }: StockRate): 'both' | 'least' | 'most' | 'none' {
  if (low === null) return high === null ? 'none' : 'most';
  return high === null ? 'least' : 'both';
}

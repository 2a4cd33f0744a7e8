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

import { resolvedPairs } from '#domain/statistics/forecast-scores.ts';
import { type Interval, normalQuantile } from '#domain/statistics/special.ts';

/** The resolved forecasts that were rounded to one tenth. */
export type CalibrationBin = {
  /** Tenths, 0 … 10. */
  bin: number;
  n: number;
  meanForecast: number;
  /** Share that came true. */
  observed: number;
} & Interval;

/** Parts of the Brier score: brier = reliability − resolution + uncertainty + var − cov. */
type Decomposition = {
  reliability: number | null;
  resolution: number | null;
  uncertainty: number | null;
  withinVar: number | null;
  withinCov: number | null;
  brier: number | null;
};

export type Calibration = Decomposition & {
  /** Forecasts that count. */
  n: number;
  /** Those that hold a forecast, ascending. */
  bins: CalibrationBin[];
};

type Pair = { forecast: number; outcome: number };

const nothing: Decomposition = {
  reliability: null,
  resolution: null,
  uncertainty: null,
  withinVar: null,
  withinCov: null,
  brier: null,
};

/**
 * How far forecasts 0 … 1 kept their word, outcomes 1 or 0: eleven bins centred on the tenths in
 * which people forecast, ⌊10p+½⌋, with 95 % Wilson limits, and the parts of the Brier score.
 * Forecasts that are not resolved (null) do not count; all null when none is. Source: Murphy 1973,
 * with the two terms within bins of Stephenson et al. 2008, without which the parts do not add up.
 */
export function calibration(input: {
  forecasts: readonly (number | null)[];
  outcomes: readonly (number | null)[];
}): Calibration {
  const resolved = resolvedPairs(input);
  const n = resolved.length;
  if (n === 0) return { n, bins: [], ...nothing };
  const base = meanOf(resolved, ({ outcome }) => outcome);
  const bins = Array.from(binned(resolved), ([bin, pairs]) => ({
    pairs,
    shown: binOf(bin, pairs),
  }));
  const perForecast = (term: (pair: Pair, bin: CalibrationBin) => number) =>
    bins.reduce(
      (sum, { pairs, shown }) => pairs.reduce((part, pair) => part + term(pair, shown), sum),
      0,
    ) / n;
  return {
    n,
    bins: bins.map(({ shown }) => shown),
    reliability: perForecast((_, bin) => (bin.meanForecast - bin.observed) ** 2),
    resolution: perForecast((_, bin) => (bin.observed - base) ** 2),
    uncertainty: base * (1 - base),
    withinVar: perForecast(({ forecast }, bin) => (forecast - bin.meanForecast) ** 2),
    withinCov: perForecast(
      ({ forecast, outcome }, bin) => 2 * (forecast - bin.meanForecast) * (outcome - bin.observed),
    ),
    brier: meanOf(resolved, ({ forecast, outcome }) => (forecast - outcome) ** 2),
  };
}

/** Forecasts by bin, ascending. */
function binned(resolved: readonly Pair[]): [bin: number, pairs: Pair[]][] {
  const bins = new Map<number, Pair[]>();
  for (const pair of resolved) {
    const bin = Math.floor(10 * pair.forecast + 0.5);
    const pairs = bins.get(bin);
    if (pairs === undefined) bins.set(bin, [pair]);
    else pairs.push(pair);
  }
  return [...bins].sort(([a], [b]) => a - b);
}

function binOf(bin: number, pairs: readonly Pair[]): CalibrationBin {
  const n = pairs.length;
  const observed = meanOf(pairs, ({ outcome }) => outcome);
  const meanForecast = meanOf(pairs, ({ forecast }) => forecast);
  return { bin, n, meanForecast, observed, ...wilson(observed, n) };
}

/** Wilson's 95 % limits of a share seen in n cases, n > 0. */
function wilson(share: number, n: number): Interval {
  const square = normalQuantile(0.975) ** 2;
  const centre = (share + square / (2 * n)) / (1 + square / n);
  const spread = (share * (1 - share)) / n + square / (4 * n * n);
  const half = (Math.sqrt(square) * Math.sqrt(spread)) / (1 + square / n);
  return { lower: Math.max(0, centre - half), upper: Math.min(1, centre + half) };
}

function meanOf(pairs: readonly Pair[], of: (pair: Pair) => number): number {
  return pairs.reduce((sum, pair) => sum + of(pair), 0) / pairs.length;
}

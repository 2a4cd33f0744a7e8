import { logGamma } from '#domain/statistics/special.ts';

export type BocpdRule = {
  /** Prior of the rate: `a0` events in `b0` days, both above 0. */
  a0: number;
  b0: number;
  /** Chance of a change on any day, 0 … 1. */
  hazard: number;
  /** Run lengths less likely than this are forgotten; 0 unless told. */
  prune?: number;
};

/** Days since the last change, how likely that is, and the rate's posterior since then. */
type Run = { length: number; probability: number; shape: number; rate: number };

export type BocpdState = readonly Run[];

/** What the run lengths say after a day; null where no run could have made the counts. */
export type BocpdDay = {
  /** Most likely run length in days, the shortest when several are. */
  mapRun: number | null;
  /** P(run length ≤ 7). */
  pChange7: number | null;
  expectedRun: number | null;
};

export function bocpdStart({ a0, b0 }: BocpdRule): BocpdState {
  return [{ length: 0, probability: 1, shape: a0, rate: b0 }];
}

/**
 * Run lengths after one more daily count: π_r = NB(x; size a_r, prob b_r/(b_r+1)),
 * R(r+1) ∝ R(r)·π_r·(1−H), R(0) ∝ Σ R(r)·π_r·H, then a += x and b += 1. Runs only grow on an
 * unknown day (null). A day costs one pass over the runs: all of them unless pruned, which moves
 * the expected run in its sixth digit when done at 1e-6. Empty once a count was impossible.
 * Source: Adams & MacKay 2007.
 */
export function bocpdStep(state: BocpdState, x: number | null, rule: BocpdRule): BocpdState {
  const { a0, b0, hazard, prune = 0 } = rule;
  const logs = state.map((run) => Math.log(run.probability) + logChance(x, run));
  const highest = logs.reduce((most, log) => Math.max(most, log), Number.NEGATIVE_INFINITY);
  if (!Number.isFinite(highest)) return [];
  const weights = logs.map((log) => Math.exp(log - highest));
  const total = weights.reduce((sum, weight) => sum + weight, 0);
  const grown = state.map((run, index) => ({
    length: run.length + 1,
    probability: ((1 - hazard) * (weights[index] ?? 0)) / total,
    shape: run.shape + (x ?? 0),
    rate: run.rate + (x === null ? 0 : 1),
  }));
  const runs = [{ length: 0, probability: hazard, shape: a0, rate: b0 }, ...grown];
  return normalised(runs.filter(({ probability }) => probability > 0 && probability >= prune));
}

/** What a state says of the days since the last change. */
export function bocpdDay(state: BocpdState): BocpdDay {
  const first = state[0];
  if (first === undefined) return { mapRun: null, pChange7: null, expectedRun: null };
  let likeliest = first;
  let recent = 0;
  let expectedRun = 0;
  for (const run of state) {
    if (run.probability > likeliest.probability) likeliest = run;
    if (run.length <= 7) recent += run.probability;
    expectedRun += run.length * run.probability;
  }
  return { mapRun: likeliest.length, pChange7: Math.min(1, recent), expectedRun };
}

/** `bocpdStep` over a series of daily counts. */
export function bocpdGammaPoisson(input: BocpdRule & { counts: readonly (number | null)[] }): {
  mapRun: (number | null)[];
  pChange7: (number | null)[];
  expectedRun: (number | null)[];
} {
  let state = bocpdStart(input);
  const days = input.counts.map((count) => {
    state = bocpdStep(state, count, input);
    return bocpdDay(state);
  });
  return {
    mapRun: days.map(({ mapRun }) => mapRun),
    pChange7: days.map(({ pChange7 }) => pChange7),
    expectedRun: days.map(({ expectedRun }) => expectedRun),
  };
}

/** ln of the chance of a count in the day after a run. */
function logChance(x: number | null, { shape, rate }: Run): number {
  if (x === null) return 0;
  if (!(x >= 0 && shape > 0 && rate > 0)) return Number.NEGATIVE_INFINITY;
  const coefficient = logGamma(shape + x) - logGamma(shape) - logGamma(x + 1);
  return coefficient - shape * Math.log1p(1 / rate) - x * Math.log1p(rate);
}

function normalised(runs: readonly Run[]): Run[] {
  const total = runs.reduce((sum, { probability }) => sum + probability, 0);
  return runs.map((run) => ({ ...run, probability: run.probability / total }));
}

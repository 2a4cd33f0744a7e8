import { finiteOrNull } from '#domain/statistics/finite.ts';

export type LogOdds = {
  probability: number | null;
  /** Nats; null where the probability is 0 or 1. */
  logOdds: number | null;
  /** What each item adds, in bits; null where it settles the question. */
  bits: (number | null)[];
};

/**
 * Probability of one statement after items of evidence, each a likelihood ratio ≥ 0 with its
 * weight: ln(p/(1−p)) + Σ w·ln LR. The bits are the bars of a waterfall: with the prior's log₂
 * odds they add up to those of the answer. Null when items contradict each other absolutely.
 */
export function logOddsUpdate(input: {
  prior: number;
  items: readonly (readonly [lr: number, weight: number])[];
}): LogOdds {
  const { prior, items } = input;
  const bits = items.map(([lr, weight]) => (weight === 0 ? 0 : weight * Math.log2(lr)));
  const before = Math.log(prior) - Math.log1p(-prior);
  const logOdds = bits.reduce((sum, bit) => sum + bit * Math.LN2, before);
  return {
    probability: finiteOrNull(1 / (1 + Math.exp(-logOdds))),
    logOdds: finiteOrNull(logOdds),
    bits: bits.map(finiteOrNull),
  };
}

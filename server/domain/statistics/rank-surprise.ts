export type RankSurprise = { p: number; surprise: number };

/**
 * How unusual the highest of its kind is: the share of `n` past ones and this one that reach it,
 * p = (1 + atLeast)/(1 + n), and −log10 p. A short record caps its own surprise at log10(n+1).
 * Source: rank (permutation) p-value.
 */
export function surpriseOfRank({ atLeast, n }: { atLeast: number; n: number }): RankSurprise {
  const p = (1 + atLeast) / (1 + n);
  return { p, surprise: Math.max(0, -Math.log10(p)) };
}

/**
 * How unusual `value` is among past ones of the same kind (tolls of weeks that do not overlap).
 * Unknown past ones are left out; null for an unknown value.
 */
export function rankSurprise(input: {
  history: readonly (number | null)[];
  value: number | null;
}): RankSurprise | null {
  const { value } = input;
  if (value === null) return null;
  const known = input.history.filter((past) => past !== null);
  const atLeast = known.filter((past) => past >= value).length;
  return surpriseOfRank({ atLeast, n: known.length });
}

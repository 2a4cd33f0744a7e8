/**
 * How unusual the present silence is: the share of past gaps at least as long, counting this one,
 * p = (1 + #{gap ≥ elapsed})/(1 + n), and −log10 p. A short record caps its own surprise at
 * log10(n+1). Gaps and elapsed in one unit. Source: rank (permutation) p-value.
 */
export function silenceSurprise(input: { gaps: readonly number[]; elapsed: number }): {
  p: number;
  surprise: number;
} {
  const longer = input.gaps.filter((gap) => gap >= input.elapsed).length;
  return rankSurprise({ longer, n: input.gaps.length });
}

/** `silenceSurprise` of counts: `longer` of `n` past gaps are at least as long. */
export function rankSurprise({ longer, n }: { longer: number; n: number }): {
  p: number;
  surprise: number;
} {
  const p = (1 + longer) / (1 + n);
  return { p, surprise: Math.max(0, -Math.log10(p)) };
}

import { type RankSurprise, surpriseOfRank } from '#domain/statistics/rank-surprise.ts';

/**
 * How unusual the present silence is: the share of past gaps at least as long, counting this one,
 * p = (1 + #{gap ≥ elapsed})/(1 + n), and −log10 p. Gaps and elapsed in one unit.
 */
export function silenceSurprise(input: { gaps: readonly number[]; elapsed: number }): RankSurprise {
  const atLeast = input.gaps.filter((gap) => gap >= input.elapsed).length;
  return surpriseOfRank({ atLeast, n: input.gaps.length });
}

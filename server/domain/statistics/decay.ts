/** Keeps the weight of something dated far in the future finite. */
const largestExponent = 900;

/** 2^(−age/halfLife): 1 now, ½ one half-life ago. Age and half-life in one unit, half-life > 0. */
export function halfLifeWeight(age: number, halfLife: number): number {
  // A power of e costs a quarter of a power of 2, and every reading takes hundreds.
  return Math.exp(Math.LN2 * Math.min(largestExponent, -age / halfLife));
}

/**
 * Sum of weights decayed to `now`, with its effective number of items. Items are
 * [time, weight], in any order: largest terms are added last, so order changes nothing.
 * Source: Cormode et al. 2009 (forward decay). Empty: sum 0, nEff 0.
 */
export function decayedSum(input: {
  items: readonly (readonly [time: number, weight: number])[];
  now: number;
  halfLife: number;
}): { sum: number; nEff: number } {
  const { items, now, halfLife } = input;
  const weights = items.map(([time, weight]) => weight * halfLifeWeight(now - time, halfLife));
  weights.sort((left, right) => left - right);
  return { sum: weights.reduce((sum, weight) => sum + weight, 0), nEff: nEff(weights) };
}

/**
 * Kish's effective sample size (Σw)²/Σw²: how many equally weighted items these are worth.
 * 0 when nothing has weight.
 */
export function nEff(weights: readonly number[]): number {
  // Scaled by the largest, because the square of a very old weight underflows before it does.
  const largest = weights.reduce((most, weight) => Math.max(most, weight), 0);
  if (!(largest > 0)) return 0;
  let sum = 0;
  let squares = 0;
  for (const weight of weights) {
    sum += weight / largest;
    squares += (weight / largest) ** 2;
  }
  return (sum * sum) / squares;
}

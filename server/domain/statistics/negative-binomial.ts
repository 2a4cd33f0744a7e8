import { betaLower, betaUpper, logGamma } from '#domain/statistics/special.ts';

/** Number of failures before `size` successes; `complement` is 1 − prob, kept without rounding. */
export type NegativeBinomial = { size: number; prob: number; complement: number };

/** Below this the incomplete beta function starts to underflow and logarithms take over. */
const smallestDirectTail = 1e-250;

/**
 * P(Y ≥ y). By the incomplete beta function directly: 1 − P(Y ≤ y−1) loses every digit in the
 * far tail. A tail smaller than a double can hold is 0; see `surpriseOf`.
 */
export function upperTail(y: number, law: NegativeBinomial): number {
  const count = Math.ceil(y);
  if (count <= 0) return 1;
  if (law.size <= 0 || law.complement <= 0) return 0;
  if (law.prob <= 0) return 1;
  const tail = directUpperTail(count, law);
  return tail > smallestDirectTail ? Math.min(1, tail) : Math.exp(logUpperTail(count, law));
}

/** −log10 of `tail` = P(Y ≥ y), finite however far out it is; null where y is impossible. */
export function surpriseOf(tail: number, y: number, law: NegativeBinomial): number | null {
  if (tail > smallestDirectTail) return Math.max(0, -Math.log10(tail));
  if (law.size <= 0 || law.complement <= 0) return null;
  return -logUpperTail(Math.ceil(y), law) / Math.LN10;
}

/** P(Y ≤ y). */
export function lowerTail(y: number, law: NegativeBinomial): number {
  const count = Math.floor(y);
  if (count < 0) return 0;
  if (law.size <= 0 || law.complement <= 0) return 1;
  if (law.prob <= 0) return 0;
  return law.prob < law.complement
    ? betaLower(law.prob, law.size, count + 1)
    : betaUpper(law.complement, count + 1, law.size);
}

/** Smallest k with P(Y ≤ k) ≥ p, for 0 < p < 1: widening steps from the mean, then bisection. */
export function quantile(p: number, law: NegativeBinomial): number {
  // A step that p meets exactly must count as reached whatever the last digit says.
  const target = p * (1 - 64 * Number.EPSILON);
  const reached = (k: number) => lowerTail(k, law) >= target;
  const mean = (law.size * law.complement) / law.prob;
  let step = Math.max(1, Math.floor(Math.sqrt(mean / law.prob)));
  let high = Math.floor(mean);
  let low = high;
  if (reached(high)) {
    for (low = high - step; low >= 0 && reached(low); step *= 2, low = high - step) high = low;
    low = Math.max(-1, low);
  } else {
    for (high = low + step; !reached(high); step *= 2, high = low + step) low = high;
  }
  while (high - low > 1) {
    const middle = Math.floor((low + high) / 2);
    if (reached(middle)) high = middle;
    else low = middle;
  }
  return high;
}

function directUpperTail(count: number, law: NegativeBinomial): number {
  // The smaller of the two probabilities is the one known to full relative precision.
  return law.prob < law.complement
    ? betaUpper(law.prob, law.size, count)
    : betaLower(law.complement, count, law.size);
}

/** ln P(Y ≥ y) for y far above the mean: the mass at y times a series of positive terms. */
function logUpperTail(count: number, { size, prob, complement }: NegativeBinomial): number {
  let term = 1;
  let sum = 1;
  for (let k = 0; term > sum * Number.EPSILON; k += 1) {
    term *= ((size + count + k) * complement) / (count + k + 1);
    sum += term;
  }
  const coefficient = logGamma(size + count) - logGamma(size) - logGamma(count + 1);
  return coefficient + size * Math.log(prob) + count * Math.log(complement) + Math.log(sum);
}

import { createRandom } from '#tests/support/random.mjs';

/** Attacks a day: mean, and variance over mean. */
export interface Process {
  rate: number;
  phi: number;
}

/** Counts of days, as running totals: the count of days (a, b] is `totals[b] − totals[a]`. */
export type Totals = readonly number[];

/** Draws the count of one day. */
type Draw = () => number;

/** Chance left beyond the longest table; rarer counts are never drawn. */
const leftOut = 1e-12;

/** A source of independent daily counts, negative binomial or (φ = 1) Poisson, by inversion. */
export function drawer({ rate, phi }: Process, next: () => number): Draw {
  const table = cumulative(rate, phi);
  return () => {
    const at = next();
    let count = 0;
    while (count < table.length - 1 && at >= (table[count] ?? 1)) count += 1;
    return count;
  };
}

/** P(Y ≤ k) for k = 0, 1, 2 …, by recurrence from P(Y = 0). */
function cumulative(rate: number, phi: number): number[] {
  const size = rate / (phi - 1);
  const more = (k: number) => (phi === 1 ? rate / (k + 1) : ((size + k) / (k + 1)) * (1 - 1 / phi));
  let chance = phi === 1 ? Math.exp(-rate) : phi ** -size;
  const table = [chance];
  for (let k = 0, sum = chance; 1 - sum > leftOut && chance > leftOut / 10; k += 1) {
    chance *= more(k);
    sum += chance;
    table.push(sum);
  }
  return table;
}

/** Appends days to running totals. */
export function addDays(totals: number[], days: number, draw: Draw): void {
  for (let day = 0; day < days; day += 1) totals.push((totals.at(-1) ?? 0) + draw());
}

/** The same numbers for the same words, others for others. */
export function seeded(...words: (string | number)[]): () => number {
  let seed = 20261122;
  for (const letter of words.join(' ')) seed = Math.imul(seed ^ letter.charCodeAt(0), 0x01000193);
  return createRandom(seed).next;
}

/**
 * Share of a day's events that is known once the day is so many days old: F(0) … F(maxDelay), the
 * last of them 1. `delays` are days from event to record, `ages` days from event to now, one of
 * each per record; parts of days are cut off. Reverse-time product limit over the records that
 * could have been seen by then, F(j−1) = F(j)·(1 − N_j/n_j), N_j = #{delay = j ≤ age},
 * n_j = #{delay ≤ j ≤ age}; where no record tells (n_j = 0) nothing is corrected. Delays beyond
 * the longest do not count. Source: Kalbfleisch & Lawless 1989.
 */
export function delayCompleteness(input: {
  delays: readonly number[];
  ages: readonly number[];
  /** How many records are alike; one of each unless told. */
  counts?: readonly number[];
  maxDelay: number;
}): { F: number[]; n: number } {
  const last = Math.max(0, Math.floor(input.maxDelay));
  const { recorded, atRisk, n } = countsByDelay(input, last);
  const F = new Array<number>(last + 1).fill(1);
  for (let delay = last; delay > 0; delay -= 1) {
    const seen = atRisk[delay] ?? 0;
    const kept = seen > 0 ? 1 - (recorded[delay] ?? 0) / seen : 1;
    F[delay - 1] = (F[delay] ?? 1) * kept;
  }
  return { F, n };
}

/** N_j and n_j for j = 0 … last, in one pass over the records, and how many records count. */
function countsByDelay(
  {
    delays,
    ages,
    counts,
  }: { delays: readonly number[]; ages: readonly number[]; counts?: readonly number[] },
  last: number,
) {
  const recorded = new Array<number>(last + 1).fill(0);
  // A record is at risk from its delay to its age: it comes in at the one, goes out after the other.
  const change = new Array<number>(last + 2).fill(0);
  let n = 0;
  for (const [index, at] of delays.entries()) {
    const delay = Math.max(0, Math.floor(at));
    const oldest = Math.min(last, Math.floor(ages[index] ?? -1));
    if (!(delay <= oldest)) continue;
    const alike = counts?.[index] ?? 1;
    n += alike;
    recorded[delay] = (recorded[delay] ?? 0) + alike;
    change[delay] = (change[delay] ?? 0) + alike;
    change[oldest + 1] = (change[oldest + 1] ?? 0) - alike;
  }
  let atRiskNow = 0;
  const atRisk = recorded.map((_, delay) => {
    atRiskNow += change[delay] ?? 0;
    return atRiskNow;
  });
  return { recorded, atRisk, n };
}

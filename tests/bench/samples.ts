/** What a path took, one number a time, in the unit of its row. */
export interface Samples {
  n: number;
  p50: number;
  p99: number;
}

/** Nearest-rank quantiles. */
export function summary(values: readonly number[]): Samples {
  const sorted = [...values].sort((a, b) => a - b);
  const at = (q: number) => sorted[Math.max(0, Math.ceil(q * sorted.length) - 1)] ?? Number.NaN;
  return { n: sorted.length, p50: at(0.5), p99: at(0.99) };
}

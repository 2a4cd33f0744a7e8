/**
 * Weighted median of [value, weight] pairs in any order: the first value at which half of the
 * weight is reached, the midpoint of two when exactly half is. Pairs without weight do not
 * count; null when nothing has weight.
 */
export function weightedMedian(
  items: readonly (readonly [value: number, weight: number])[],
): number | null {
  const sorted = items.filter(([, weight]) => weight > 0).sort((a, b) => a[0] - b[0]);
  const half = sorted.reduce((sum, [, weight]) => sum + weight, 0) / 2;
  let reached = 0;
  for (const [i, [value, weight]] of sorted.entries()) {
    reached += weight;
    if (reached < half) continue;
    const next = sorted[i + 1]?.[0];
    return reached === half && next !== undefined ? (value + next) / 2 : value;
  }
  return null;
}

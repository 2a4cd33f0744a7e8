/**
 * Whether two values say the same, to the last part. What is absent is null; numbers that differ
 * by less than the grain, as a share of them, are one number.
 */
export function isAlike(one: unknown, other: unknown, grain = 0): boolean {
  if (typeof one === 'number' && typeof other === 'number') {
    return one === other || Math.abs(one - other) <= grain * Math.max(1, Math.abs(one));
  }
  if (!isObject(one) || !isObject(other)) return (one ?? null) === (other ?? null);
  const names = new Set([...Object.keys(one), ...Object.keys(other)]);
  return [...names].every((name) => isAlike(one[name], other[name], grain));
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null;
}

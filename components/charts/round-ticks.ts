/** Round numbers for an axis from nought: 1, 2 or 5 times a power of ten apart, five at most with it. */
export function roundTicks(top: number): number[] {
  const least = Math.max(1, top / 4);
  const power = 10 ** Math.floor(Math.log10(least));
  const step = power * ([1, 2, 5].find((factor) => factor * power >= least) ?? 10);
  return Array.from({ length: Math.floor(top / step) + 1 }, (_, i) => i * step);
}

/** Drawings are made in a box of this size and stretched to the room they get. */
export const WIDTH = 320;
export const HEIGHT = 80;

/** Where a value between `low` and `high` stands on the vertical axis; clipped to the box. */
export function heightOf(value: number, low: number, high: number): number {
  if (high <= low) return HEIGHT;
  const share = Math.max(0, Math.min(1, (value - low) / (high - low)));
  return HEIGHT - share * HEIGHT;
}

/** Short decimal text for SVG coordinates. */
export function px(value: number): string {
  return String(Math.round(value * 10) / 10);
}

/** Neighbouring items for which the test holds: start and length of each run. */
export function runsOf<T>(
  items: readonly T[],
  test: (item: T) => boolean,
): { start: number; length: number }[] {
  const runs: { start: number; length: number }[] = [];
  for (const [index, item] of items.entries()) {
    if (!test(item)) continue;
    const last = runs.at(-1);
    if (last !== undefined && last.start + last.length === index) last.length += 1;
    else runs.push({ start: index, length: 1 });
  }
  return runs;
}

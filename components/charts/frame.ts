/** Small drawings are made in a box of this size and stretched to the room they get. */
export const WIDTH = 320;
export const HEIGHT = 80;

/** One path of a drawing. Filled without a width, else drawn with a pen that wide. */
export interface Stroke {
  d: string;
  /** A utility that gives its colour; `current` is for what is abnormal. */
  className: string;
  width?: number;
  dash?: string;
}

/** Where a value between 0 and `top` stands on the vertical axis; clipped to the box. */
export function heightOf(value: number, top: number): number {
  return HEIGHT * (1 - Math.max(0, Math.min(1, top > 0 ? value / top : 0)));
}

/** Short decimal text for SVG coordinates. */
export function px(value: number): string {
  return String(Math.round(value * 10) / 10);
}

/** A box, for a path that holds many. */
export function box(x: number, y: number, width: number, height: number): string {
  return `M${px(x)} ${px(y)}h${px(width)}v${px(height)}h${px(-width)}Z`;
}

/** A dot that stays round however the drawing is stretched: a line without length, round pen. */
export function dot(x: number, y: number): string {
  return `M${px(x)} ${px(y)}h.01`;
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

const STEP = 12;

/** Hatching where an item is missing: nobody looked. */
export function hatch(items: readonly unknown[]): Stroke {
  const slot = WIDTH / Math.max(1, items.length);
  let d = '';
  for (const { start, length } of runsOf(items, (item) => item === null)) {
    const [left, width] = [start * slot, length * slot];
    for (let offset = STEP - HEIGHT; offset < width; offset += STEP) {
      const from = Math.max(0, offset);
      const to = Math.min(width, offset + HEIGHT);
      d += `M${px(left + from)} ${px(HEIGHT + offset - from)}L${px(left + to)} ${px(HEIGHT + offset - to)}`;
    }
  }
  return { d, className: 'stroke-line-strong', width: 1.5 };
}

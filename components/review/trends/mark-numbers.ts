import type { Instant } from '#domain/instant.ts';

/** Numbers of neighbouring marks, as shares of the width: "3", or "3–5" where there is no room. */
export interface MarkNumbers {
  first: number;
  last: number;
  /** Where the numbers begin. */
  left: number;
  width: number;
}

/** Room for a digit or a dash, and between two labels, where the plot is narrowest: 320 pixels. */
const sign = 7.5 / 320;
const gap = 6 / 320;

/**
 * Marks in order of time, numbered from 1, where there is room for numbers alone. Those that
 * stand so close that their numbers would lie upon each other share one label.
 */
export function markNumbers(
  marks: readonly { at: Instant }[],
  { from, to }: { from: Instant; to: Instant },
): MarkNumbers[] {
  const labels: (MarkNumbers & { share: number })[] = [];
  for (const [i, { at }] of marks.entries()) {
    let label = labelOf({ first: i + 1, last: i + 1, share: (at - from) / (to - from) });
    for (let before = labels.at(-1); before !== undefined; before = labels.at(-1)) {
      if (before.left + before.width + gap <= label.left) break;
      labels.pop();
      label = labelOf({ first: before.first, last: label.last, share: before.share });
    }
    labels.push(label);
  }
  return labels.map(({ share: _, ...label }) => label);
}

function labelOf(of: { first: number; last: number; share: number }) {
  const { first, last, share } = of;
  const signs = `${first}`.length + (last > first ? 1 + `${last}`.length : 0);
  const width = signs * sign;
  return { ...of, left: Math.max(0, Math.min(share, 1 - width)), width };
}

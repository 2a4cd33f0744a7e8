import { box, HEIGHT, type Stroke, WIDTH } from '#components/charts/frame.ts';
import type { Spark } from '#domain/indicators/indicator.ts';

type Tones = Extract<Spark, { shape: 'tones' }>;

const MIDDLE = HEIGHT * 0.55;
const REACH = HEIGHT * 0.36;
/** Fewer items than this leave room at the left, so that a bar never becomes a wall. */
const FEWEST = 12;

/** One mark for each item, oldest first: up, level or down. */
export function sparkTones({ items }: Tones): Stroke[] {
  const { slot, start } = slotsOf(items.length);
  const marks = (defensive: boolean) =>
    items
      .map(({ tone }, index) => {
        if ((tone === -1) !== defensive) return '';
        const height = tone === 0 ? 4 : REACH;
        const y = tone === 1 ? MIDDLE - REACH : tone === 0 ? MIDDLE - 2 : MIDDLE;
        return box(start + (index + 0.18) * slot, y, slot * 0.64, height);
      })
      .join('');
  return [
    { d: `M0 ${MIDDLE}H${WIDTH}`, className: 'stroke-line-strong', width: 1.5 },
    { d: marks(false), className: 'fill-line-strong' },
    { d: marks(true), className: 'fill-current' },
  ];
}

/** Where a contradicted item is crossed, above its mark: shares of the width. */
export function crossedTones({ items }: Tones): number[] {
  const { slot, start } = slotsOf(items.length);
  return items.flatMap(({ crossed }, index) =>
    crossed ? [(start + (index + 0.5) * slot) / WIDTH] : [],
  );
}

function slotsOf(count: number): { slot: number; start: number } {
  const slot = WIDTH / Math.max(FEWEST, count);
  return { slot, start: WIDTH - count * slot };
}

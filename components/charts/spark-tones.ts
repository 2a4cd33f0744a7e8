import { box, HEIGHT, px, type Stroke, WIDTH } from '#components/charts/frame.ts';
import type { Spark } from '#domain/indicators/indicator.ts';

type Tones = Extract<Spark, { shape: 'tones' }>;

const MIDDLE = HEIGHT * 0.55;
const REACH = HEIGHT * 0.36;
/** Fewer items than this leave room at the left, so that a bar never becomes a wall. */
const FEWEST = 12;

/** One mark for each item, oldest first: up, level or down; crossed where contradicted. */
export function sparkTones({ items }: Tones): Stroke[] {
  const slot = WIDTH / Math.max(FEWEST, items.length);
  const start = WIDTH - items.length * slot;
  const marks = (defensive: boolean) =>
    items
      .map(({ tone }, index) => {
        if ((tone === -1) !== defensive) return '';
        const height = tone === 0 ? 4 : REACH;
        const y = tone === 1 ? MIDDLE - REACH : tone === 0 ? MIDDLE - 2 : MIDDLE;
        return box(start + (index + 0.18) * slot, y, slot * 0.64, height);
      })
      .join('');
  const crosses = items
    .map(({ crossed }, index) => {
      const x = px(start + (index + 0.5) * slot - 5);
      return crossed ? `M${x} 2l10 10m0-10l-10 10` : '';
    })
    .join('');
  return [
    { d: `M0 ${MIDDLE}H${WIDTH}`, className: 'stroke-line-strong', width: 1.5 },
    { d: marks(false), className: 'fill-line-strong' },
    { d: marks(true), className: 'fill-current' },
    { d: crosses, className: 'stroke-ink', width: 2.5 },
  ];
}

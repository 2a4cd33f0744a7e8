import { box, HEIGHT, hatch, heightOf, px, type Stroke, WIDTH } from '#components/charts/frame.ts';
import type { Spark } from '#domain/indicators/indicator.ts';

type Bars = Extract<Spark, { shape: 'bars' }>;

/** Bars per step over the expected band; those above it stand out; a mark where normal ended. */
export function sparkBars({ values, low, high, fromAt, step, markAt }: Bars): Stroke[] {
  const slot = WIDTH / Math.max(1, values.length);
  const top = Math.max(1, high, ...values.map((value) => value ?? 0)) * 1.08;
  const y = (value: number) => heightOf(value, top);
  const bars = (above: boolean) =>
    values
      .map((value, index) => {
        if (value === null || value > high !== above) return '';
        // A zero that was looked for is drawn too: it is not a gap.
        const height = Math.max(1.5, HEIGHT - y(value));
        return box((index + 0.14) * slot, HEIGHT - height, slot * 0.72, height);
      })
      .join('');
  const mark = markAt === null ? '' : `M${px(((markAt - fromAt) / step) * slot)} 0V${HEIGHT}`;
  return [
    { d: box(0, y(high), WIDTH, y(low) - y(high)), className: 'fill-line' },
    hatch(values),
    { d: bars(false), className: 'fill-line-strong' },
    { d: bars(true), className: 'fill-current' },
    { d: mark, className: 'stroke-ink', width: 1.5, dash: '3 3' },
  ];
}

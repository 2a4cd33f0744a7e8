import { Drawing, Hatch } from '#components/charts/drawing.tsx';
import { HEIGHT, heightOf, px, runsOf, WIDTH } from '#components/charts/frame.ts';
import type { Spark } from '#domain/indicators/indicator.ts';

type Bars = Extract<Spark, { shape: 'bars' }>;

/** Bars per step over the expected band; those above it stand out; a mark where normal ended. */
export function SparkBars({
  spark,
  label,
  className,
}: {
  spark: Bars;
  label: string;
  className?: string;
}) {
  const { values, low, high, fromAt, step, markAt } = spark;
  const slot = WIDTH / Math.max(1, values.length);
  const top = Math.max(1, high, ...values.map((value) => value ?? 0)) * 1.08;
  const y = (value: number) => heightOf(value, 0, top);
  const markX = markAt === null ? null : ((markAt - fromAt) / step) * slot;
  return (
    <Drawing label={label} className={className}>
      {high > low ? (
        <rect
          x="0"
          width={WIDTH}
          y={px(y(high))}
          height={px(y(low) - y(high))}
          className="fill-line"
        />
      ) : null}
      {runsOf(values, (value) => value === null).map(({ start, length }) => (
        <Hatch key={start} x={start * slot} width={length * slot} />
      ))}
      {values.map((value, index) =>
        value === null ? null : (
          <rect
            // biome-ignore lint/suspicious/noArrayIndexKey: the step is the bar's identity
            key={fromAt + index * step}
            x={px(index * slot + slot * 0.14)}
            width={px(slot * 0.72)}
            y={px(value === 0 ? HEIGHT - 1.5 : y(value))}
            height={px(value === 0 ? 1.5 : HEIGHT - y(value))}
            className={value > high ? 'fill-current' : 'fill-line-strong'}
          />
        ),
      )}
      {markX === null ? null : (
        <path
          d={`M${px(markX)} 0V${HEIGHT}`}
          className="stroke-ink"
          strokeWidth="1.5"
          strokeDasharray="3 3"
          vectorEffect="non-scaling-stroke"
        />
      )}
    </Drawing>
  );
}

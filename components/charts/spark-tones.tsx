import { Dot, Drawing } from '#components/charts/drawing.tsx';
import { HEIGHT, px, WIDTH } from '#components/charts/frame.ts';
import type { Spark } from '#domain/indicators/indicator.ts';

type Tones = Extract<Spark, { shape: 'tones' }>;

const middle = HEIGHT * 0.55;
const reach = HEIGHT * 0.36;

/** One mark for each item, oldest first: up, level or down; crossed where contradicted. */
export function SparkTones({
  spark,
  label,
  className,
}: {
  spark: Tones;
  label: string;
  className?: string;
}) {
  const { items } = spark;
  const slot = WIDTH / Math.max(12, items.length);
  const start = WIDTH - items.length * slot;
  return (
    <Drawing label={label} className={className}>
      <path
        d={`M0 ${px(middle)}H${WIDTH}`}
        className="stroke-line-strong"
        strokeWidth="1.5"
        vectorEffect="non-scaling-stroke"
      />
      {items.map(({ at, tone, crossed }, index) => {
        const x = start + index * slot;
        const height = tone === 0 ? 4 : reach;
        const y = tone === 1 ? middle - reach : tone === 0 ? middle - 2 : middle;
        return (
          // biome-ignore lint/suspicious/noArrayIndexKey: two items may share an instant; places never move
          <g key={`${at} ${index}`}>
            <rect
              x={px(x + slot * 0.18)}
              width={px(slot * 0.64)}
              y={px(y)}
              height={px(height)}
              className={tone === -1 ? 'fill-current' : 'fill-line-strong'}
            />
            {crossed ? <Cross x={x + slot / 2} y={HEIGHT * 0.09} /> : null}
          </g>
        );
      })}
      {items.length === 0 ? (
        <Dot x={WIDTH / 2} y={middle} size={1} className="stroke-line" />
      ) : null}
    </Drawing>
  );
}

function Cross({ x, y }: { x: number; y: number }) {
  const arm = 5;
  return (
    <path
      d={`M${px(x - arm)} ${px(y - arm)}L${px(x + arm)} ${px(y + arm)}M${px(x - arm)} ${px(y + arm)}L${px(x + arm)} ${px(y - arm)}`}
      className="stroke-ink"
      strokeWidth="2.5"
      fill="none"
      vectorEffect="non-scaling-stroke"
    />
  );
}

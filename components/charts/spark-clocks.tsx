import { Dot, Drawing } from '#components/charts/drawing.tsx';
import { HEIGHT, heightOf, px, WIDTH } from '#components/charts/frame.ts';
import type { Spark } from '#domain/indicators/indicator.ts';

type Clocks = Extract<Spark, { shape: 'clocks' }>;

const most = 6;

/**
 * How long each clock has run, against the share expected to have ended by then. A closed one
 * ends in a dot; a running one has no end; one that is overdue stands out.
 */
export function SparkClocks({
  spark,
  label,
  className,
}: {
  spark: Clocks;
  label: string;
  className?: string;
}) {
  const { horizon, expected } = spark;
  const clocks = spark.clocks.slice(0, most);
  const x = (hours: number) => Math.min(WIDTH, (hours / Math.max(1, horizon)) * WIDTH);
  const gap = HEIGHT / (clocks.length + 1);
  return (
    <Drawing label={label} className={className}>
      <path d={stepsOf(expected, x)} className="fill-line" />
      {clocks.map(({ age, open, overdue }, index) => {
        const y = (index + 1) * gap;
        const stroke = overdue ? 'stroke-current' : open ? 'stroke-ink' : 'stroke-line-strong';
        return (
          // biome-ignore lint/suspicious/noArrayIndexKey: clocks have no name here and keep their order
          <g key={index}>
            <path
              d={`M0 ${px(y)}H${px(Math.max(2, x(age)))}`}
              className={stroke}
              strokeWidth="3.5"
              vectorEffect="non-scaling-stroke"
            />
            {open ? null : <Dot x={x(age)} y={y} size={11} className={stroke} />}
          </g>
        );
      })}
    </Drawing>
  );
}

function stepsOf(expected: Clocks['expected'], x: (hours: number) => number): string {
  if (expected.length === 0) return '';
  const corners = expected.map(({ at, share }) => `H${px(x(at))}V${px(heightOf(share, 0, 1))}`);
  return `M0 ${HEIGHT}${corners.join('')}H${WIDTH}V${HEIGHT}Z`;
}

import { Drawing, Hatch } from '#components/charts/drawing.tsx';
import { HEIGHT, px, runsOf, WIDTH } from '#components/charts/frame.ts';
import type { Spark } from '#domain/indicators/indicator.ts';

type Shares = Extract<Spark, { shape: 'shares' }>;

const greys = ['fill-line-strong', 'fill-line', 'fill-raised'] as const;

/** Stacked shares. The last name stands on the base line, where its height can be read. */
export function SparkShares({
  spark,
  label,
  className,
}: {
  spark: Shares;
  label: string;
  className?: string;
}) {
  const { rows, names } = spark;
  const slot = WIDTH / Math.max(1, rows.length);
  const order = names.map((_, index) => names.length - 1 - index);
  return (
    <Drawing label={label} className={className}>
      {runsOf(rows, (row) => row === null).map(({ start, length }) => (
        <Hatch key={start} x={start * slot} width={length * slot} />
      ))}
      {order.map((name, place) => (
        <path
          key={names[name]}
          d={columns(rows, order.slice(0, place), { name, slot })}
          className={place === 0 ? 'fill-current' : (greys[place - 1] ?? 'fill-raised')}
        />
      ))}
      <path
        d={`M0 ${HEIGHT / 2}H${WIDTH}`}
        className="stroke-surface"
        strokeWidth="1"
        strokeDasharray="2 4"
        vectorEffect="non-scaling-stroke"
      />
    </Drawing>
  );
}

/** One column for each step that somebody looked at, upon the shares stacked below. */
function columns(
  rows: Shares['rows'],
  below: readonly number[],
  { name, slot }: { name: number; slot: number },
): string {
  return rows
    .map((row, index) => {
      if (row === null) return '';
      const base = below.reduce((sum, other) => sum + (row[other] ?? 0), 0);
      const share = row[name] ?? 0;
      const bottom = HEIGHT * (1 - base);
      const top = bottom - HEIGHT * share;
      const right = px((index + 1) * slot + 0.2);
      return `M${px(index * slot)} ${px(bottom)}V${px(top)}H${right}V${px(bottom)}Z`;
    })
    .join('');
}

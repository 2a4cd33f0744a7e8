import { Dot, Drawing, Hatch } from '#components/charts/drawing.tsx';
import { heightOf, px, runsOf, WIDTH } from '#components/charts/frame.ts';
import type { Spark } from '#domain/indicators/indicator.ts';

type Band = Extract<Spark, { shape: 'band' }>;

/** A line within its band; a gap is hatched, never bridged. */
export function SparkBand({
  spark,
  label,
  className,
}: {
  spark: Band;
  label: string;
  className?: string;
}) {
  const { points } = spark;
  const slot = WIDTH / Math.max(1, points.length);
  const top = Math.max(1e-9, ...points.map((point) => point?.high ?? 0)) * 1.08;
  const x = (index: number) => (index + 0.5) * slot;
  const y = (value: number) => heightOf(value, 0, top);
  const known = runsOf(points, (point) => point !== null);
  return (
    <Drawing label={label} className={className}>
      {runsOf(points, (point) => point === null).map(({ start, length }) => (
        <Hatch key={start} x={start * slot} width={length * slot} />
      ))}
      {known.map((run) => {
        const { area, line } = pathsOf(points, run, { x, y });
        return (
          <g key={run.start}>
            <path d={area} className="fill-line" />
            <path
              d={line}
              fill="none"
              stroke="currentColor"
              strokeWidth="3"
              vectorEffect="non-scaling-stroke"
            />
          </g>
        );
      })}
      <LastDot points={points} x={x} y={y} />
    </Drawing>
  );
}

type Axes = { x: (index: number) => number; y: (value: number) => number };

function pathsOf(
  points: Band['points'],
  { start, length }: { start: number; length: number },
  { x, y }: Axes,
): { area: string; line: string } {
  const run = points
    .slice(start, start + length)
    .flatMap((point, offset) => (point === null ? [] : [{ ...point, at: x(start + offset) }]));
  const join = (corners: string[]) => (corners.length === 0 ? '' : `M${corners.join('L')}`);
  const highs = run.map(({ at, high }) => `${px(at)} ${px(y(high))}`);
  const lows = run.map(({ at, low }) => `${px(at)} ${px(y(low))}`).reverse();
  return {
    area: `${join([...highs, ...lows])}Z`,
    line: join(run.map(({ at, best }) => `${px(at)} ${px(y(best))}`)),
  };
}

function LastDot({ points, x, y }: { points: Band['points'] } & Axes) {
  const index = points.findLastIndex((point) => point !== null);
  const last = points[index];
  if (last === undefined || last === null) return null;
  return <Dot x={x(index)} y={y(last.best)} size={8} className="stroke-current" />;
}

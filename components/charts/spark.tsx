import { useTranslations } from 'next-intl';
import type { CSSProperties } from 'react';
import { HEIGHT, type Stroke, WIDTH } from '#components/charts/frame.ts';
import { sparkBand } from '#components/charts/spark-band.ts';
import { sparkBars } from '#components/charts/spark-bars.ts';
import { sparkClocks } from '#components/charts/spark-clocks.ts';
import { sparkShares } from '#components/charts/spark-shares.ts';
import { crossedTones, sparkTones } from '#components/charts/spark-tones.ts';
import type { Spark } from '#domain/indicators/indicator.ts';

/**
 * The small drawing of a reading, whatever its shape; plain SVG, made on the server too. What is
 * abnormal takes the text's colour, all else is grey. Its label says in words what it shows.
 */
export function SparkDrawing({ spark, className }: { spark: Spark; className?: string }) {
  const t = useTranslations('common.spark');
  const measures = useTranslations('measures');
  if (spark.shape === 'none') return null;
  const measure = spark.shape === 'band' ? measures(spark.measure) : '';
  return (
    <svg role="img" aria-label={t(spark.shape, { ...told(spark), measure })} className={className}>
      <svg
        viewBox={`0 0 ${WIDTH} ${HEIGHT}`}
        preserveAspectRatio="none"
        width="100%"
        height="100%"
        overflow="visible"
        aria-hidden="true"
      >
        {strokesOf(spark).map(({ d, className, width, dash }, index) =>
          d === '' ? null : (
            <path
              // biome-ignore lint/suspicious/noArrayIndexKey: the strokes of a shape keep their places
              key={index}
              d={d}
              className={className}
              fill={width === undefined ? undefined : 'none'}
              style={width === undefined ? undefined : penOf(width, dash)}
              strokeLinecap={dash === undefined ? 'round' : undefined}
              vectorEffect="non-scaling-stroke"
            />
          ),
        )}
      </svg>
      {spark.shape === 'tones' ? crossedTones(spark).map((at) => <Cross key={at} at={at} />) : null}
    </svg>
  );
}

/** A cross that keeps its shape however the drawing is stretched. */
function Cross({ at }: { at: number }) {
  return (
    <svg
      x={`${Math.round(at * 1000) / 10}%`}
      y="9%"
      width="0.7em"
      height="0.7em"
      viewBox="0 0 10 10"
      overflow="visible"
      aria-hidden="true"
    >
      <path
        d="M-4-4L4 4M4-4L-4 4"
        className="stroke-ink"
        style={penOf(2.5, undefined)}
        strokeLinecap="round"
        vectorEffect="non-scaling-stroke"
      />
    </svg>
  );
}

/** How wide a pen draws and how it is dashed, in pens of the screen: a fine one has more of them. */
function penOf(width: number, dash: string | undefined): CSSProperties {
  const pens = (count: string | number) => `calc(${count} * var(--pen, 1px))`;
  return { strokeWidth: pens(width), strokeDasharray: dash?.split(' ').map(pens).join(' ') };
}

type Drawn = Exclude<Spark, { shape: 'none' }>;

function strokesOf(spark: Drawn): Stroke[] {
  switch (spark.shape) {
    case 'bars':
      return sparkBars(spark);
    case 'shares':
      return sparkShares(spark);
    case 'tones':
      return sparkTones(spark);
    case 'band':
      return sparkBand(spark);
    case 'clocks':
      return sparkClocks(spark);
  }
}

/** The values of the drawing's label. */
function told(spark: Drawn): Record<string, number> {
  switch (spark.shape) {
    case 'bars': {
      const { values, low, high } = spark;
      return { n: values.length, low, high, last: values.at(-1) ?? 0 };
    }
    case 'shares':
      return { n: spark.rows.length, last: spark.rows.findLast((row) => row)?.at(-1) ?? 0 };
    case 'tones': {
      const { items } = spark;
      const down = items.filter(({ tone }) => tone === -1).length;
      return { n: items.length, down, crossed: items.filter(({ crossed }) => crossed).length };
    }
    case 'band': {
      const { points } = spark;
      const { low = 0, best = 0, high = 0 } = points.findLast((point) => point) ?? {};
      return { n: points.length, low, best, high, gaps: points.filter((point) => !point).length };
    }
    case 'clocks': {
      const { clocks, horizon } = spark;
      const open = clocks.filter((clock) => clock.open).length;
      return { n: clocks.length, open, overdue: clocks.filter((c) => c.overdue).length, horizon };
    }
  }
}

'use client';

import dynamic from 'next/dynamic';
import { useTranslations } from 'next-intl';
import type { PointerEvent, ReactNode } from 'react';
import { useMemo } from 'react';
import { useMeasureText } from '#components/review/measure-text.ts';
import { chartRows, coverOf, extentOf, levelRuns } from '#components/review/trends/series.ts';
import type { TrendState } from '#components/review/trends/use-trends.ts';
import { valueTicks } from '#components/review/trends/value-ticks.ts';
import type { Bucket, Instant } from '#domain/instant.ts';
import type { Trend } from '#server/contract.ts';

/** The charts come in their own bundle, with this page and no other. */
const TrendPlot = dynamic(
  () => import('#components/review/trends/trend-plot.tsx').then(({ TrendPlot: plot }) => plot),
  { ssr: false },
);

export interface Mark {
  id: string;
  at: Instant;
  kind: 'incident' | 'annotation' | 'known';
}

export interface PlotFrame {
  from: Instant;
  to: Instant;
  bucket: Bucket;
}

/** The plot of one row: same height as every other, whatever it has to show. */
export function TrendRowPlot({
  state,
  frame,
  marks,
  children,
  ...pointer
}: {
  state: TrendState;
  frame: PlotFrame;
  marks: readonly Mark[];
  /** The cursor, drawn upon the plot. */
  children: ReactNode;
  onPointerDown: (event: PointerEvent<HTMLElement>) => void;
  onPointerMove: (event: PointerEvent<HTMLElement>) => void;
  onPointerUp: (event: PointerEvent<HTMLElement>) => void;
  onPointerLeave: () => void;
}) {
  const t = useTranslations('trends');
  const { trend, earlier, failed } = state;
  const drawn = trend ?? earlier;
  return (
    <div className="relative h-26 touch-pan-y select-none" {...pointer}>
      {drawn === null ? null : <Drawing trend={drawn} frame={frame} marks={marks} />}
      {trend === null ? (
        <p
          className={`absolute inset-0 flex items-center justify-center text-14 text-muted ${
            drawn === null ? 'bg-raised' : 'bg-raised/85'
          }`}
        >
          {failed ? t('failedRow') : t('loadingRow')}
        </p>
      ) : (
        children
      )}
    </div>
  );
}

function Drawing({
  trend,
  frame,
  marks,
}: {
  trend: Trend;
  frame: PlotFrame;
  marks: readonly Mark[];
}) {
  const t = useTranslations('trends');
  const drawn = useMemo(() => drawingOf(trend, frame), [trend, frame]);
  return (
    <>
      <LevelLines />
      <TrendPlot
        {...drawn}
        from={frame.from}
        to={frame.to}
        baseline={trend.baseline}
        marks={marks}
      />
      <ValueAxis extent={drawn.extent} unit={trend.unit} />
      {drawn.covers.every(({ value }) => value === 'gap') ? (
        <p className="absolute inset-0 flex items-center justify-center text-14">
          <span className="bg-surface px-2 text-muted">{t('nobodyLooked')}</span>
        </p>
      ) : null}
    </>
  );
}

function drawingOf(trend: Trend, frame: PlotFrame) {
  const rows = chartRows(trend.points, { ...frame, bucket: trend.bucket });
  return {
    rows,
    steps: levelRuns(trend.points, { ...frame, bucket: trend.bucket }),
    covers: coverOf(trend.points, { ...frame, bucket: trend.bucket }),
    extent: extentOf(rows, trend.baseline),
  };
}

const levels = [0, 1, 2, 3, 4] as const;

/** A share of the height from above, between the margins of the plot. */
function placeOf(share: number): string {
  return `calc(6px + (100% - 12px) * ${share})`;
}

/** Height of a level in the plot: the chart's own scale, −0.25 to 4.25. */
function heightOf(level: number): string {
  return placeOf((4.25 - level) / 4.5);
}

function LevelLines() {
  return levels.map((level) => (
    <span
      key={level}
      aria-hidden="true"
      style={{ top: heightOf(level) }}
      className="absolute inset-x-0 h-px inked bg-line opacity-60"
    >
      <span className="absolute -top-2 left-full pl-1 font-mono text-12 text-muted leading-4">
        {level}
      </span>
    </span>
  ));
}

/** The measure's own axis, at round values. */
function ValueAxis({
  extent,
  unit,
}: {
  extent: readonly [number, number] | null;
  unit: Trend['unit'];
}) {
  const text = useMeasureText();
  if (extent === null) return null;
  const [low, high] = extent;
  return valueTicks(unit, extent).map((value) => (
    <span
      key={value}
      aria-hidden="true"
      style={{ top: placeOf((high - value) / (high - low)) }}
      className="pointer-events-none absolute left-0 -translate-y-1/2 bg-surface/75 pr-1 text-12 text-muted leading-none"
    >
      {text.value(unit, value)}
    </span>
  ));
}

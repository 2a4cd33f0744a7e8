'use client';

import {
  Area,
  ComposedChart,
  DefaultZIndexes,
  ReferenceArea,
  ReferenceLine,
  XAxis,
  YAxis,
  ZIndexLayer,
} from 'recharts';
import { CoverHatch, LevelSteps } from '#components/review/trends/trend-layers.tsx';
import type { TrendPlotProps } from '#components/review/trends/trend-shapes.ts';

const margin = { top: 6, right: 0, bottom: 6, left: 0 };

/** Half a step of room above the highest level and below the lowest. */
const levelDomain = [-0.25, 4.25];

const markStyle = {
  incident: { stroke: 'var(--ink)', strokeWidth: 1 },
  annotation: { stroke: 'var(--muted)', strokeDasharray: '2 3' },
  known: { stroke: 'var(--replay)', strokeWidth: 2 },
} as const;

/** One row of trends: a measure with its band behind, steps in front. Knows shapes, not meanings. */
export function TrendPlot({
  from,
  to,
  extent,
  rows,
  steps,
  covers,
  baseline,
  marks,
}: TrendPlotProps) {
  return (
    <ComposedChart
      responsive
      data={[...rows]}
      margin={margin}
      accessibilityLayer={false}
      style={{ width: '100%', height: '100%', pointerEvents: 'none' }}
    >
      <XAxis dataKey="at" type="number" domain={[from, to]} allowDataOverflow hide />
      <YAxis
        yAxisId="value"
        type="number"
        domain={[...(extent ?? [0, 1])]}
        allowDataOverflow
        hide
      />
      <YAxis yAxisId="level" type="number" domain={levelDomain} allowDataOverflow hide />
      {baseline === null || extent === null ? null : (
        <ReferenceArea
          yAxisId="value"
          y1={baseline.low}
          y2={baseline.high}
          fill="var(--accent)"
          fillOpacity={0.16}
          ifOverflow="hidden"
        />
      )}
      <Area
        yAxisId="value"
        dataKey="band"
        type="linear"
        stroke="none"
        fill="var(--line-strong)"
        fillOpacity={0.3}
        isAnimationActive={false}
        activeDot={false}
      />
      <Area
        yAxisId="value"
        dataKey="value"
        type="linear"
        stroke="var(--muted)"
        strokeWidth={1}
        fill="var(--line)"
        fillOpacity={0.55}
        isAnimationActive={false}
        activeDot={false}
        dot={rows.length < 3}
      />
      <CoverHatch covers={covers} />
      {marks.map(({ id, at, kind }) => (
        <ReferenceLine key={`${kind} ${id}`} yAxisId="value" x={at} {...markStyle[kind]} />
      ))}
      {/* Whatever the order here, the chart puts areas above what has no layer of its own. */}
      <ZIndexLayer zIndex={DefaultZIndexes.scatter}>
        <LevelSteps steps={steps} />
      </ZIndexLayer>
    </ComposedChart>
  );
}

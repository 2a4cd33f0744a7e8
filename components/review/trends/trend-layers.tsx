'use client';

import { useId } from 'react';
import { usePlotArea, useXAxisScale, useYAxisScale } from 'recharts';
import type { Step, TrendPlotProps } from '#components/review/trends/trend-shapes.ts';

/** Missing is hatched; the old is hatched more lightly, with the steps still drawn upon it. */
export function CoverHatch({ covers }: Pick<TrendPlotProps, 'covers'>) {
  const scale = useXAxisScale();
  const area = usePlotArea();
  const id = useId();
  if (scale === undefined || area === undefined) return null;
  return (
    <g>
      <defs>
        {(['stale', 'gap'] as const).map((kind) => (
          <pattern
            key={kind}
            id={`${id}-${kind}`}
            width={kind === 'gap' ? 6 : 10}
            height={kind === 'gap' ? 6 : 10}
            patternUnits="userSpaceOnUse"
            patternTransform="rotate(45)"
          >
            <path
              d="M0 0V10"
              stroke="var(--line-strong)"
              strokeWidth={kind === 'gap' ? 1.4 : 0.9}
            />
          </pattern>
        ))}
      </defs>
      {covers.map(({ from, to, value }) => {
        const x1 = scale(from);
        const x2 = scale(to);
        if (value === 'live' || x1 === undefined || x2 === undefined) return null;
        return (
          <rect
            key={from}
            x={x1}
            y={area.y}
            width={Math.max(0, x2 - x1)}
            height={area.height}
            fill={`url(#${id}-${value})`}
          />
        );
      })}
    </g>
  );
}

/** The level as steps: thin and grey while normal, thick and coloured from strained on. */
export function LevelSteps({ steps }: { steps: readonly Step[] }) {
  const scaleX = useXAxisScale();
  const scaleY = useYAxisScale('level');
  if (scaleX === undefined || scaleY === undefined) return null;
  const placed = steps.flatMap((step) => {
    const [x1, x2, y] = [scaleX(step.from), scaleX(step.to), scaleY(step.value)];
    return x1 === undefined || x2 === undefined || y === undefined ? [] : [{ ...step, x1, x2, y }];
  });
  return (
    <g fill="none">
      {placed.map((step, i) => {
        const before = placed[i - 1];
        // A riser only between steps that touch: across a gap nobody knows what happened.
        if (before === undefined || before.to !== step.from) return null;
        return (
          <path
            key={step.from}
            d={`M${step.x1} ${before.y}V${step.y}`}
            stroke="var(--muted)"
            strokeWidth={1.5}
          />
        );
      })}
      {placed.map(({ from, value, stale, x1, x2, y }) => (
        <path
          key={from}
          d={`M${x1} ${y}H${x2}`}
          stroke={stale ? 'var(--stale)' : `var(--level-${value})`}
          strokeWidth={value >= 2 && !stale ? 3.5 : 2}
          strokeDasharray={stale ? '4 3' : undefined}
        />
      ))}
    </g>
  );
}

'use client';

import { useTranslations } from 'next-intl';
import { useId } from 'react';
import { runsOf } from '#components/charts/frame.ts';
import {
  armOf,
  type DayScale,
  leftOf,
  lineOf,
  TALL,
  xOf,
  yOf,
} from '#components/review/reading/figures/day-scale.ts';
import type { AttackDetail } from '#domain/indicators/attack-detail.ts';

interface PlotProps {
  detail: AttackDetail;
  scale: DayScale;
}

const thin = { fill: 'none', vectorEffect: 'non-scaling-stroke' } as const;

/** Bars of the days over their expected band, with the smoothed line before them. */
export function CountPlot({ detail, scale }: PlotProps) {
  const { days, daily, charts, window } = detail;
  const id = useId();
  const above = daily?.high ?? Number.POSITIVE_INFINITY;
  return (
    <svg
      viewBox={`0 0 ${scale.days} ${TALL}`}
      preserveAspectRatio="none"
      aria-hidden="true"
      className="absolute inset-0 size-full"
    >
      <Hatches id={id} />
      <rect
        x={xOf(scale, window.fromAt)}
        width={xOf(scale, window.toAt) - xOf(scale, window.fromAt)}
        height={TALL}
        className="fill-raised"
      />
      {daily === null ? null : (
        <>
          <rect
            width={scale.days}
            y={yOf(scale, daily.high)}
            height={yOf(scale, daily.low) - yOf(scale, daily.high)}
            className="fill-line opacity-70"
          />
          <path
            {...thin}
            d={`M0 ${yOf(scale, daily.mean)}H${scale.days}`}
            className="stroke-muted"
            strokeDasharray="2 3"
          />
        </>
      )}
      {days.map((day, i) =>
        day.attacks === null ? null : (
          <g key={day.startAt}>
            <rect
              x={i + 0.12}
              width={0.76}
              y={yOf(scale, day.attacks)}
              height={Math.max(0.6, TALL - yOf(scale, day.attacks))}
              className={day.attacks > above ? 'fill-ink' : 'fill-line-strong'}
            />
            {day.toCome < 0.01 ? null : (
              <rect
                {...thin}
                x={i + 0.12}
                width={0.76}
                y={yOf(scale, day.attacks + day.toCome)}
                height={yOf(scale, day.attacks) - yOf(scale, day.attacks + day.toCome)}
                fill={`url(#${id}-come)`}
                className="stroke-line-strong"
              />
            )}
          </g>
        ),
      )}
      {charts === null ? null : <Smoothed charts={charts} scale={scale} />}
    </svg>
  );
}

function Smoothed({ charts: { days }, scale }: { charts: Charts; scale: DayScale }) {
  const line = (value: (day: (typeof days)[number]) => number) =>
    lineOf(days.map((day) => yOf(scale, value(day))));
  return (
    <>
      <path
        {...thin}
        d={line(({ ewmaHigh }) => ewmaHigh)}
        className="stroke-muted"
        strokeDasharray="5 3"
      />
      <path {...thin} d={line(({ ewma }) => ewma)} className="stroke-surface" strokeWidth={4} />
      <path {...thin} d={line(({ ewma }) => ewma)} className="stroke-accent" strokeWidth={2} />
    </>
  );
}

type Charts = NonNullable<AttackDetail['charts']>;

/** Both arms of the CUSUM on the axis of the days: the rising one up, the falling one down. */
export function CusumPlot({ charts, scale }: { charts: Charts; scale: DayScale }) {
  const { days, h } = charts;
  const up = days.map((day) => armOf(scale, day.up));
  const down = days.map((day) => armOf(scale, -day.down));
  return (
    <svg
      viewBox={`0 0 ${scale.days} ${TALL}`}
      preserveAspectRatio="none"
      aria-hidden="true"
      className="absolute inset-0 size-full"
    >
      <path {...thin} d={`M0 ${TALL / 2}H${scale.days}`} className="stroke-line-strong" />
      {[h, -h].map((limit) => (
        <path
          {...thin}
          key={limit}
          d={`M0 ${armOf(scale, limit)}H${scale.days}`}
          className="stroke-muted"
          strokeDasharray="2 3"
        />
      ))}
      <path {...thin} d={lineOf(up)} className="stroke-ink" strokeWidth={1.5} />
      <path {...thin} d={lineOf(down)} className="stroke-muted" strokeWidth={1.5} />
      {days.map((day, i) =>
        day.up > h || day.down > h ? (
          <rect
            // biome-ignore lint/suspicious/noArrayIndexKey: a day is its place
            key={i}
            x={i}
            width={1}
            y={Math.min(TALL / 2, day.up > h ? (up[i] ?? 0) : TALL / 2)}
            height={Math.abs((day.up > h ? (up[i] ?? 0) : (down[i] ?? 0)) - TALL / 2)}
            className={day.up > h ? 'fill-level-3 opacity-60' : 'fill-line-strong opacity-60'}
          />
        ) : null,
      )}
    </svg>
  );
}

/** Hatching of the reports that are still to come. */
function Hatches({ id }: { id: string }) {
  return (
    <defs>
      <pattern id={`${id}-come`} width="0.5" height="3" patternUnits="userSpaceOnUse">
        <path d="M0 1.5H0.5" className="stroke-line-strong" strokeWidth={1} />
      </pattern>
    </defs>
  );
}

/** Hatching over the stretches of days on which nobody looked. */
export function Gaps({ detail: { days }, scale }: PlotProps) {
  return runsOf(days, ({ attacks }) => attacks === null).map(({ start, length }) => (
    <span
      key={start}
      aria-hidden="true"
      style={{
        left: `${(100 * start) / scale.days}%`,
        width: `${(100 * length) / scale.days}%`,
      }}
      className="hatched absolute inset-y-0"
    />
  ));
}

/** Upright marks over both drawings: incidents, the change of regime, the day being read. */
export function Marks({ detail, scale, read }: PlotProps & { read: number | null }) {
  const { incidents, charts } = detail;
  const t = useTranslations('review.explain.attack');
  return (
    <div aria-hidden="true" className="pointer-events-none absolute inset-0">
      {incidents.map(({ id, startAt }) => (
        <span
          key={id}
          style={{ left: leftOf(scale, startAt) }}
          className="absolute inset-y-0 border-ink border-l"
        />
      ))}
      {charts?.regime == null ? null : (
        <span
          style={{ left: leftOf(scale, charts.regime.changedAt) }}
          className="absolute inset-y-0 border-muted border-l-2 border-dotted"
          title={t('legend.regime')}
        />
      )}
      {read === null ? null : (
        <span
          style={{ left: `${(100 * (read + 0.5)) / scale.days}%` }}
          className="absolute inset-y-0 border-focus border-l"
        />
      )}
    </div>
  );
}

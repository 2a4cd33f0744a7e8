'use client';

import { useTranslations } from 'next-intl';
import { type KeyboardEvent, type PointerEvent, type ReactNode, useState } from 'react';
import { ArmAxis, CountAxis, DayAxis } from '#components/review/reading/figures/attack-axes.tsx';
import { AttackLegend } from '#components/review/reading/figures/attack-legend.tsx';
import {
  CountPlot,
  CusumPlot,
  Gaps,
  Marks,
} from '#components/review/reading/figures/attack-plot.tsx';
import { type DayScale, dayScale, leftOf } from '#components/review/reading/figures/day-scale.ts';
import { useDayText } from '#components/review/reading/figures/day-text.ts';
import type { AttackDetail } from '#domain/indicators/attack-detail.ts';

/** The days, one above the other: their counts, the chart marks, the CUSUM, and the axis. */
export function AttackChart({ detail }: { detail: AttackDetail }) {
  const scale = dayScale(detail);
  const text = useDayText(detail);
  const last = scale.days - 1;
  const [read, setRead] = useState<number | null>(null);
  const day = Math.min(read ?? last, last);
  const follow = (event: PointerEvent<HTMLElement>) => {
    const { left, width } = event.currentTarget.getBoundingClientRect();
    const at = Math.floor(((event.clientX - left) / Math.max(1, width)) * scale.days);
    setRead(Math.max(0, Math.min(last, at)));
  };
  const onKeyDown = (event: KeyboardEvent) => {
    const next = moved(event.key, day, last);
    if (next === null) return;
    event.preventDefault();
    setRead(next);
  };
  const { charts } = detail;
  const t = useTranslations('review.explain.attack');
  return (
    <figure className="overflow-x-clip">
      <AttackLegend detail={detail} />
      <div className="ml-9">
        <Periods detail={detail} scale={scale} />
        <div className="relative" onPointerMove={follow} onPointerDown={follow}>
          <div className="relative h-56 border-line-strong border-b">
            <CountAxis scale={scale} />
            <CountPlot detail={detail} scale={scale} />
            <Gaps detail={detail} scale={scale} />
          </div>
          {charts === null ? null : (
            <>
              <Caption>{t('axis.ears')}</Caption>
              <EarsStrip charts={charts} />
              <Caption>{t('axis.cusum', { h: charts.h })}</Caption>
              <div className="relative h-24">
                <ArmAxis scale={scale} h={charts.h} />
                <CusumPlot charts={charts} scale={scale} />
              </div>
            </>
          )}
          <Marks detail={detail} scale={scale} read={read} />
        </div>
        <DayAxis scale={scale} day={day} spoken={text(day)} onKeyDown={onKeyDown} />
      </div>
      <p className="mt-1 min-h-10 text-14" aria-hidden="true">
        {text(day)}
      </p>
    </figure>
  );
}

/** What the strip below shows, for one that has no axis of its own to say it. */
function Caption({ children }: { children: ReactNode }) {
  return (
    <p aria-hidden="true" className="mt-2 text-12 text-muted">
      {children}
    </p>
  );
}

function moved(key: string, day: number, last: number): number | null {
  const steps: Record<string, number> = {
    ArrowLeft: -1,
    ArrowDown: -1,
    ArrowRight: 1,
    ArrowUp: 1,
    PageDown: -7,
    PageUp: 7,
    Home: -last,
    End: last,
  };
  const step = steps[key];
  return step === undefined ? null : Math.max(0, Math.min(last, day + step));
}

/** Named stretches above the plot: the days of the baseline and of the window, and the incidents. */
function Periods({ detail, scale }: { detail: AttackDetail; scale: DayScale }) {
  const t = useTranslations('review.explain.attack');
  const { normal, window, incidents } = detail;
  const baselineFrom = normal === null ? null : Math.max(normal.fromAt, scale.fromAt);
  return (
    <div aria-hidden="true" className="text-12 leading-4">
      {incidents.map(({ id, title, startAt }, i) => (
        <div key={id} className="relative h-5">
          <span
            style={{ right: `calc(100% - ${leftOf(scale, startAt)})` }}
            className="absolute max-w-full truncate border-ink border-r pr-1 font-semibold"
          >
            {i + 1} {title}
          </span>
        </div>
      ))}
      <div className="relative h-6">
        {normal === null || baselineFrom === null || normal.toAt <= scale.fromAt ? null : (
          <span
            style={{
              left: leftOf(scale, baselineFrom),
              right: `calc(100% - ${leftOf(scale, Math.min(normal.toAt, scale.toAt))})`,
            }}
            className="absolute truncate border-muted border-b pb-0.5 text-muted"
          >
            {t('period.baseline', { basis: normal.basis.replaceAll('-', '_'), n: normal.n })}
          </span>
        )}
        <span
          style={{
            left: leftOf(scale, window.fromAt),
            right: `calc(100% - ${leftOf(scale, window.toAt)})`,
          }}
          className="absolute flex justify-end whitespace-nowrap border-ink border-b-2 pb-0.5"
        >
          {t('period.window', { days: window.days })}
        </span>
      </div>
    </div>
  );
}

/** The alarms of EARS, one row each: marks only, for they alarm on steady days too. */
function EarsStrip({ charts }: { charts: NonNullable<AttackDetail['charts']> }) {
  return (
    <div aria-hidden="true" className="relative text-12 text-muted">
      {(['c1', 'c2', 'c3'] as const).map((mark) => (
        <div key={mark} className="relative h-4">
          <span className="absolute right-full pr-2 leading-4">{mark.toUpperCase()}</span>
          {charts.days.map(({ marks }, i) =>
            marks.includes(mark) ? (
              <span
                // biome-ignore lint/suspicious/noArrayIndexKey: a day is its place
                key={i}
                style={{ left: `${(100 * (i + 0.5)) / charts.days.length}%` }}
                className="absolute top-1 size-1.5 -translate-x-1/2 inked bg-muted"
              />
            ) : null,
          )}
        </div>
      ))}
    </div>
  );
}

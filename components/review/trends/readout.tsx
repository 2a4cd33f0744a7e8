'use client';

import { useTranslations } from 'next-intl';
import { useMeasureText } from '#components/review/measure-text.ts';
import { PointCount } from '#components/review/trends/point-count.tsx';
import { LevelBadge } from '#components/ui/level-badge.tsx';
import type { MeasureDeclaration } from '#domain/indicators/indicator.ts';
import type { TrendPoint } from '#domain/trend.ts';
import type { Trend } from '#server/contract.ts';

/** Exact values of one bucket: the level, the measure with its band, n, and whether it is old. */
export function Readout({
  trend,
  point,
  declarations,
}: {
  trend: Trend | null;
  point: TrendPoint | null;
  declarations: readonly MeasureDeclaration[];
}) {
  const t = useTranslations('trends');
  const status = useTranslations('common.status');
  const text = useMeasureText();
  if (trend === null) return null;
  if (point === null || point.status === 'no-data') {
    return (
      <>
        <LevelBadge level={null} className="text-14" />
        <p className="text-12 text-muted">{t('nobodyLooked')}</p>
      </>
    );
  }
  const range = text.band(trend.unit, point);
  return (
    <>
      <LevelBadge level={point.level} stale={point.status === 'stale'} className="text-14" />
      <p className="text-14">
        {point.value === null ? t('noValue') : text.value(trend.unit, point.value)}
      </p>
      <p className="text-12 text-muted">
        {range === null ? null : `${range} · `}
        <PointCount trend={trend} point={point} declarations={declarations} />
        {point.status === 'stale' ? ` · ${status('stale')}` : null}
      </p>
    </>
  );
}

/** The same in one line of speech. */
export function useReadoutText(): (trend: Trend | null, point: TrendPoint | null) => string {
  const t = useTranslations('trends');
  const levels = useTranslations('levels');
  const indicators = useTranslations('common.indicator');
  const text = useMeasureText();
  return (trend, point) => {
    if (trend === null) return '';
    const words = ['calm', 'guarded', 'strained', 'severe', 'critical'] as const;
    const known = point !== null && point.status !== 'no-data' && point.level !== null;
    return t('spoken', {
      indicator: indicators(trend.indicator),
      level: levels('lower', { level: known ? (words[point.level ?? 0] ?? 'none') : 'none' }),
      value: point === null || point.value === null ? 'none' : text.value(trend.unit, point.value),
      n: point?.n ?? 0,
    });
  };
}

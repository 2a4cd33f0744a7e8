'use client';

import { useTranslations } from 'next-intl';
import { FigureTable } from '#components/charts/figure-table.tsx';
import { useMeasureText } from '#components/review/measure-text.ts';
import { PointCount } from '#components/review/trends/point-count.tsx';
import { pointAt } from '#components/review/trends/series.ts';
import type { TrendRowsProps } from '#components/review/trends/trend-frame.tsx';
import { InstantText } from '#components/ui/instant-text.tsx';
import { LevelShape } from '#components/ui/level-shape.tsx';
import { indicatorIds, type MeasureDeclaration } from '#domain/indicators/indicator.ts';
import { type Instant, nextBucket, startOfBucket } from '#domain/instant.ts';
import { levelWords } from '#domain/level.ts';
import type { Trend } from '#server/contract.ts';

/** The data of the charts as a table, newest first; a gap says so in words. */
export function TrendTable({ frame, states, measures, declarations }: TrendRowsProps) {
  const t = useTranslations('trends');
  const names = useTranslations('common.indicator');
  const measureNames = useTranslations('measures');
  const starts = bucketStarts(frame);
  const caption = t('tableCaption', { n: starts.length, bucket: frame.bucket });
  const precision = {
    hour: 'minute',
    day: 'day',
    week: 'week',
    month: 'month',
    year: 'month',
  } as const;
  return (
    <div className="px-4 md:px-6">
      <p aria-hidden="true" className="pb-2 text-14 text-muted">
        {caption}
      </p>
      <FigureTable
        title={caption}
        columns={[
          { name: 'at', head: t('bucketStart') },
          ...indicatorIds.map((indicator) => ({
            name: indicator,
            head: (
              <>
                <span className="block font-semibold text-14 text-ink">{names(indicator)}</span>
                {measureNames(measures[indicator])}
              </>
            ),
          })),
        ]}
        least="min-w-[60rem]"
      >
        {starts.map((at) => (
          <tr key={at}>
            <th scope="row" className="whitespace-nowrap">
              <InstantText at={at} precision={precision[frame.bucket]} />
            </th>
            {indicatorIds.map((indicator, i) => (
              <td key={indicator}>
                <Cell
                  trend={states[i]?.trend ?? null}
                  failed={states[i]?.failed ?? false}
                  at={at}
                  declarations={declarations[indicator]}
                />
              </td>
            ))}
          </tr>
        ))}
      </FigureTable>
    </div>
  );
}

function Cell({
  trend,
  failed,
  at,
  declarations,
}: {
  trend: Trend | null;
  failed: boolean;
  at: Instant;
  declarations: readonly MeasureDeclaration[];
}) {
  const t = useTranslations('trends');
  const levels = useTranslations('levels');
  const status = useTranslations('common.status');
  const text = useMeasureText();
  if (trend === null) {
    return <span className="text-muted">{t(failed ? 'failedRow' : 'loadingRow')}</span>;
  }
  const point = pointAt(trend.points, at, trend.bucket);
  if (point === null || point.status === 'no-data') {
    return <span className="text-muted">{t('nobodyLooked')}</span>;
  }
  const stale = point.status === 'stale';
  const word = point.level === null ? 'none' : (levelWords[point.level] ?? 'none');
  const range = text.band(trend.unit, point);
  return (
    <span className={stale ? 'text-stale' : ''}>
      <span className="inline-flex items-center gap-1">
        <LevelShape level={point.level} plain={stale} />
        {levels('lower', { level: word })} {point.level}
        {stale ? `, ${status('stale')}` : null}
      </span>
      <span className="block text-12 text-muted">
        {point.value === null ? t('noValue') : text.value(trend.unit, point.value)}
        {range === null ? null : ` (${range})`} ·{' '}
        <PointCount trend={trend} point={point} declarations={declarations} />
      </span>
    </span>
  );
}

function bucketStarts({ from, to, bucket }: TrendRowsProps['frame']): Instant[] {
  const starts: Instant[] = [];
  for (let at = startOfBucket(from, bucket); at < to; at = nextBucket(at, bucket)) starts.push(at);
  return starts.reverse();
}

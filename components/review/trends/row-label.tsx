'use client';

import { useTranslations } from 'next-intl';
import { useMeasureText } from '#components/review/measure-text.ts';
import type { IndicatorId, MeasureDeclaration } from '#domain/indicators/indicator.ts';
import type { Trend } from '#server/contract.ts';

/** Name of a row, the measure drawn in it, and the baseline behind it. */
export function RowLabel({
  indicator,
  measure,
  declarations,
  trend,
  onChoose,
}: {
  indicator: IndicatorId;
  measure: string;
  declarations: readonly MeasureDeclaration[];
  trend: Trend | null;
  onChoose: (measure: string) => void;
}) {
  const t = useTranslations('trends');
  const names = useTranslations('common.indicator');
  const measures = useTranslations('measures');
  const text = useMeasureText();
  const baseline = trend?.baseline ?? null;
  return (
    <div className="min-w-0 py-2">
      <h2 id={`${indicator}-trend`} className="font-semibold text-14">
        {names(indicator)}
      </h2>
      <select
        aria-label={t('measureOf', { indicator: names(indicator) })}
        value={measure}
        onChange={(event) => onChoose(event.target.value)}
        className="-ml-1 mt-0.5 h-6 max-w-full truncate bg-surface text-12 text-muted"
      >
        {declarations.map(({ name }) => (
          <option key={name} value={name}>
            {measures(name)}
          </option>
        ))}
      </select>
      {trend === null || baseline === null ? null : (
        <p className="text-12 text-muted">
          {t('baseline', { range: text.range(trend.unit, baseline.low, baseline.high) ?? '' })}
        </p>
      )}
    </div>
  );
}

'use client';

import { useTranslations } from 'next-intl';
import { useMeasureText } from '#components/review/measure-text.ts';
import { useScripted } from '#components/ui/use-scripted.ts';
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
  const isScripted = useScripted();
  const baseline = trend?.baseline ?? null;
  return (
    <div className="min-w-0 py-2">
      <h2 id={`${indicator}-trend`} className="font-semibold text-14">
        {names(indicator)}
      </h2>
      {/* A list shows one line and cuts it: the name stands under it, whole. */}
      <div className="relative mt-0.5 w-fit py-1 text-12 text-muted has-focus-visible:outline-2 has-focus-visible:outline-focus">
        <span aria-hidden="true">
          {measures(measure)}
          <span className="text-ink">{'\u00a0'}▾</span>
        </span>
        <select
          aria-label={t('measureOf', { indicator: names(indicator) })}
          value={measure}
          disabled={!isScripted}
          onChange={(event) => onChoose(event.target.value)}
          className="absolute inset-0 cursor-pointer bg-surface text-14 text-ink opacity-0"
        >
          {declarations.map(({ name }) => (
            <option key={name} value={name}>
              {measures(name)}
            </option>
          ))}
        </select>
      </div>
      {trend === null || baseline === null ? null : (
        <p className="text-12 text-muted">
          {t('baseline', { range: text.range(trend.unit, baseline.low, baseline.high) ?? '' })}
        </p>
      )}
    </div>
  );
}

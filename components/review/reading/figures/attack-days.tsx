import { useFormatter, useTranslations } from 'next-intl';
import { InstantText } from '#components/ui/instant-text.tsx';
import { ScrollBox } from '#components/ui/scroll-box.tsx';
import type { AttackDetail } from '#domain/indicators/attack-detail.ts';

const columns = [
  'day',
  'attacks',
  'toCome',
  'reported',
  'ewma',
  'limit',
  'up',
  'down',
  'marks',
] as const;

/** The data of the drawing as a table, newest first; a gap says so in words. */
export function AttackDays({ detail: { days, charts } }: { detail: AttackDetail }) {
  const t = useTranslations('review.explain.attack.table');
  const format = useFormatter();
  const decimal = (value: number | undefined) =>
    value === undefined
      ? '–'
      : format.number(value, { maximumFractionDigits: 1, minimumFractionDigits: 1 });
  const rows = days.map((day, i) => ({ ...day, chart: charts?.days[i] })).reverse();
  return (
    <details className="text-14">
      <summary className="cursor-pointer text-accent underline underline-offset-2">
        {t('open', { days: days.length })}
      </summary>
      <ScrollBox label={t('caption')} className="max-h-96 overflow-y-auto">
        <table className="w-full min-w-[40rem]">
          <caption className="sr-only">{t('caption')}</caption>
          <thead className="sticky top-0 bg-surface">
            <tr className="border-line border-b text-left align-bottom text-12 text-muted">
              {columns.map((name) => (
                <th key={name} scope="col" className="py-1 pr-4 font-medium">
                  {t(`column.${name}`)}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {rows.map(({ startAt, attacks, toCome, reported, chart }) => (
              <tr key={startAt} className="border-line border-b">
                <th scope="row" className="whitespace-nowrap py-1 pr-4 text-left font-normal">
                  <InstantText at={startAt} precision="day" />
                </th>
                {attacks === null ? (
                  <td colSpan={3} className="py-1 pr-4 text-muted">
                    {t('gap')}
                  </td>
                ) : (
                  <>
                    <td className="py-1 pr-4">{attacks}</td>
                    <td className="py-1 pr-4">{decimal(toCome)}</td>
                    <td className="py-1 pr-4">
                      {format.number(reported, { style: 'percent', maximumFractionDigits: 0 })}
                    </td>
                  </>
                )}
                <td className="py-1 pr-4">{decimal(chart?.ewma)}</td>
                <td className="py-1 pr-4">{decimal(chart?.ewmaHigh)}</td>
                <td className="py-1 pr-4">{decimal(chart?.up)}</td>
                <td className="py-1 pr-4">{decimal(chart?.down)}</td>
                <td className="py-1">{chart?.marks.join(' ').toUpperCase()}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </ScrollBox>
    </details>
  );
}

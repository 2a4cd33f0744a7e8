import { useFormatter, useTranslations } from 'next-intl';
import { FoldedTable, numberCell } from '#components/charts/figure-table.tsx';
import { Counted } from '#components/review/evidence-link.tsx';
import { InstantText } from '#components/ui/instant-text.tsx';
import type { AttackDetail } from '#domain/indicators/attack-detail.ts';
import { DAY } from '#domain/instant.ts';

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
    <FoldedTable
      title={t('open', { days: days.length })}
      columns={columns.map((name) => ({
        name,
        head: t(`column.${name}`),
        isNumber: name !== 'day' && name !== 'marks',
      }))}
      least="min-w-[40rem]"
    >
      {rows.map(({ startAt, attacks, toCome, reported, chart }) => (
        <tr key={startAt}>
          <th scope="row" className="whitespace-nowrap">
            <InstantText at={startAt} precision="day" />
          </th>
          {attacks === null ? (
            <td colSpan={3} className="text-right text-muted">
              {t('gap')}
            </td>
          ) : (
            <>
              <td className={numberCell}>
                <Counted
                  behind="attack-frequency.credible"
                  among={{ after: startAt - 1, until: startAt + DAY - 1 }}
                >
                  {attacks}
                </Counted>
              </td>
              <td className={numberCell}>{decimal(toCome)}</td>
              <td className={numberCell}>
                {format.number(reported, { style: 'percent', maximumFractionDigits: 0 })}
              </td>
            </>
          )}
          <td className={numberCell}>{decimal(chart?.ewma)}</td>
          <td className={numberCell}>{decimal(chart?.ewmaHigh)}</td>
          <td className={numberCell}>{decimal(chart?.up)}</td>
          <td className={numberCell}>{decimal(chart?.down)}</td>
          <td>{chart?.marks.join(' ').toUpperCase()}</td>
        </tr>
      ))}
    </FoldedTable>
  );
}

import { useTranslations } from 'next-intl';
import { FigureTable, numberCell } from '#components/charts/figure-table.tsx';
import { Counted, counted } from '#components/review/evidence-link.tsx';
import { useMeasureText } from '#components/review/measure-text.ts';
import { InstantText } from '#components/ui/instant-text.tsx';
import type { AttackDetail } from '#domain/indicators/attack-detail.ts';

const columns = ['question', 'against', 'n', 'phi', 'expected', 'rarity'] as const;

/** The window held against the days that count as normal, and against those just before it. */
export function AttackComparisons({ detail }: { detail: AttackDetail }) {
  const t = useTranslations('review.explain.attack.against');
  const text = useMeasureText();
  const { normal, trailing, window } = detail;
  const rows = [
    ...(normal === null ? [] : [{ ...normal, question: t('abnormal'), behind: 'baseline' }]),
    ...(trailing === null ? [] : [{ ...trailing, question: t('growing'), behind: 'trailing' }]),
  ];
  if (rows.length === 0) return <p className="text-14 text-muted">{t('none')}</p>;
  return (
    <div className="min-w-0">
      <h3 className="font-semibold text-14">
        {t.rich('title', {
          attacks: window.attacks,
          days: window.days,
          to: counted('attack-frequency.attacks'),
        })}
      </h3>
      <FigureTable
        title={t('caption')}
        columns={columns.map((name) => ({
          name,
          head: t(`column.${name}`),
          isNumber: name !== 'question' && name !== 'against',
        }))}
        least="min-w-[44rem]"
      >
        {rows.map((row) => (
          <tr key={row.question}>
            <th scope="row" className="font-semibold">
              {row.question}
            </th>
            <td>
              {t('basis', { basis: row.basis.replaceAll('-', '_') })}
              <span className="block whitespace-nowrap text-12 text-muted">
                <InstantText at={row.fromAt} precision="day" /> –{' '}
                <InstantText at={row.toAt - 1} precision="day" />
              </span>
            </td>
            <td className={numberCell}>
              <Counted behind={`attack-frequency.${row.behind}`}>
                {t('n', { n: row.n, days: row.days })}
              </Counted>
              <span className="block text-12 text-muted">
                {t('watched', { days: row.watched })}
              </span>
            </td>
            <td className={numberCell}>{t('phi', { phi: row.phi })}</td>
            <td className={numberCell}>
              {row.expected === null ? '–' : t('expected', { expected: row.expected })}
              <span className="block whitespace-nowrap text-12 text-muted">
                {row.low === null || row.high === null
                  ? null
                  : t('band', { low: row.low, high: row.high })}
              </span>
            </td>
            <td className={`${numberCell} whitespace-nowrap`}>
              {row.surprise === null ? '–' : text.value('surprise', row.surprise)}
            </td>
          </tr>
        ))}
      </FigureTable>
    </div>
  );
}

import { useTranslations } from 'next-intl';
import { useMeasureText } from '#components/review/measure-text.ts';
import { InstantText } from '#components/ui/instant-text.tsx';
import { ScrollBox } from '#components/ui/scroll-box.tsx';
import type { AttackDetail } from '#domain/indicators/attack-detail.ts';

/** The window held against the days that count as normal, and against those just before it. */
export function AttackComparisons({ detail }: { detail: AttackDetail }) {
  const t = useTranslations('review.explain.attack.against');
  const text = useMeasureText();
  const { normal, trailing, window } = detail;
  const rows = [
    ...(normal === null ? [] : [{ ...normal, question: t('abnormal') }]),
    ...(trailing === null ? [] : [{ ...trailing, question: t('growing') }]),
  ];
  if (rows.length === 0) return <p className="text-14 text-muted">{t('none')}</p>;
  return (
    <ScrollBox label={t('caption')}>
      <table className="w-full min-w-[44rem] text-14">
        <caption className="pb-1 text-left font-semibold">
          {t('title', { attacks: window.attacks, days: window.days })}
        </caption>
        <thead>
          <tr className="border-line border-b text-left align-bottom text-12 text-muted">
            {(['question', 'against', 'n', 'phi', 'expected', 'rarity'] as const).map((name) => (
              <th key={name} scope="col" className="py-1 pr-4 font-medium">
                {t(`column.${name}`)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <tr key={row.question} className="border-line border-b align-top">
              <th scope="row" className="py-1.5 pr-4 text-left font-semibold">
                {row.question}
              </th>
              <td className="py-1.5 pr-4">
                {t('basis', { basis: row.basis.replaceAll('-', '_') })}
                <span className="block whitespace-nowrap text-12 text-muted">
                  <InstantText at={row.fromAt} precision="day" /> –{' '}
                  <InstantText at={row.toAt - 1} precision="day" />
                </span>
              </td>
              <td className="py-1.5 pr-4">
                {t('n', { n: row.n, days: row.days })}
                <span className="block text-12 text-muted">
                  {t('watched', { days: row.watched })}
                </span>
              </td>
              <td className="py-1.5 pr-4">{t('phi', { phi: row.phi })}</td>
              <td className="py-1.5 pr-4">
                {row.expected === null ? '–' : t('expected', { expected: row.expected })}
                <span className="block whitespace-nowrap text-12 text-muted">
                  {row.low === null || row.high === null
                    ? null
                    : t('band', { low: row.low, high: row.high })}
                </span>
              </td>
              <td className="whitespace-nowrap py-1.5">
                {row.surprise === null ? '–' : text.value('surprise', row.surprise)}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </ScrollBox>
  );
}

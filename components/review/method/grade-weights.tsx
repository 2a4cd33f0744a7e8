import { useFormatter, useTranslations } from 'next-intl';
import { ScrollBox } from '#components/ui/scroll-box.tsx';
import { credibilities, gradeWeight, reliabilities } from '#domain/grade.ts';

/** The weight of each grade, as the readings use it. */
export function GradeWeights() {
  const t = useTranslations('method.grades');
  const format = useFormatter();
  return (
    <ScrollBox label={t('caption')}>
      <table className="text-14">
        <caption className="sr-only">{t('caption')}</caption>
        <thead>
          <tr className="text-12 text-muted">
            <th scope="col" className="pr-6 text-left font-normal">
              {t('reliability')}
            </th>
            {credibilities.map((credibility) => (
              <th key={credibility} scope="col" className="pr-6 text-right font-mono font-normal">
                {credibility}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {reliabilities.map((reliability) => (
            <tr key={reliability} className="border-line border-t">
              <th scope="row" className="py-1 pr-6 text-left font-mono font-normal">
                {reliability}
              </th>
              {credibilities.map((credibility) => (
                <td key={credibility} className="py-1 pr-6 text-right">
                  {format.number(gradeWeight(`${reliability}${credibility}`), {
                    minimumFractionDigits: 2,
                    maximumFractionDigits: 2,
                  })}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </ScrollBox>
  );
}

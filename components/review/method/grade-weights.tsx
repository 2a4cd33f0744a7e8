import { useFormatter, useTranslations } from 'next-intl';
import { FigureTable, numberCell } from '#components/charts/figure-table.tsx';
import { credibilities, gradeWeight, reliabilities } from '#domain/grade.ts';

/** The weight of each grade, as the readings use it. */
export function GradeWeights() {
  const t = useTranslations('method.grades');
  const format = useFormatter();
  return (
    <div className="w-fit min-w-0 max-w-full">
      <FigureTable
        title={t('caption')}
        columns={[
          { name: 'reliability', head: t('reliability') },
          ...credibilities.map((credibility) => ({
            name: `${credibility}`,
            head: <span className="font-mono">{credibility}</span>,
            isNumber: true,
          })),
        ]}
      >
        {reliabilities.map((reliability) => (
          <tr key={reliability}>
            <th scope="row" className="font-mono">
              {reliability}
            </th>
            {credibilities.map((credibility) => (
              <td key={credibility} className={numberCell}>
                {format.number(gradeWeight(`${reliability}${credibility}`), {
                  minimumFractionDigits: 2,
                  maximumFractionDigits: 2,
                })}
              </td>
            ))}
          </tr>
        ))}
      </FigureTable>
    </div>
  );
}

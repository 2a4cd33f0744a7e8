import { useTranslations } from 'next-intl';
import { FoldedTable, numberCell } from '#components/charts/figure-table.tsx';
import { useHourText } from '#components/review/reading/figures/hour-text.ts';
import type { ResponseCurve } from '#domain/indicators/response-curve.ts';

const columns = ['hours', 'atRisk', 'closed', 'answered', 'limits'] as const;

/** The curve as a table: every age at which a past clock was answered. */
export function ResponseSteps({ curve }: { curve: ResponseCurve }) {
  const t = useTranslations('review.explain.response');
  const text = useHourText();
  const { steps } = curve;
  if (steps.length === 0) return null;
  return (
    <FoldedTable
      title={t('table')}
      columns={columns.map((name) => ({
        name,
        head: t(`step.${name}`),
        isNumber: name !== 'hours',
      }))}
    >
      {steps.map(({ hours, atRisk, closed, answered, low, high }) => (
        <tr key={hours}>
          <th scope="row">{text.hours(hours)}</th>
          <td className={numberCell}>{atRisk}</td>
          <td className={numberCell}>{closed}</td>
          <td className={numberCell}>{text.percent(answered)}</td>
          <td className={numberCell}>
            {text.shareBetween({ value: answered, low, high }) ?? t('noLimits')}
          </td>
        </tr>
      ))}
    </FoldedTable>
  );
}

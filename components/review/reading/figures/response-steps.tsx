import { useTranslations } from 'next-intl';
import { useHourText } from '#components/review/reading/figures/hour-text.ts';
import { ScrollBox } from '#components/ui/scroll-box.tsx';
import type { ResponseCurve } from '#domain/indicators/response-curve.ts';

const columns = ['hours', 'atRisk', 'closed', 'answered', 'limits'] as const;
const cell = 'py-1 pr-4';

/** The curve as a table: every age at which a past clock was answered. */
export function ResponseSteps({ curve }: { curve: ResponseCurve }) {
  const t = useTranslations('review.explain.response');
  const text = useHourText();
  const { steps } = curve;
  if (steps.length === 0) return null;
  return (
    <details className="text-14">
      <summary className="cursor-pointer py-1 text-accent">{t('table')}</summary>
      <ScrollBox label={t('table')} className="max-h-96 max-w-fit overflow-y-auto">
        <table className="border-collapse">
          <thead>
            <tr className="border-line-strong border-b text-left text-12 text-muted">
              {columns.map((column) => (
                <th key={column} scope="col" className="py-1.5 pr-4 font-medium">
                  {t(`step.${column}`)}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {steps.map(({ hours, atRisk, closed, answered, low, high }) => (
              <tr key={hours} className="border-line border-b">
                <th scope="row" className={`${cell} text-left font-normal`}>
                  {text.hours(hours)}
                </th>
                <td className={cell}>{atRisk}</td>
                <td className={cell}>{closed}</td>
                <td className={cell}>{text.percent(answered)}</td>
                <td className={cell}>
                  {text.shareBetween({ value: answered, low, high }) ?? t('noLimits')}
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </ScrollBox>
    </details>
  );
}

import { useTranslations } from 'next-intl';
import { InstantText } from '#components/ui/instant-text.tsx';
import { ScrollBox } from '#components/ui/scroll-box.tsx';
import type { ToneHistory } from '#domain/indicators/messaging-history.ts';

const columns = ['at', 'tone', 'limits', 'defensiveness', 'n'] as const;

/** The tone of every day, newest first. */
export function ToneTable({ history: { fromAt, step, points } }: { history: ToneHistory }) {
  const t = useTranslations('review.explain.messaging');
  const rows = points.map((point, day) => ({ at: fromAt + day * step, point })).reverse();
  return (
    <details className="mt-2 text-14">
      <summary className="cursor-pointer py-1 text-accent">{t('table.title')}</summary>
      <ScrollBox label={t('table.title')} className="max-h-96 overflow-auto">
        <table className="border-collapse">
          <thead>
            <tr className="border-line-strong border-b text-left text-12 text-muted">
              {columns.map((column) => (
                <th key={column} scope="col" className="py-1.5 pr-6 font-medium">
                  {t(`table.${column}`)}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {rows.map(({ at, point }) => (
              <tr key={at} className="border-line border-b">
                <th scope="row" className="whitespace-nowrap py-1 pr-6 text-left font-normal">
                  <InstantText at={at} />
                </th>
                {point === null ? (
                  <td colSpan={columns.length - 1} className="py-1 text-muted">
                    {t('table.none')}
                  </td>
                ) : (
                  <>
                    <td className="py-1 pr-6">{t('signed', { tone: point.tone })}</td>
                    <td className="whitespace-nowrap py-1 pr-6">
                      {t('toneRange', { low: point.low, high: point.high })}
                    </td>
                    <td className="py-1 pr-6">
                      {t('share', { share: point.defensiveness.value ?? 0 })}
                    </td>
                    <td className="py-1 pr-6">{point.n}</td>
                  </>
                )}
              </tr>
            ))}
          </tbody>
        </table>
      </ScrollBox>
    </details>
  );
}

import { useTranslations } from 'next-intl';
import { FoldedTable, numberCell } from '#components/charts/figure-table.tsx';
import { Counted } from '#components/review/evidence-link.tsx';
import { InstantText } from '#components/ui/instant-text.tsx';
import { withMinus } from '#components/ui/minus.ts';
import type { ToneHistory } from '#domain/indicators/messaging-history.ts';

const columns = ['at', 'tone', 'limits', 'defensiveness', 'n'] as const;

/** The tone of every day, newest first. */
export function ToneTable({ history: { fromAt, step, reach, points } }: { history: ToneHistory }) {
  const t = useTranslations('review.explain.messaging');
  const rows = points.map((point, day) => ({ at: fromAt + day * step, point })).reverse();
  return (
    <FoldedTable
      title={t('table.title')}
      columns={columns.map((name) => ({
        name,
        head: t(`table.${name}`),
        isNumber: name !== 'at',
      }))}
    >
      {rows.map(({ at, point }) => (
        <tr key={at}>
          <th scope="row" className="whitespace-nowrap">
            <InstantText at={at} />
          </th>
          {point === null ? (
            <td colSpan={columns.length - 1} className="text-right text-muted">
              {t('table.none')}
            </td>
          ) : (
            <>
              <td className={numberCell}>{withMinus(t('signed', { tone: point.tone }))}</td>
              <td className={`${numberCell} whitespace-nowrap`}>
                {withMinus(t('toneRange', { low: point.low, high: point.high }))}
              </td>
              <td className={numberCell}>
                {t('share', { share: point.defensiveness.value ?? 0 })}
              </td>
              <td className={numberCell}>
                {/* A day that was stale speaks of an earlier instant: it counts what counts here. */}
                <Counted behind="public-messaging.toned" among={{ asOf: at, after: at - reach }}>
                  {point.n}
                </Counted>
              </td>
            </>
          )}
        </tr>
      ))}
    </FoldedTable>
  );
}

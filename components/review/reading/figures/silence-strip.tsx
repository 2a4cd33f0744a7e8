import { useTranslations } from 'next-intl';
import { FoldedTable } from '#components/charts/figure-table.tsx';
import { Counted, counted } from '#components/review/evidence-link.tsx';
import { durationOf } from '#components/ui/duration.ts';
import type { SilenceRank } from '#domain/indicators/messaging-detail.ts';

/** Past gaps from the shortest to the longest, with today's silence in its place among them. */
export function SilenceStrip({ silence, days }: { silence: SilenceRank | null; days: number }) {
  const t = useTranslations('review.explain.messaging.silence');
  const common = useTranslations('common');
  if (silence === null) return <p className="text-14 text-muted">{t('none', { days })}</p>;
  const { lastAt, elapsed, rank, n, gaps } = silence;
  const text = (length: number) => common('duration', durationOf(length));
  const longest = Math.max(elapsed, gaps.at(-1)?.length ?? 0, 1);
  const shorter = gaps.filter(({ length }) => length < elapsed).length;
  const bars = gaps.map((gap) => ({ ...gap, isCurrent: false }));
  bars.splice(shorter, 0, { fromAt: lastAt, length: elapsed, isCurrent: true });
  return (
    <div className="text-14">
      <p>
        <span className="font-semibold">{t('elapsed', { length: text(elapsed) })}</span>{' '}
        {n === 0
          ? t('first', { days })
          : rank === 1
            ? t.rich('longestOf', { n, days, to: counted('public-messaging.spoken') })
            : t.rich('rank', {
                longer: rank - 1,
                n,
                days,
                to: counted('public-messaging.spoken'),
              })}
      </p>
      {n === 0 ? null : (
        <>
          <div
            aria-hidden="true"
            className="mt-3 flex h-20 items-end gap-px border-line-strong border-b"
          >
            {bars.map(({ fromAt, length, isCurrent }) => (
              <span
                key={fromAt}
                style={{ height: `${Math.max(2, (100 * length) / longest)}%` }}
                className={`min-w-0 flex-1 ${isCurrent ? 'min-w-1 inked bg-accent' : 'inked bg-line-strong/60'}`}
              />
            ))}
          </div>
          <p className="flex justify-between gap-4 pt-1 text-12 text-muted">
            <span>{t('shortest', { length: text(gaps[0]?.length ?? 0) })}</span>
            <span className="inline-flex items-center gap-1.5 text-accent">
              <span aria-hidden="true" className="size-2 inked bg-accent" />
              {t('current')}
            </span>
            <span>{t('longest', { length: text(gaps.at(-1)?.length ?? 0) })}</span>
          </p>
          <FoldedTable
            title={t('table')}
            columns={(['place', 'length'] as const).map((name) => ({ name, head: t(name) }))}
          >
            {bars.toReversed().map(({ fromAt, length, isCurrent }, i) => (
              <tr key={fromAt} className={isCurrent ? 'font-semibold' : ''}>
                <th scope="row">{i + 1}</th>
                <td>
                  {/* The statements before and after it; after this one there was none yet. */}
                  <Counted
                    behind="public-messaging.spoken"
                    among={{ after: fromAt - 1, until: fromAt + length }}
                  >
                    {text(length)}
                  </Counted>
                  {isCurrent ? ` · ${t('current')}` : ''}
                </td>
              </tr>
            ))}
          </FoldedTable>
        </>
      )}
    </div>
  );
}

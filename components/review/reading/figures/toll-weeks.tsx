import { useTranslations } from 'next-intl';
import { FoldedTable, numberCell } from '#components/charts/figure-table.tsx';
import { Counted, counted, listed } from '#components/review/evidence-link.tsx';
import { tollScale, tollShare } from '#components/review/reading/figures/toll-scale.ts';
import { InstantText } from '#components/ui/instant-text.tsx';
import type { Casualties } from '#domain/indicators/civilian-casualties.ts';
import { DAY } from '#domain/instant.ts';

const columns = ['from', 'dead', 'attacks', 'unknown'] as const;

/** The dead of every week on record, and how unusual this one is. */
export function TollWeeks({
  casualties: { incidents, baseline, weeks, rank },
}: {
  casualties: Casualties;
}) {
  const t = useTranslations('review.explain.civilian.dead');
  const now = weeks.at(-1);
  // Weeks of an unknown toll are no rivals.
  const past = weeks.slice(0, -1).filter(({ best }) => best !== null).length;
  const scale = tollScale(Math.max(1, ...weeks.map(({ high }) => high ?? 0)));
  const tall = (toll: number) => `${100 * tollShare(scale, toll)}%`;
  return (
    <div className="text-14">
      <p>
        {now === undefined || now.best === null
          ? ''
          : baseline === null || baseline.expected === null
            ? t.rich('incidentsAlone', { incidents, to: counted('civilian-impact.deadly') })
            : t.rich('incidents', {
                to: counted('civilian-impact.deadly'),
                past: counted('civilian-impact.deadly-baseline'),
                incidents,
                expected: baseline.expected,
                n: baseline.n,
                days: Math.round(baseline.days),
              })}
        {baseline === null || baseline.surprise === null
          ? ''
          : ` ${t('surprise', { oneIn: Math.round(10 ** baseline.surprise) })}`}{' '}
        {now === undefined || now.best === null
          ? t('unknownWeek')
          : t('week', {
              low: now.low ?? 0,
              best: now.best,
              high: now.high ?? now.best,
              unknown: now.unknown,
            })}{' '}
        {rank.best === null || past === 0
          ? t('unranked')
          : t.rich('rank', {
              to: listed('#weeks'),
              longer: Math.round(rank.best.p * (past + 1)) - 1,
              n: past,
            })}
      </p>
      <p className="pt-1 pb-4 text-12 text-muted">{t('how')}</p>
      {weeks.length === 0 ? null : (
        <>
          <div className="relative ml-10">
            <div
              aria-hidden="true"
              className="flex h-36 items-stretch gap-px border-line-strong border-b"
            >
              {weeks.map(({ fromAt, low, best, high }, i) =>
                low === null || best === null || high === null ? (
                  <span key={fromAt} className="hatched min-w-0 flex-1" />
                ) : (
                  <span key={fromAt} className="relative min-w-0 flex-1">
                    <span
                      style={{ height: tall(best) }}
                      className={`absolute inset-x-0 bottom-0 ${i === weeks.length - 1 ? 'inked bg-ink' : 'inked bg-line-strong/50'}`}
                    />
                    <span
                      style={{ bottom: tall(low), top: `calc(100% - ${tall(high)})` }}
                      className="absolute left-1/2 w-px inked bg-muted"
                    />
                  </span>
                ),
              )}
            </div>
            {scale.ticks.map((tick) => (
              <span
                key={tick}
                aria-hidden="true"
                style={{ bottom: tall(tick) }}
                className="absolute right-full translate-y-1/2 pr-2 text-12 text-muted leading-none"
              >
                {tick >= 1000 ? `${tick / 1000}k` : tick}
              </span>
            ))}
          </div>
          <p className="ml-10 flex justify-between pt-1 text-12 text-muted">
            <InstantText at={weeks[0]?.fromAt ?? null} precision="day" />
            <span>{t('thisWeek')}</span>
          </p>
          <FoldedTable
            id="weeks"
            title={t('table')}
            columns={columns.map((name) => ({
              name,
              head: t(`column.${name}`),
              isNumber: name !== 'from',
            }))}
          >
            {weeks.toReversed().map(({ fromAt, low, best, high, attacks, unknown }) => (
              <tr key={fromAt}>
                <th scope="row" className="whitespace-nowrap">
                  <InstantText at={fromAt} />
                </th>
                <td className={numberCell}>
                  {best === null
                    ? t('unknownToll')
                    : t('toll', { low: low ?? 0, best, high: high ?? best })}
                </td>
                <td className={numberCell}>
                  <Counted
                    behind="attack-frequency.credible"
                    among={{ after: fromAt, until: fromAt + 7 * DAY }}
                  >
                    {attacks}
                  </Counted>
                </td>
                <td className={numberCell}>{unknown}</td>
              </tr>
            ))}
          </FoldedTable>
        </>
      )}
    </div>
  );
}

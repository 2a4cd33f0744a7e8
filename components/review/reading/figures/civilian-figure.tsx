'use client';

import Link from 'next/link';
import { useTranslations } from 'next-intl';
import { FigureTable, numberCell } from '#components/charts/figure-table.tsx';
import { counted } from '#components/review/evidence-link.tsx';
import { ServiceGrid } from '#components/review/reading/figures/service-grid.tsx';
import { StockLine } from '#components/review/reading/figures/stock-line.tsx';
import { TollWeeks } from '#components/review/reading/figures/toll-weeks.tsx';
import type { RegionNames } from '#components/review/signals/signal-table.tsx';
import { InstantText } from '#components/ui/instant-text.tsx';
import { withMinus } from '#components/ui/minus.ts';
import type { CivilianDetail } from '#domain/indicators/civilian-detail.ts';
import { limitsOf, type StockRate } from '#domain/statistics/displacement-rate.ts';

interface Shown {
  detail: CivilianDetail;
  regions: RegionNames;
  signalHref: (id: string) => string;
}

/** How many are displaced and where, which services work, and how many attacks killed. */
export function CivilianFigure({ detail, regions, signalHref }: Shown) {
  const t = useTranslations('review.explain.civilian');
  return (
    <div className="grid gap-y-10">
      <div className="grid gap-x-12 gap-y-8 xl:grid-cols-[minmax(0,3fr)_minmax(0,2fr)]">
        <div className="min-w-0">
          <h3 className="mb-2 font-semibold text-14">{t('stock.title')}</h3>
          <StockLine stock={detail.stock} />
        </div>
        <div className="min-w-0">
          <h3 className="mb-2 font-semibold text-14">{t('counts.title')}</h3>
          <Pace detail={detail} />
          <Counts detail={detail} regions={regions} signalHref={signalHref} />
        </div>
      </div>
      <div id="services" className="min-w-0 scroll-mt-4">
        <h3 className="mb-2 font-semibold text-14">{t('grid.title')}</h3>
        <ServiceGrid detail={detail} regions={regions} signalHref={signalHref} />
      </div>
      <div className="min-w-0">
        <h3 className="mb-2 font-semibold text-14">{t('dead.title')}</h3>
        <TollWeeks casualties={detail.casualties} />
      </div>
    </div>
  );
}

/** The limits of a rate, as far as the ranges of the counts set any. */
function told(rate: StockRate) {
  return { limits: limitsOf(rate), low: rate.low ?? 0, high: rate.high ?? 0 };
}

/** How many more a day, and against the days before. */
function Pace({ detail: { displacement } }: Pick<Shown, 'detail'>) {
  const t = useTranslations('review.explain.civilian.counts');
  const { rate, ratio, n } = displacement;
  return (
    <p className="pb-2 text-14">
      {rate.best === null ? t('noRate') : withMinus(t('rate', { rate: rate.best, ...told(rate) }))}{' '}
      {rate.best === null ? null : t.rich('places', { n, to: counted('civilian-impact.rated') })}{' '}
      {ratio.best === null
        ? t('noRatio')
        : withMinus(t('ratio', { ratio: ratio.best, ...told(ratio) }))}
    </p>
  );
}

/** The newest count of each region. */
function Counts({ detail: { stocks, oldAfterDays }, regions, signalHref }: Shown) {
  const t = useTranslations('review.explain.civilian.counts');
  if (stocks.length === 0) return <p className="text-14 text-muted">{t('none')}</p>;
  return (
    <>
      <FigureTable
        title={t('title')}
        columns={(['region', 'people', 'counted'] as const).map((name) => ({
          name,
          head: t(`column.${name}`),
          isNumber: name === 'people',
        }))}
      >
        {stocks.map((row) => (
          <tr key={row.region}>
            <th scope="row">
              {row.region === null ? t('whole') : (regions[row.region] ?? row.region)}
              {row.isSummed ? null : (
                <span className="block text-12 text-muted">{t('notSummed')}</span>
              )}
            </th>
            <td className={`${numberCell} whitespace-nowrap`}>
              <span className="font-semibold">{t('people', { people: row.best ?? 0 })}</span>
              {row.low === row.high ? null : (
                <span className="block text-12 text-muted">
                  {t('range', { low: row.low ?? 0, high: row.high ?? 0 })}
                </span>
              )}
            </td>
            <td className={row.isOld ? 'text-stale' : ''}>
              <Link
                href={signalHref(row.signal)}
                prefetch={false}
                className="underline underline-offset-2"
              >
                <InstantText at={row.countedAt} precision={row.precision} />
              </Link>
              {row.isOld ? (
                <span className="hatched ml-2 px-1 text-12">
                  <span className="bg-surface px-0.5">{t('old')}</span>
                </span>
              ) : null}
            </td>
          </tr>
        ))}
      </FigureTable>
      <p className="pt-1 text-12 text-muted">{t('how', { days: oldAfterDays })}</p>
    </>
  );
}

import Link from 'next/link';
import { useFormatter, useTranslations } from 'next-intl';
import type { RegionNames } from '#components/review/signals/signal-table.tsx';
import { durationOf } from '#components/ui/duration.ts';
import { InstantText } from '#components/ui/instant-text.tsx';
import { ScrollBox } from '#components/ui/scroll-box.tsx';
import type { CellRow, CivilianDetail } from '#domain/indicators/civilian-detail.ts';
import type { Instant } from '#domain/instant.ts';

/** How far each service works in each region; hatched where nobody knows. */
export function ServiceGrid({
  detail: { grid, disruption, expiresAfterDays, asOf },
  regions,
  signalHref,
}: {
  detail: CivilianDetail;
  regions: RegionNames;
  signalHref: (id: string) => string;
}) {
  const t = useTranslations('review.explain.civilian.grid');
  const options = useTranslations('options.civilian-impact.service');
  const { low, best, high, coverage, known, total } = disruption;
  const services = grid[0]?.cells.map(({ service }) => service) ?? [];
  return (
    <>
      <p className="max-w-[60rem] pb-2 text-14">
        {best === null ? t('unknown') : t('index', { best })}{' '}
        {t('bounds', { low: low ?? 0, high: high ?? 100, coverage: coverage ?? 0, known, total })}{' '}
        <span className="text-12 text-muted">{t('how', { days: expiresAfterDays })}</span>
      </p>
      <ScrollBox label={t('title')} className="max-h-[32rem] overflow-y-auto">
        <table className="w-full min-w-[40rem] border-collapse text-14">
          <caption className="sr-only">{t('title')}</caption>
          <thead className="sticky top-0 bg-surface">
            <tr className="border-line-strong border-b text-left text-12 text-muted">
              <th scope="col" className="py-1.5 pr-4 font-medium">
                {t('region')}
              </th>
              {services.map((service) => (
                <th key={service} scope="col" className="py-1.5 pr-4 font-medium">
                  {options(service)}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {grid.map(({ region, cells }) => (
              <tr key={region} className="border-line border-b align-top">
                <th scope="row" className="py-1.5 pr-4 text-left font-normal">
                  {regions[region] ?? region}
                </th>
                {cells.map((cell) => (
                  <ServiceCell key={cell.service} cell={cell} asOf={asOf} signalHref={signalHref} />
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </ScrollBox>
    </>
  );
}

function ServiceCell({
  cell: { severity, said, weight },
  asOf,
  signalHref,
}: {
  cell: CellRow;
  asOf: Instant;
  signalHref: (id: string) => string;
}) {
  const t = useTranslations('review.explain.civilian.grid');
  const common = useTranslations('common');
  const format = useFormatter();
  // Never darker than text can stand on.
  const tone = severity === null ? 0 : Math.round(40 * severity);
  return (
    <td
      title={t('weight', { weight })}
      style={{ backgroundColor: `color-mix(in srgb, var(--line-strong) ${tone}%, transparent)` }}
      className={`border border-line px-2 py-1 ${severity === null ? 'hatched' : ''}`}
    >
      <span className={severity === null ? 'inline-block bg-surface px-1' : ''}>
        {severity === null ? (
          <span className="text-muted">{t('cellUnknown')}</span>
        ) : (
          <span className="font-semibold">
            {format.number(severity, { minimumFractionDigits: 2 })}
          </span>
        )}{' '}
        {said === null ? null : (
          <Link
            href={signalHref(said.signal)}
            prefetch={false}
            className="text-12 underline underline-offset-2"
          >
            {common('age', durationOf(asOf - said.saidAt))}
          </Link>
        )}
        {said === null ? null : (
          <span className="block text-12 text-muted">
            {t(said.isOver ? 'expired' : 'expires')}{' '}
            <InstantText at={said.expiresAt} precision="day" />
          </span>
        )}
        <span className="block text-12 text-muted">{t('weight', { weight })}</span>
      </span>
    </td>
  );
}

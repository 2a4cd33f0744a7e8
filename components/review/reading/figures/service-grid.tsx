import Link from 'next/link';
import { useFormatter, useTranslations } from 'next-intl';
import { FigureTable } from '#components/charts/figure-table.tsx';
import type { RegionNames } from '#components/review/signals/signal-table.tsx';
import { durationOf } from '#components/ui/duration.ts';
import { InstantText } from '#components/ui/instant-text.tsx';
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
      <FigureTable
        title={t('title')}
        columns={[
          { name: 'region', head: t('region') },
          ...services.map((service) => ({ name: service, head: options(service) })),
        ]}
        least="min-w-[40rem]"
      >
        {grid.map(({ region, cells }) => (
          <tr key={region}>
            <th scope="row">{regions[region] ?? region}</th>
            {cells.map((cell) => (
              <ServiceCell key={cell.service} cell={cell} asOf={asOf} signalHref={signalHref} />
            ))}
          </tr>
        ))}
      </FigureTable>
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
        {said === null && severity !== null ? (
          <span className="block text-12 text-muted">{t('cellQuiet')}</span>
        ) : null}
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

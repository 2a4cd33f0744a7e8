import { useTranslations } from 'next-intl';
import { FigureTable, numberCell } from '#components/charts/figure-table.tsx';
import { Ticking } from '#components/live/clock-context.tsx';
import { counted } from '#components/review/evidence-link.tsx';
import { IncidentLink } from '#components/review/reading/figures/incident-link.tsx';
import {
  type TollScale,
  tollScale,
  tollShare,
} from '#components/review/reading/figures/toll-scale.ts';
import { clockText } from '#components/ui/duration.ts';
import { InstantText } from '#components/ui/instant-text.tsx';
import type { TollComparison, TollRow } from '#domain/indicators/messaging-toll-rows.ts';
import type { Instant } from '#domain/instant.ts';
import type { Toll } from '#domain/statistics/toll-gap.ts';

const columns = ['incident', 'victims', 'claimed', 'official', 'gap'] as const;

/** The dead of each incident, class by class, as others count them and as officials do. */
export function TollTable({
  tolls: { rows, pooled, compared, silent },
  days,
  frozenAt,
}: {
  tolls: TollComparison;
  days: number;
  frozenAt: Instant | null;
}) {
  const t = useTranslations('review.explain.messaging.tolls');
  if (rows.length === 0) return <p className="text-14 text-muted">{t('none', { days })}</p>;
  const scale = tollScale(
    Math.max(...rows.map(({ claimed, official }) => Math.max(claimed.high, official?.high ?? 0))),
  );
  return (
    <>
      <p className="max-w-[60rem] pb-2 text-14">
        {pooled.best === null
          ? t('notPooled')
          : t.rich('pooled', {
              to: counted('public-messaging.tolls'),
              factor: Math.exp(pooled.best),
              low: Math.exp(pooled.low ?? pooled.best),
              high: Math.exp(pooled.high ?? pooled.best),
              n: compared,
            })}
        {silent === 0 ? '' : ` ${t('silent', { n: silent })}`}{' '}
        <span className="text-12 text-muted">{t('how', { days })}</span>
      </p>
      <FigureTable
        title={t('title')}
        columns={[
          ...columns.map((name) => ({
            name,
            head: t(`column.${name}`),
            isNumber: name !== 'incident' && name !== 'victims',
          })),
          { name: 'bars', head: <BarsHead scale={scale} /> },
        ]}
        least="min-w-[52rem]"
      >
        {rows.map((row, i) => (
          <Row
            key={`${row.incident} ${row.victims}`}
            row={row}
            isFirst={rows[i - 1]?.incident !== row.incident}
            scale={scale}
            frozenAt={frozenAt}
          />
        ))}
      </FigureTable>
    </>
  );
}

function Row({
  row,
  isFirst,
  scale,
  frozenAt,
}: {
  row: TollRow;
  isFirst: boolean;
  scale: TollScale;
  frozenAt: Instant | null;
}) {
  const t = useTranslations('review.explain.messaging.tolls');
  const victims = useTranslations('review.explain.messaging.victims');
  const { claimed, official, gap } = row;
  return (
    <tr>
      <th scope="row" className="min-w-48">
        <span className={isFirst ? '' : 'sr-only'}>
          {isFirst ? <IncidentLink {...row} /> : row.incidentTitle}
          <span className="block text-12 text-muted">
            <InstantText at={row.startAt} precision={row.startPrecision} />
          </span>
        </span>
      </th>
      <td>{victims(row.victims)}</td>
      <td className={`${numberCell} whitespace-nowrap`}>
        <TollText toll={claimed} />
        <span className="block text-12 text-muted">{t(`by.${row.claimedBy}`)}</span>
      </td>
      <td className={`${numberCell} whitespace-nowrap`}>
        {official === null ? (
          <Silence row={row} frozenAt={frozenAt} />
        ) : (
          <TollText toll={official} />
        )}
      </td>
      <td className={`${numberCell} whitespace-nowrap`}>
        {gap === null || gap.best === null ? (
          <span className="text-muted">{t('noGap')}</span>
        ) : (
          <>
            {t('factor', { factor: Math.exp(gap.best) })}
            <span className="block text-12 text-muted">
              {t('factorRange', {
                low: Math.exp(gap.low ?? gap.best),
                high: Math.exp(gap.high ?? gap.best),
              })}
            </span>
          </>
        )}
      </td>
      <td>
        <Bars claimed={claimed} official={official} scale={scale} />
      </td>
    </tr>
  );
}

function TollText({ toll: { low, best, high } }: { toll: Toll }) {
  const t = useTranslations('review.explain.messaging.tolls');
  return (
    <>
      <span className="font-semibold">{t('count', { count: best })}</span>
      {low === high ? null : <span className="text-muted"> {t('range', { low, high })}</span>}
    </>
  );
}

/** No official toll: since the incident began. */
function Silence({
  row: { startAt, silentFor },
  frozenAt,
}: {
  row: TollRow;
  frozenAt: Instant | null;
}) {
  const t = useTranslations('review.explain.messaging.tolls');
  const since = (now: number) => clockText(now - (startAt ?? now), t('day'));
  return (
    <>
      <span className="block font-semibold text-level-3-word">{t('silence')}</span>
      <span className="block font-mono text-12">
        {startAt === null || silentFor === null ? (
          t('startUnknown')
        ) : frozenAt === null ? (
          <Ticking textAt={since} />
        ) : (
          since(frozenAt)
        )}
      </span>
    </>
  );
}

function BarsHead({ scale }: { scale: TollScale }) {
  const t = useTranslations('review.explain.messaging.tolls.column');
  return (
    <span className="block w-60">
      {t('bars')}
      <Axis scale={scale} />
    </span>
  );
}

function Axis({ scale }: { scale: TollScale }) {
  return (
    <span aria-hidden="true" className="relative mt-1 block h-3">
      {scale.ticks.map((tick) => (
        <span
          key={tick}
          style={{ left: `${100 * tollShare(scale, tick)}%` }}
          className={`absolute font-normal text-12 leading-none ${tick === 0 ? '' : tick === scale.top ? '-translate-x-full' : '-translate-x-1/2'}`}
        >
          {tick >= 1000 ? `${tick / 1000}k` : tick}
        </span>
      ))}
    </span>
  );
}

/** Both tolls with their ranges on the common axis, others above officials. */
function Bars({
  claimed,
  official,
  scale,
}: {
  claimed: Toll;
  official: Toll | null;
  scale: TollScale;
}) {
  return (
    <span aria-hidden="true" className="relative block h-8">
      {scale.ticks.map((tick) => (
        <span
          key={tick}
          style={{ left: `${100 * tollShare(scale, tick)}%` }}
          className="absolute inset-y-0 w-px inked bg-line"
        />
      ))}
      <Bar toll={claimed} scale={scale} className="top-1/4" dot="inked bg-ink border-ink" />
      {official === null ? (
        <span className="hatched absolute top-[62%] h-2.5 w-full" />
      ) : (
        <Bar toll={official} scale={scale} className="top-3/4" dot="bg-surface border-ink" />
      )}
    </span>
  );
}

function Bar({
  toll: { low, best, high },
  scale,
  className,
  dot,
}: {
  toll: Toll;
  scale: TollScale;
  className: string;
  dot: string;
}) {
  const [left, middle, right] = [low, best, high].map((toll) => 100 * tollShare(scale, toll));
  return (
    <>
      <span
        style={{ left: `${left}%`, width: `${(right ?? 0) - (left ?? 0)}%` }}
        className={`absolute h-0.5 -translate-y-1/2 inked bg-line-strong ${className}`}
      />
      <span
        style={{ left: `${middle}%` }}
        className={`absolute size-2.5 -translate-x-1/2 -translate-y-1/2 rounded-full border-2 ${dot} ${className}`}
      />
    </>
  );
}

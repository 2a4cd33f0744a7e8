import { useTranslations } from 'next-intl';
import { FoldedTable, numberCell } from '#components/charts/figure-table.tsx';
import { runsOf } from '#components/charts/frame.ts';
import { LineGaps } from '#components/charts/line-gaps.tsx';
import { roundTicks } from '#components/charts/round-ticks.ts';
import { Counted } from '#components/review/evidence-link.tsx';
import { InstantText } from '#components/ui/instant-text.tsx';
import type { CivilianDetail, StockPoint } from '#domain/indicators/civilian-detail.ts';
import type { Instant } from '#domain/instant.ts';

type Stock = CivilianDetail['stock'];
const TALL = 100;
const columns = ['at', 'best', 'bounds', 'counts'] as const;

/** People displaced, week by week, with their bounds; old counts are marked. */
export function StockLine({ stock: { fromAt, step, points } }: { stock: Stock }) {
  const t = useTranslations('review.explain.civilian.stock');
  const steps = points.length - 1;
  const top = 1.08 * Math.max(1, ...points.map((point) => point?.high ?? 0));
  const y = (people: number) => (TALL * (1 - people / top)).toFixed(2);
  const known = points.flatMap((point, i) => (point === null ? [] : [{ i, ...point }]));
  if (known.length === 0) return <p className="text-14 text-muted">{t('none')}</p>;
  const runs = runsOf(points, (point) => point !== null).map(({ start, length }) =>
    known.filter(({ i }) => i >= start && i < start + length),
  );
  const along = (run: typeof known, bound: 'low' | 'best' | 'high') =>
    run.map((point) => `${point.i} ${y(point[bound])}`);
  const line = runs.map((run) => `M${along(run, 'best').join('L')}`).join('');
  const band = runs
    .map((run) => `M${[...along(run, 'high'), ...along(run, 'low').reverse()].join('L')}Z`)
    .join('');
  const ticks = points.map((_, i) => i).filter((i) => i % 6 === 1 && i < 0.9 * steps);
  return (
    <figure className="min-w-0">
      <figcaption className="mb-3 text-12 text-muted">
        {t('axis')}
        {points.includes(null) ? t('hatched') : ''}
      </figcaption>
      <div className="relative mr-2 ml-16 h-48 xl:h-80">
        {roundTicks(top).map((people) => (
          <span
            key={people}
            aria-hidden="true"
            style={{ top: `${y(people)}%` }}
            className="absolute inset-x-0 border-line border-t"
          >
            <span className="absolute right-full -translate-y-1/2 pr-2 text-12 text-muted leading-none">
              {t('people', { people })}
            </span>
          </span>
        ))}
        <LineGaps points={points} />
        <svg
          viewBox={`0 0 ${steps} ${TALL}`}
          preserveAspectRatio="none"
          aria-hidden="true"
          className="absolute inset-0 size-full"
        >
          <path d={band} className="fill-line-strong/30" />
          <path
            d={line}
            className="fill-none stroke-ink"
            strokeWidth={2}
            vectorEffect="non-scaling-stroke"
          />
        </svg>
        {known.map(({ i, best, old }) =>
          old === 0 ? null : (
            <span
              key={i}
              aria-hidden="true"
              style={{ left: `${(100 * i) / steps}%`, top: `${y(best)}%` }}
              className="absolute size-2 -translate-x-1/2 -translate-y-1/2 rounded-full border-2 border-stale bg-surface"
            />
          ),
        )}
      </div>
      <div className="relative mr-2 ml-16 h-6 border-line-strong border-t">
        {ticks.map((i) => (
          <span
            key={i}
            style={{ left: `${(100 * i) / steps}%` }}
            className="absolute whitespace-nowrap border-line-strong border-l pt-2 pl-1 text-12 text-muted leading-none"
          >
            {t('tick', { at: fromAt + i * step })}
            {i === ticks[0] ? (
              <span className="max-md:hidden"> {t('tickYear', { at: fromAt + i * step })}</span>
            ) : null}
          </span>
        ))}
      </div>
      <FoldedTable
        title={t('table')}
        columns={columns.map((name) => ({
          name,
          head: t(`column.${name}`),
          isNumber: name !== 'at',
        }))}
      >
        {points
          .map((point, i) => ({ point, at: fromAt + i * step }))
          .reverse()
          .map(({ point, at }) => (
            <tr key={at}>
              <th scope="row" className="whitespace-nowrap">
                <InstantText at={at} precision="day" />
              </th>
              <Cells point={point} at={at} />
            </tr>
          ))}
      </FoldedTable>
    </figure>
  );
}

function Cells({ point, at }: { point: StockPoint | null; at: Instant }) {
  const t = useTranslations('review.explain.civilian.stock');
  if (point === null) {
    return (
      <td colSpan={3} className="text-right text-muted">
        {t('unknown')}
      </td>
    );
  }
  const { low, best, high, n, old } = point;
  return (
    <>
      <td className={numberCell}>{t('people', { people: best })}</td>
      <td className={`${numberCell} whitespace-nowrap`}>{t('bounds', { low, high })}</td>
      <td className={numberCell}>
        <Counted behind="civilian-impact.summed-week" among={{ asOf: at }}>
          {t('counts', { n, old })}
        </Counted>
      </td>
    </>
  );
}

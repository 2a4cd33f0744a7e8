import { useFormatter, useTranslations } from 'next-intl';
import { useId, useState } from 'react';
import { FoldedTable, numberCell } from '#components/charts/figure-table.tsx';
import { runsOfDays, sharePath } from '#components/review/reading/figures/shares-area.ts';
import { timeTicks } from '#components/review/trends/ticks.ts';
import { InstantText } from '#components/ui/instant-text.tsx';
import type { PostureDetail } from '#domain/indicators/posture-detail.ts';
import { DAY, type Instant } from '#domain/instant.ts';

type Drawn = Pick<PostureDetail, 'history' | 'shares'>;

/** From the top of the stack to the base line. */
const fills = ['fill-line', 'fill-line-strong', 'fill-muted'];
const percents = [0, 1 / 3, 2 / 3, 1];

/** Shares of the movements over time, retrenchment at the bottom, with the line of an even split. */
export function ShareHistory({ history, shares }: Drawn) {
  const t = useTranslations('review.explain.posture');
  const options = useTranslations('options.military-posture.movement');
  const format = useFormatter();
  const { fromAt, rows } = history;
  const [day, setDay] = useState(rows.length - 1);
  const spoken = useSpoken({ history, shares }, Math.min(day, rows.length - 1));
  const percent = (share: number) =>
    format.number(share, { style: 'percent', maximumFractionDigits: 0 });
  return (
    <figure className="min-w-0">
      <figcaption className="mb-3 flex flex-wrap gap-x-5 gap-y-1 text-12 text-muted">
        <span>{t('axis')}</span>
        {shares.map(({ movement }, i) => (
          <span key={movement} className="inline-flex items-center gap-1.5">
            <svg viewBox="0 0 12 12" aria-hidden="true" className="size-3">
              <rect width="12" height="12" className={`${fills[i] ?? ''} stroke-line-strong`} />
            </svg>
            {options(movement)}
          </span>
        ))}
      </figcaption>
      <div className="relative mr-2 ml-11 h-56">
        <Stack history={history} />
        {percents.map((share) => (
          <span
            key={share}
            aria-hidden="true"
            style={{ top: `${100 * (1 - share)}%` }}
            className={`absolute inset-x-0 border-t ${
              share === 1 / 3 ? 'border-ink border-dashed' : 'border-line'
            }`}
          >
            <span className="absolute right-full -translate-y-1/2 pr-2 text-12 text-muted leading-none">
              {percent(share)}
            </span>
          </span>
        ))}
        <span
          aria-hidden="true"
          style={{ left: `${(100 * (day + 0.5)) / rows.length}%` }}
          className="absolute inset-y-0 w-px inked bg-accent"
        />
      </div>
      <DayAxis fromAt={fromAt} days={rows.length} />
      <div className="mr-2 ml-11">
        <input
          type="range"
          min={0}
          max={rows.length - 1}
          value={day}
          aria-label={t('cursor')}
          aria-valuetext={spoken}
          onChange={(event) => setDay(event.target.valueAsNumber)}
          className="block h-6 w-full accent-[var(--accent)]"
        />
        <p className="text-14">{spoken}</p>
      </div>
      <HistoryTable history={history} shares={shares} />
    </figure>
  );
}

/** The shares, and hatching on days for which nobody had looked. */
function Stack({ history: { rows } }: Pick<Drawn, 'history'>) {
  const id = useId();
  return (
    <>
      <svg
        viewBox="0 0 1 1"
        preserveAspectRatio="none"
        aria-hidden="true"
        className="absolute inset-0 size-full"
      >
        {fills.map((fill, i) => (
          <path key={fill} d={sharePath(rows, i)} className={fill} />
        ))}
      </svg>
      <svg aria-hidden="true" className="absolute inset-0 size-full">
        <pattern
          id={id}
          width={8}
          height={8}
          patternUnits="userSpaceOnUse"
          patternTransform="rotate(45)"
        >
          <path d="M0 0V8" className="stroke-line-strong" strokeWidth={1} />
        </pattern>
        {runsOfDays(rows).map(({ start, length, isGap }) =>
          isGap ? (
            <rect
              key={start}
              x={`${(100 * start) / rows.length}%`}
              width={`${(100 * length) / rows.length}%`}
              height="100%"
              fill={`url(#${id})`}
            />
          ) : null,
        )}
      </svg>
    </>
  );
}

function DayAxis({ fromAt, days }: { fromAt: Instant; days: number }) {
  const t = useTranslations('review.explain.posture');
  const until = fromAt + days * DAY;
  const { at } = timeTicks(fromAt, until, 'UTC', 8);
  return (
    <div className="relative mr-2 ml-11 h-6 border-line-strong border-t">
      {at.map((tick, i) => {
        const share = (tick - fromAt) / (until - fromAt);
        return share > 0.93 ? null : (
          <span
            key={tick}
            style={{ left: `${100 * share}%` }}
            className={`absolute top-0 whitespace-nowrap border-line-strong border-l pt-1.5 pl-1 text-12 text-muted leading-none ${
              i % 2 === 1 ? 'max-md:hidden' : ''
            }`}
          >
            {t('tick', { at: tick })}
            {i === 0 ? <span className="max-md:hidden"> {t('tickYear', { at: tick })}</span> : null}
          </span>
        );
      })}
    </div>
  );
}

/** What stands under the cursor, in words. */
function useSpoken({ history: { fromAt, rows }, shares }: Drawn, day: number): string {
  const t = useTranslations('review.explain.posture');
  const at = fromAt + day * DAY;
  const row = rows[day] ?? null;
  if (row === null) return t('readoutNone', { at });
  const share = (name: string) => row[shares.findIndex(({ movement }) => movement === name)] ?? 0;
  return t('readout', {
    at,
    retrenchment: share('retrenchment'),
    reinforcement: share('reinforcement'),
    reorganisation: share('reorganisation'),
  });
}

/** The shares of every day, newest first. */
function HistoryTable({ history: { fromAt, rows }, shares }: Drawn) {
  const t = useTranslations('review.explain.posture');
  const options = useTranslations('options.military-posture.movement');
  const format = useFormatter();
  const days = rows.map((row, day) => ({ at: fromAt + day * DAY, row })).reverse();
  return (
    <FoldedTable
      title={t('historyTable')}
      columns={[
        { name: 'day', head: t('day') },
        ...shares.map(({ movement }) => ({
          name: movement,
          head: options(movement),
          isNumber: true,
        })),
      ]}
    >
      {days.map(({ at, row }) => (
        <tr key={at}>
          <th scope="row" className="whitespace-nowrap">
            <InstantText at={at} precision="day" />
          </th>
          {row === null ? (
            <td colSpan={shares.length} className="text-right text-muted">
              {t('nobodyLooked')}
            </td>
          ) : (
            shares.map(({ movement }, i) => (
              <td key={movement} className={numberCell}>
                {format.number(row[i] ?? 0, { style: 'percent', maximumFractionDigits: 0 })}
              </td>
            ))
          )}
        </tr>
      ))}
    </FoldedTable>
  );
}

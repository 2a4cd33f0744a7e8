import Link from 'next/link';
import { useTranslations } from 'next-intl';
import { FoldedTable, numberCell } from '#components/charts/figure-table.tsx';
import { useClockName } from '#components/review/reading/figures/clock-name.ts';
import { useHourText } from '#components/review/reading/figures/hour-text.ts';
import { IncidentLink } from '#components/review/reading/figures/incident-link.tsx';
import { InstantText } from '#components/ui/instant-text.tsx';
import type { ResponseCurve } from '#domain/indicators/response-curve.ts';
import type { ListedClock } from '#domain/indicators/response-detail.ts';

const columns = ['clock', 'started', 'length', 'evidence'] as const;

type Href = (id: string) => string;

/** The clocks of earlier shocks, one by one: what the curve was counted from. */
export function PastClocks({
  curve,
  past,
  signalHref,
}: {
  curve: ResponseCurve;
  past: readonly ListedClock[];
  signalHref: Href;
}) {
  const t = useTranslations('review.explain.response');
  return (
    <ClockTable
      id="past-clocks"
      title={t('pastTable', { shown: past.length, n: curve.n })}
      clocks={past}
      signalHref={signalHref}
    />
  );
}

/** Clocks one by one, each with the signals behind it. */
export function ClockTable({
  id,
  title,
  clocks,
  signalHref,
}: {
  id: string;
  title: string;
  clocks: readonly ListedClock[];
  signalHref: Href;
}) {
  const t = useTranslations('review.explain.response');
  const text = useHourText();
  const nameOf = useClockName();
  if (clocks.length === 0) return null;
  return (
    <FoldedTable
      id={id}
      title={title}
      columns={columns.map((name) => ({
        name,
        head: t(`pastColumn.${name}`),
        isNumber: name === 'length',
      }))}
      least="min-w-[40rem]"
    >
      {clocks.map((clock) => (
        <tr key={`${clock.incident} ${clock.kind} ${clock.name}`}>
          <th scope="row">{nameOf(clock)}</th>
          <td className="whitespace-nowrap">
            <InstantText at={clock.startAt} precision={clock.startPrecision} />
          </td>
          <td className={`${numberCell} whitespace-nowrap`}>
            {t(`standing.${clock.state}`, { length: text.age(clock) })}
          </td>
          <td>
            <ClockEvidence clock={clock} signalHref={signalHref} />
          </td>
        </tr>
      ))}
    </FoldedTable>
  );
}

/** The incident of a clock, which opens to its signals, and the signal that answered the clock. */
export function ClockEvidence({
  clock: { incident, incidentTitle, signal },
  signalHref,
}: {
  clock: ListedClock;
  signalHref: Href;
}) {
  const t = useTranslations('review.explain.response');
  return (
    <>
      <IncidentLink incident={incident} incidentTitle={incidentTitle} />
      {signal === null ? null : (
        <>
          {' · '}
          <Link
            href={signalHref(signal)}
            prefetch={false}
            className="py-1 text-accent underline underline-offset-2"
          >
            {t('answer')}
          </Link>
        </>
      )}
    </>
  );
}

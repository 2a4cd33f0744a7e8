import { useTranslations } from 'next-intl';
import { useClockName } from '#components/review/reading/figures/clock-name.ts';
import { useHourText } from '#components/review/reading/figures/hour-text.ts';
import { ClockEvidence } from '#components/review/reading/figures/past-clocks.tsx';
import type { CurrentClock } from '#domain/indicators/response-detail.ts';

/** The clocks of the running shocks on the axis of the curve, one lane each. */
export function ResponseLanes({
  clocks,
  horizon,
  signalHref,
}: {
  clocks: readonly CurrentClock[];
  horizon: number;
  signalHref: (id: string) => string;
}) {
  const t = useTranslations('review.explain.response');
  if (clocks.length === 0) return <p className="mt-4 text-14 text-muted">{t('noClocks')}</p>;
  return (
    <>
      <h3 className="mt-5 font-semibold text-14">{t('lanes')}</h3>
      <ul id="clocks" className="mt-1 ml-11 scroll-mt-8">
        {clocks.map((clock) => (
          <Lane
            key={`${clock.incident} ${clock.kind} ${clock.name}`}
            clock={clock}
            horizon={horizon}
            signalHref={signalHref}
          />
        ))}
      </ul>
    </>
  );
}

function Lane({
  clock,
  horizon,
  signalHref,
}: {
  clock: CurrentClock;
  horizon: number;
  signalHref: (id: string) => string;
}) {
  const t = useTranslations('review.explain.response');
  const text = useHourText();
  const nameOf = useClockName();
  const { age, state, late, startPrecision } = clock;
  const reach = `${Math.min(100, (100 * age) / horizon)}%`;
  const standing = late ? 'late' : state;
  // With a start known to the day, hours within it would be made up.
  const sameDay =
    state === 'closed' && startPrecision !== 'minute' && startPrecision !== 'hour' && age < 24;
  return (
    <li className="py-1">
      <p className="flex flex-wrap items-baseline gap-x-2 text-12">
        <span className="font-medium text-14">{nameOf(clock)}</span>
        <span className={late ? 'font-semibold text-level-3-word' : 'text-muted'}>
          {sameDay ? t('sameDay') : t(`standing.${standing}`, { length: text.age(clock) })}
        </span>
        <span className="min-w-0 truncate text-muted">
          <ClockEvidence clock={clock} signalHref={signalHref} />
        </span>
      </p>
      <div aria-hidden="true" className="relative mr-2 h-3">
        <span className="absolute inset-x-0 top-1/2 h-px inked bg-line" />
        <span
          style={{ width: reach }}
          className={`absolute top-1/2 left-0 h-0.5 -translate-y-1/2 ${
            late ? 'inked bg-level-3' : state === 'open' ? 'inked bg-ink' : 'inked bg-line-strong'
          }`}
        />
        <svg
          viewBox="0 0 12 12"
          aria-hidden="true"
          style={{ left: reach }}
          className={`absolute top-0 size-3 ${state === 'open' ? '' : '-translate-x-1/2'} ${
            late ? 'text-level-3' : state === 'open' ? 'text-ink' : 'text-muted'
          }`}
        >
          {marks[standing]}
        </svg>
      </div>
    </li>
  );
}

/** A running clock points on, a late one is a diamond, a closed one a dot, a moot one a cross. */
const marks = {
  open: <path d="M0 1.5 7 6 0 10.5Z" fill="currentColor" />,
  late: <path d="M0 6 6 0 12 6 6 12Z" fill="currentColor" />,
  closed: <circle cx="6" cy="6" r="4.5" fill="currentColor" />,
  moot: <path d="M2 2 10 10M10 2 2 10" stroke="currentColor" strokeWidth="2" />,
};

'use client';

import Link from 'next/link';
import { useTranslations } from 'next-intl';
import { Ticking } from '#components/live/clock-context.tsx';
import { clockText } from '#components/ui/duration.ts';
import { InstantText } from '#components/ui/instant-text.tsx';
import { useWatchTime } from '#components/ui/watch-time.tsx';
import { exactnessOf, lineOf } from '#components/wall/clock-line.ts';
import type { ClockView } from '#domain/view.ts';

/** Response clocks: running ones tick, ended ones say how long they took. */
export function ClockList({
  clocks,
  frozenAt,
  signalHref,
}: {
  clocks: readonly ClockView[];
  frozenAt: number | null;
  signalHref: (id: string) => string;
}) {
  const t = useTranslations('review.clocks');
  if (clocks.length === 0) return <p className="text-14 text-muted">{t('none')}</p>;
  return (
    <ul>
      {clocks.map((clock) => (
        <li
          key={`${clock.incident} ${clock.kind} ${clock.name}`}
          className="grid grid-cols-[minmax(0,1fr)_auto] gap-x-4 border-line border-t py-2 text-14 first:border-t-0"
        >
          <ClockName clock={clock} />
          <span className="text-right font-mono">
            <Elapsed clock={clock} frozenAt={frozenAt} />
          </span>
          <span className="col-span-2 text-12 text-muted">
            {clock.incidentTitle} ·{' '}
            <InstantText
              at={clock.startAt}
              precision={clock.startPrecision}
              className="whitespace-nowrap"
            />
            {clock.signal === null ? null : (
              <>
                {' · '}
                <Link
                  href={signalHref(clock.signal)}
                  prefetch={false}
                  className="underline underline-offset-2"
                >
                  {t('answer')}
                </Link>
              </>
            )}
            <Due clock={clock} frozenAt={frozenAt} />
          </span>
        </li>
      ))}
    </ul>
  );
}

function ClockName({ clock }: { clock: ClockView }) {
  const common = useTranslations('common.clock');
  return <span className="font-medium">{common(clock.kind, { name: clock.name ?? '' })}</span>;
}

function Elapsed({ clock, frozenAt }: { clock: ClockView; frozenAt: number | null }) {
  const t = useTranslations('review.clocks');
  const { startAt, endAt, state } = clock;
  if (startAt === null) return <span className="font-sans text-muted">{t('startUnknown')}</span>;
  if (endAt !== null && lineOf(clock, endAt).state === 'same-day') {
    return <span className="font-sans text-muted">{t('sameDay')}</span>;
  }
  const since = (now: number) =>
    t('elapsed', {
      known: exactnessOf(clock).replace('-', '_'),
      length: clockText(now - startAt, t('day')),
    });
  if (endAt !== null) {
    return (
      <span className="text-muted">
        {t(state === 'moot' ? 'moot' : 'closed', { after: since(endAt) })}
      </span>
    );
  }
  return frozenAt === null ? <Ticking textAt={since} /> : since(frozenAt);
}

function Due({ clock: { due, state }, frozenAt }: { clock: ClockView; frozenAt: number | null }) {
  const t = useTranslations('review.clocks');
  const inZone = useWatchTime();
  if (due === null || state !== 'open') return null;
  const { moved, zone } = inZone(due.latestAt);
  const [from, to] = [moved(due.earliestAt), moved(due.latestAt)];
  const textAt = (now: number) => {
    if (now > due.latestAt) return t('overdue', { at: to, zone });
    return now < due.earliestAt ? t('dueFrom', { from, to, zone }) : t('dueBy', { to, zone });
  };
  return (
    <span className="block">
      {frozenAt === null ? <Ticking textAt={textAt} /> : textAt(frozenAt)}
    </span>
  );
}

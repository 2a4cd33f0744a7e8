'use client';

import Link from 'next/link';
import { usePathname, useRouter, useSearchParams } from 'next/navigation';
import { useTranslations } from 'next-intl';
import { useRef, useState } from 'react';
import { useLive } from '#components/review/shell/live-context.tsx';
import {
  hrefAt,
  isReplay,
  now,
  type Params,
  param,
  type TimeAxes,
} from '#components/review/time/axes.ts';
import { KnownAtRuler } from '#components/review/time/known-at-ruler.tsx';
import { TimeForm } from '#components/review/time/time-form.tsx';
import { Button } from '#components/ui/button.tsx';
import { useWatchTime } from '#components/ui/watch-time.tsx';
import type { Knowledge } from '#domain/knowledge.ts';

export interface TimeControlProps {
  axes: TimeAxes;
  /** Axes that the address names in words nobody can read. */
  unread: readonly ('asOf' | 'knownAt')[];
  days: Knowledge['days'];
  incidents: Knowledge['incidents'];
}

/** Moves the page along its two time axes; everything it shows follows. */
export function TimeControl({ axes, unread, days, incidents }: TimeControlProps) {
  const t = useTranslations('review.time');
  const { view, clock } = useLive();
  const router = useRouter();
  const path = usePathname();
  const params: Params = Object.fromEntries(useSearchParams());
  const replay = isReplay(axes);
  const toggle = useRef<HTMLButtonElement>(null);
  const [open, setOpen] = useState(unread.length > 0);
  const go = (next: TimeAxes) => router.push(hrefAt(path, params, next), { scroll: false });
  const end = clock.renderedAt;
  const inZone = useWatchTime();
  const knownAt = axes.knownAt ?? 0;
  const [shown, known] = [inZone(view.asOf), inZone(knownAt)];

  return (
    <section aria-label={t('label')} className="border-line border-b bg-raised px-4 py-2 md:px-6">
      {unread.length === 0 ? null : (
        <p role="alert" className="pb-2 font-medium text-14 text-danger">
          {t('unread', { axis: unread.length > 1 ? 'both' : (unread[0] ?? 'both') })}
        </p>
      )}
      {axes.asOf !== null && axes.asOf > end ? (
        <p role="status" className="pb-2 font-medium text-14">
          {t('ahead')}
        </p>
      ) : null}
      {param(params, 'revision') === null ? null : (
        <p role="alert" className="pb-2 font-medium text-14 text-danger">
          {t('revision')}
        </p>
      )}
      <div className="flex flex-wrap items-center gap-x-4 gap-y-1 text-14">
        <p>
          {t('shown', {
            asOf: axes.asOf === null ? 'now' : 'past',
            at: shown.moved(view.asOf),
            zone: shown.zone,
            known: axes.knownAt === null ? 'all' : 'past',
            knownAt: known.moved(knownAt),
            knownZone: known.zone,
          })}
        </p>
        {replay ? (
          <Link
            href={hrefAt(path, params, now)}
            prefetch={false}
            // The link goes with the time that it leaves; the cursor stays by the control.
            onClick={() => toggle.current?.focus()}
            className="inline-flex min-h-8 items-center font-semibold text-accent underline underline-offset-2"
          >
            {t('live')}
          </Link>
        ) : (
          <p className="flex flex-wrap items-center print:hidden">
            <Button
              weight="quiet"
              size="small"
              className="-ml-3"
              onClick={() => {
                toggle.current?.focus();
                // What this page shows, with all that has been recorded by this moment.
                go({ asOf: view.asOf, knownAt: Math.floor(clock.now()) });
              }}
            >
              {t('hold')}
            </Button>
            <span className="text-muted max-sm:hidden">{t('holdHint')}</span>
          </p>
        )}
        <Button
          ref={toggle}
          weight="quiet"
          size="small"
          className="-mr-3 ml-auto"
          aria-expanded={open}
          aria-controls="time-control"
          onClick={() => setOpen(!open)}
        >
          {t(open ? 'hide' : 'lookBack')}
        </Button>
      </div>
      <div
        id="time-control"
        hidden={!open}
        className="grid gap-5 pt-3 pb-3 2xl:grid-cols-[auto_minmax(0,1fr)]"
      >
        <TimeForm
          axes={axes}
          timeZone={view.timeZone}
          end={end}
          days={days}
          incidents={incidents}
          onChoose={go}
        />
        <div>
          <p className="mb-1 font-medium text-12">{t('ruler')}</p>
          <KnownAtRuler
            days={days}
            knownAt={axes.knownAt}
            from={(days[0]?.lastAt ?? end) - 1}
            to={end}
            onChoose={(knownAt) => go({ ...axes, knownAt })}
          />
        </div>
      </div>
    </section>
  );
}

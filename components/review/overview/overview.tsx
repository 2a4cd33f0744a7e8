'use client';

import Link from 'next/link';
import { useTranslations } from 'next-intl';
import type { ReactNode } from 'react';
import { EvidenceTime } from '#components/review/evidence-link.tsx';
import { Changes } from '#components/review/overview/changes.tsx';
import { ClockList } from '#components/review/overview/clock-list.tsx';
import { Evidence } from '#components/review/overview/evidence.tsx';
import { IncidentList } from '#components/review/overview/incident-list.tsx';
import { ReadingRow } from '#components/review/overview/reading-row.tsx';
import { TripwireList } from '#components/review/overview/tripwire-list.tsx';
import { VerdictPanel } from '#components/review/overview/verdict-panel.tsx';
import { useLive } from '#components/review/shell/live-context.tsx';
import { pagePath } from '#components/review/shell/page-path.ts';
import { type RegionNames, SignalTable } from '#components/review/signals/signal-table.tsx';
import { axesParams, href, isReplay, type TimeAxes } from '#components/review/time/axes.ts';
import type { IndicatorId, MeasureDeclaration } from '#domain/indicators/indicator.ts';
import { DAY } from '#domain/instant.ts';
import type { SignalLine } from '#domain/view.ts';

export interface OverviewProps {
  axes: TimeAxes;
  /** The reading that is open to its signals. */
  opened: IndicatorId | null;
  /** The signals behind it, as they were when the page was made. */
  evidence: readonly SignalLine[];
  declarations: Readonly<Record<IndicatorId, readonly MeasureDeclaration[]>>;
  regions: RegionNames;
}

/** A watch at desk size: the verdict, five readings, what changed, what is running, what came in. */
export function Overview({ axes, opened, evidence, declarations, regions }: OverviewProps) {
  const t = useTranslations('review.overview');
  const { view } = useLive();
  const time = axesParams(axes);
  const path = pagePath(view.watch, 'overview');
  const frozenAt = isReplay(axes) ? view.asOf : null;
  const signalHref = (id: string) => href(pagePath(view.watch, 'signals'), { signal: id, ...time });
  const readingHref = (indicator: string) =>
    `${href(path, { reading: indicator, ...time })}#${indicator}`;
  return (
    <EvidenceTime value={time}>
      <div className="max-w-[120rem] px-4 pb-16 md:px-6">
        <VerdictPanel view={view} />
        <h2 className="sr-only">{t('readings')}</h2>
        {view.readings.map((reading) => {
          const open = reading.indicator === opened;
          return (
            <ReadingRow
              key={reading.indicator}
              reading={reading}
              declarations={declarations[reading.indicator]}
              open={open}
              pageHref={href(pagePath(view.watch, reading.indicator), time)}
              openHref={open ? href(path, time) : readingHref(reading.indicator)}
              frozenAt={frozenAt}
            >
              <Evidence
                key={reading.indicator}
                reading={reading}
                first={evidence}
                axes={axes}
                regions={regions}
                signalHref={signalHref}
              />
            </ReadingRow>
          );
        })}
        <div className="grid gap-x-10 gap-y-8 border-line border-t pt-6 md:grid-cols-2 xl:grid-cols-3">
          <Part title={t('changes')}>
            <Changes
              view={view}
              readingHref={readingHref}
              signalsHref={(kind) =>
                href(pagePath(view.watch, 'signals'), {
                  change: kind,
                  since: new Date((axes.knownAt ?? view.asOf) - DAY).toISOString(),
                  ...time,
                })
              }
            />
          </Part>
          <Part title={t('clocks')}>
            <ClockList clocks={view.clocks} frozenAt={frozenAt} signalHref={signalHref} />
            <IncidentList
              clocks={view.clocks}
              signalsHref={(incident) =>
                href(pagePath(view.watch, 'signals'), { incident, ...time })
              }
              correctHref={
                isReplay(axes)
                  ? null
                  : (incident) => href(pagePath(view.watch, 'log'), { incident })
              }
            />
          </Part>
          <Part title={t('tripwires')}>
            <TripwireList tripwires={view.tripwires} />
          </Part>
          <Part title={t('newest')} wide>
            {view.newest.length === 0 ? (
              <p className="text-14 text-muted">{t('noSignals')}</p>
            ) : (
              <SignalTable
                lines={view.newest}
                caption={t('newest')}
                regions={regions}
                signalHref={signalHref}
              />
            )}
            <p className="mt-3">
              <Link
                href={href(pagePath(view.watch, 'signals'), time)}
                prefetch={false}
                className="py-1 text-14 text-accent underline underline-offset-2"
              >
                {t('allSignals')}
              </Link>
            </p>
          </Part>
        </div>
      </div>
    </EvidenceTime>
  );
}

function Part({
  title,
  wide = false,
  children,
}: {
  title: string;
  wide?: boolean;
  children: ReactNode;
}) {
  return (
    <section className={wide ? 'md:col-span-2 xl:col-span-3' : ''}>
      <h2 className="mb-2 font-semibold text-16">{title}</h2>
      {children}
    </section>
  );
}

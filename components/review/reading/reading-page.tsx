'use client';

import Link from 'next/link';
import { useTranslations } from 'next-intl';
import type { ReactNode } from 'react';
import { AllSignals } from '#components/review/all-signals.tsx';
import { EvidenceTime } from '#components/review/evidence-link.tsx';
import { MeasureTable } from '#components/review/overview/measure-table.tsx';
import { ContributionTable } from '#components/review/reading/contribution-table.tsx';
import { OutlookList } from '#components/review/reading/outlook-list.tsx';
import { ReadingFigure } from '#components/review/reading/reading-figure.tsx';
import { ReadingHead } from '#components/review/reading/reading-head.tsx';
import { TrustTable } from '#components/review/reading/trust-table.tsx';
import { useExplanation } from '#components/review/reading/use-explanation.ts';
import { useLive } from '#components/review/shell/live-context.tsx';
import { pagePath } from '#components/review/shell/page-path.ts';
import type { RegionNames } from '#components/review/signals/signal-table.tsx';
import { useSignalLines } from '#components/review/signals/use-signal-lines.ts';
import { axesParams, href, isReplay, type TimeAxes } from '#components/review/time/axes.ts';
import { useWatchTime } from '#components/ui/watch-time.tsx';
import type { Explanation } from '#domain/explanation.ts';
import type { MeasureDeclaration } from '#domain/indicators/indicator.ts';
import type { SignalLine } from '#domain/view.ts';
import type { Wire } from '#domain/wire.ts';

/** One reading, opened: what it says, why, how far it can be trusted, what would change it. */
export function ReadingPage({
  axes,
  first,
  lines: firstLines,
  declarations,
  regions,
}: {
  axes: TimeAxes;
  first: Wire<Explanation>;
  lines: readonly SignalLine[];
  declarations: readonly MeasureDeclaration[];
  regions: RegionNames;
}) {
  const t = useTranslations('review.explain');
  const { view } = useLive();
  const { explanation, failed } = useExplanation(first, axes);
  const { reading, trust, contributions, outlook, detail } = explanation;
  const time = axesParams(axes);
  const { moved, zone } = useWatchTime()(reading.asOf);
  const { lines, failed: linesFailed } = useSignalLines({
    watch: view.watch,
    revision: explanation.revision,
    ids: reading.evidence.ids,
    first: firstLines,
    axes,
  });
  const signalHref = (id: string) => href(pagePath(view.watch, 'signals'), { signal: id, ...time });
  const isRunning = !isReplay(axes) && reading.status !== 'stale';
  return (
    <EvidenceTime value={time}>
      <div className="max-w-[120rem] px-4 pb-16 md:px-6">
        <ReadingHead
          reading={reading}
          declarations={declarations}
          frozenAt={isReplay(axes) ? reading.asOf : null}
        />
        {failed ? (
          <p role="status" className="border-danger border-l-4 py-1 pl-3 text-14 text-danger">
            {t('failed', { revision: explanation.revision, at: moved(reading.asOf), zone })}
          </p>
        ) : null}
        <div className="mb-10 border-line border-t pt-6">
          <Part id="figure" title={t(`figure.${detail.indicator}`)}>
            <ReadingFigure
              detail={detail}
              regions={regions}
              signalHref={signalHref}
              frozenAt={isRunning ? null : reading.accountAt}
              baselineHref={
                isReplay(axes) ? null : href(pagePath(view.watch, 'log'), { entry: 'baseline' })
              }
            />
          </Part>
        </div>
        <div className="grid gap-x-12 gap-y-10 border-line border-t pt-6 xl:grid-cols-[minmax(0,3fr)_minmax(0,2fr)]">
          <Part id="measures" title={t('measures')}>
            <MeasureTable reading={reading} declarations={declarations} pageHref="" explained />
            <p className="mt-4 text-14">
              <Link
                href={`/method#${reading.indicator}`}
                prefetch={false}
                className="py-1 text-accent underline underline-offset-2"
              >
                {t('method')}
              </Link>
            </p>
          </Part>
          <div className="grid content-start gap-y-10">
            <Part id="trust" title={t('trust')}>
              <TrustTable trust={trust} confidence={reading.confidence} />
            </Part>
            <Part id="outlook" title={t('outlook')}>
              <OutlookList outlook={outlook} reading={reading} isPast={isReplay(axes)} />
            </Part>
          </div>
        </div>
        <div className="mt-10 border-line border-t pt-6">
          <Part id="signals" title={t('signals', { n: reading.evidence.n })}>
            <ContributionTable
              lines={lines}
              contributions={contributions}
              failed={linesFailed}
              regions={regions}
              signalHref={signalHref}
            />
            <AllSignals reading={reading} shown={lines.length} />
          </Part>
        </div>
      </div>
    </EvidenceTime>
  );
}

/** A named part of the page that an address can point to. */
function Part({ id, title, children }: { id: string; title: string; children: ReactNode }) {
  return (
    <section id={id} aria-labelledby={`${id}-title`} className="min-w-0 scroll-mt-4">
      <h2 id={`${id}-title`} className="mb-3 font-semibold text-16">
        {title}
      </h2>
      {children}
    </section>
  );
}

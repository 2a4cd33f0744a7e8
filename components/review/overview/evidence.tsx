'use client';

import Link from 'next/link';
import { useTranslations } from 'next-intl';
import { counted } from '#components/review/evidence-link.tsx';
import { useLive } from '#components/review/shell/live-context.tsx';
import { pagePath } from '#components/review/shell/page-path.ts';
import { type RegionNames, SignalTable } from '#components/review/signals/signal-table.tsx';
import { useSignalLines } from '#components/review/signals/use-signal-lines.ts';
import { axesParams, href, type TimeAxes } from '#components/review/time/axes.ts';
import type { Reading } from '#domain/reading.ts';
import type { SignalLine } from '#domain/view.ts';

/** The signals behind a reading, newest first; they follow the reading while it is live. */
export function Evidence({
  reading,
  first,
  axes,
  regions,
  signalHref,
}: {
  reading: Reading;
  first: readonly SignalLine[];
  axes: TimeAxes;
  regions: RegionNames;
  signalHref: (id: string) => string;
}) {
  const t = useTranslations('review.evidence');
  const common = useTranslations('common.indicator');
  const { view } = useLive();
  const { ids, n } = reading.evidence;
  const { lines, failed } = useSignalLines({
    watch: view.watch,
    revision: view.revision,
    ids,
    first,
    axes,
  });
  const indicator = common(reading.indicator);
  return (
    <div className="mt-3 border-line-strong border-l-2 pl-4">
      {ids.length === 0 ? (
        <p className="py-2 text-14 text-muted">{t('none')}</p>
      ) : (
        <SignalTable
          lines={lines}
          caption={t('caption', { indicator })}
          regions={regions}
          signalHref={signalHref}
        />
      )}
      {failed ? (
        <p role="status" className="pt-2 font-medium text-14 text-danger">
          {t('failed')}
        </p>
      ) : null}
      <p className="flex flex-wrap gap-x-6 pt-2 text-14 text-muted">
        {n > ids.length ? (
          <span>
            {t.rich('more', {
              shown: ids.length,
              n,
              to: counted(`${reading.indicator}.evidence`),
            })}
          </span>
        ) : null}
        <Link
          href={href(pagePath(view.watch, 'signals'), {
            indicator: reading.indicator,
            ...axesParams(axes),
          })}
          prefetch={false}
          className="py-1 text-accent underline underline-offset-2"
        >
          {t('all', { indicator })}
        </Link>
      </p>
    </div>
  );
}

'use client';

import { useTranslations } from 'next-intl';
import { AllSignals } from '#components/review/all-signals.tsx';
import { useLive } from '#components/review/shell/live-context.tsx';
import { type RegionNames, SignalTable } from '#components/review/signals/signal-table.tsx';
import { useSignalLines } from '#components/review/signals/use-signal-lines.ts';
import type { TimeAxes } from '#components/review/time/axes.ts';
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
  const { ids } = reading.evidence;
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
      <AllSignals reading={reading} shown={ids.length} />
    </div>
  );
}

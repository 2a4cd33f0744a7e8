'use client';

import { useFormatter, useTranslations } from 'next-intl';
import { type RegionNames, SignalTable } from '#components/review/signals/signal-table.tsx';
import type { SignalLine } from '#domain/view.ts';
import { fromWire } from '#domain/wire.ts';
import type { SignalAnswer } from '#server/contract.ts';

/** The event that a signal reports, what it weighs, and who else reported it. */
export function SignalEvent({
  event,
  self,
  regions,
  signalHref,
}: {
  event: SignalAnswer['event'];
  self: string;
  regions: RegionNames;
  signalHref: (id: string) => string;
}) {
  const t = useTranslations('signals.event');
  const format = useFormatter();
  const others = event.reports.filter(({ id }) => id !== self);
  return (
    <>
      <p className="py-1 text-14">
        {event.weight === null
          ? t('noWeight')
          : t('weight', {
              weight: format.number(event.weight, {
                minimumFractionDigits: 2,
                maximumFractionDigits: 2,
              }),
              credible: event.weight > 0.5 ? 'yes' : 'no',
            })}{' '}
        <span className="text-muted">{t('reports', { n: event.reports.length })}</span>
      </p>
      {others.length === 0 ? null : (
        <SignalTable
          lines={others.map((line) => fromWire<SignalLine>(line))}
          caption={t('caption')}
          regions={regions}
          signalHref={signalHref}
        />
      )}
    </>
  );
}

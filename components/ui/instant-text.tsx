'use client';

import { useTranslations } from 'next-intl';
import { useWatchTime } from '#components/ui/watch-time.tsx';
import type { Precision } from '#domain/instant.ts';

/**
 * An instant by the clocks of the watch, no more exact than it is known: "25 Apr 2026 14:32 UTC",
 * "25 Apr 2026 17:32 UTC+3", "Apr 2026". What is known to the day or less is a day of UTC, in
 * which the readings count: a zone would move it to the day before.
 */
export function InstantText({
  at,
  precision = 'minute',
  className,
}: {
  at: number | null;
  precision?: Precision;
  className?: string;
}) {
  const t = useTranslations('common');
  const inZone = useWatchTime();
  if (at === null || precision === 'unknown') {
    return (
      <span className={className}>{t('instant', { precision: 'unknown', at: 0, zone: '' })}</span>
    );
  }
  const { moved, zone } = inZone(at);
  const exact = precision === 'minute' || precision === 'hour';
  return (
    <time dateTime={new Date(at).toISOString()} className={className}>
      {t('instant', { precision, at: exact ? moved(at) : at, zone })}
    </time>
  );
}

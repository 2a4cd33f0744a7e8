import { useTranslations } from 'next-intl';
import type { View } from '#domain/view.ts';
import { shownIn } from '#domain/zone.ts';

/** Simulated signals, said across the whole width. */
export function ExerciseBand() {
  const t = useTranslations('bands');
  return (
    <section aria-label={t('exercise')} className="band exercise">
      <strong>{t('exercise')}</strong>
      <span>{t('exerciseText')}</span>
      <strong aria-hidden="true">{t('exercise')}</strong>
    </section>
  );
}

/** A view of the past, in words, and the way back. */
export function ReplayBand({
  asOf,
  knownAt,
  timeZone,
  now,
  live,
}: Pick<View, 'asOf' | 'knownAt' | 'timeZone'> & { now: number; live: string }) {
  const t = useTranslations('bands');
  const common = useTranslations('common');
  const instant = (at: number) => {
    const { moved, zone } = shownIn(at, timeZone);
    return common('instant', { precision: 'minute', at: moved(at), zone });
  };
  const text =
    asOf > now
      ? t('replayAhead', { asOf: instant(asOf) })
      : knownAt === null
        ? t('replayNow', { asOf: instant(asOf) })
        : knownAt === asOf
          ? t('replayThen', { asOf: instant(asOf) })
          : t('replayText', { asOf: instant(asOf), knownAt: instant(knownAt) });
  return (
    <section aria-label={t('replay')} className="band replay">
      <strong>{t('replay')}</strong>
      <span>{text}</span>
      <a href={live} className="band-link">
        {t('goLive')}
      </a>
    </section>
  );
}

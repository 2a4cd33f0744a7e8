'use client';

import { useTranslations } from 'next-intl';
import { useTicking } from '#components/live/clock-context.tsx';
import { durationOf } from '#components/ui/duration.ts';
import { timeOf } from '#components/wall/instants.ts';
import styles from '#components/wall/wall.module.css';
import type { View } from '#domain/view.ts';

/** Simulated signals, said across the whole width. */
export function ExerciseBand() {
  const t = useTranslations('bands');
  return (
    <div className={`${styles.band} ${styles.exercise}`}>
      <strong>{t('exercise')}</strong>
      <span>{t('exerciseText')}</span>
      <strong aria-hidden="true">{t('exercise')}</strong>
    </div>
  );
}

/** A view of the past, in words, and the way back. */
export function ReplayBand({ view, live }: { view: View; live: string }) {
  const t = useTranslations('bands');
  const common = useTranslations('common');
  const instant = (at: number) => common('instant', { precision: 'minute', at });
  const text =
    view.knownAt === null
      ? t('replayNow', { asOf: instant(view.asOf) })
      : t('replayText', { asOf: instant(view.asOf), knownAt: instant(view.knownAt) });
  return (
    <div className={`${styles.band} ${styles.replay}`}>
      <strong>{t('replay')}</strong>
      <span>{text}</span>
      <a href={live} className={styles.bandLink}>
        {t('goLive')}
      </a>
    </div>
  );
}

/** The screen has not heard from the server: since when, and what that means for it. */
export function LinkBand({ link, lastBeatAt }: { link: 'lost' | 'dark'; lastBeatAt: number }) {
  const t = useTranslations('bands');
  const common = useTranslations('common');
  const length = useTicking((now) => {
    const silence = now - lastBeatAt;
    if (silence >= 120_000) return common('duration', durationOf(silence));
    return t('seconds', { seconds: Math.floor(silence / 1_000) });
  });
  const beatAt = `${timeOf(lastBeatAt)} UTC`;
  return (
    <div className={`${styles.band} ${styles.lost}`}>
      <strong>{t(link)}</strong>
      <span>{t(link === 'lost' ? 'lostText' : 'darkText', { beatAt, length })}</span>
    </div>
  );
}

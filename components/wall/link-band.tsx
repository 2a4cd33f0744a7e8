import { useTranslations } from 'next-intl';
import { useTicking } from '#components/live/clock-context.tsx';
import { durationOf } from '#components/ui/duration.ts';
import { timeOf } from '#components/wall/instants.ts';

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
    <section aria-label={t(link)} className="band lost">
      <strong>{t(link)}</strong>
      <span>{t(link === 'lost' ? 'lostText' : 'darkText', { beatAt, length })}</span>
    </section>
  );
}

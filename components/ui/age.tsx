import { useTranslations } from 'next-intl';
import { durationOf } from '#components/ui/duration.ts';

/** How old something is: "3 h old". `now` is the server's time, never the screen's own clock. */
export function Age({ since, now }: { since: number; now: number }) {
  const t = useTranslations('common');
  return <>{t('age', durationOf(now - since))}</>;
}

import { useTranslations } from 'next-intl';
import type { Change } from '#components/live/changes.ts';
import { levelWords } from '#domain/level.ts';

/** "strained → severe, 2 signals"; a reading that turned stale or live again says so. */
export function useChangeText(): (change: Change) => string {
  const t = useTranslations('common.change');
  const levels = useTranslations('levels');
  const statuses = useTranslations('common.status');
  const word = (level: Change['to']['level']) =>
    levels('lower', { level: level === null ? 'none' : (levelWords[level] ?? 'none') });
  return ({ from, to, signals }) => {
    const moved =
      from.status !== to.status
        ? t('moved', { from: statuses(from.status), to: statuses(to.status) })
        : from.level !== to.level
          ? t('moved', { from: word(from.level), to: word(to.level) })
          : null;
    if (moved === null) return t('signals', { signals });
    return signals === 0 ? moved : t('movedSignals', { moved, signals });
  };
}

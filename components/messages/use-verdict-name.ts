import { useFormatter, useTranslations } from 'next-intl';
import type { Verdict } from '#domain/view.ts';

/** The verdict in words: every one within reach, joined by "or". */
export function useVerdictName(): (verdict: Pick<Verdict, 'known' | 'reachable'>) => string {
  const t = useTranslations('verdicts');
  const format = useFormatter();
  return ({ known, reachable }) => {
    if (known === 0) return t('name', { verdict: 'none' });
    // Only the first begins with a capital.
    const names = reachable.map((verdict, i) => t(i === 0 ? 'name' : 'further', { verdict }));
    return format.list(names, { type: 'disjunction', style: 'long' });
  };
}

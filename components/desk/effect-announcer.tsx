import { useTranslations } from 'next-intl';
import { useEffect, useState } from 'react';
import type { Preview } from '#components/desk/preview.ts';
import type { PreviewState } from '#components/desk/use-preview.ts';
import { levelWords } from '#domain/level.ts';

/**
 * Says in one breath what a preview shows: the levels that would move, or none. Whoever hears the
 * page and types on would otherwise hear every figure of the panel after every pause.
 */
export function EffectAnnouncer({ state }: { state: PreviewState }) {
  const text = useHeard()(state);
  const [heard, setHeard] = useState('');
  useEffect(() => {
    // While it is asked again, what was said stands: the same answer is no news.
    if (state.type !== 'asking') setHeard(text);
  }, [state.type, text]);
  return (
    <p role="status" className="sr-only">
      {heard}
    </p>
  );
}

function useHeard(): (state: PreviewState) => string {
  const t = useTranslations('desk.effect');
  const name = useTranslations('common.indicator');
  const change = useTranslations('common.change');
  const levels = useTranslations('levels');
  const word = ({ level }: Preview['changes'][number]['before']) =>
    levels('lower', { level: level === null ? 'none' : (levelWords[level] ?? 'none') });
  return (state) => {
    if (state.type === 'refused') {
      return t('heard', { news: 'refused', indicators: '', duplicates: 0 });
    }
    if (state.type !== 'shown') return '';
    const { changes, duplicates } = state.preview;
    const moved = changes
      .filter(({ before, after }) => before.level !== after.level)
      .map(({ before, after }) => {
        const text = change('moved', { from: word(before), to: word(after) });
        return change('announce', { indicator: name(after.indicator), text });
      });
    return t('heard', {
      news: moved.length === 0 ? 'nothing' : 'moves',
      indicators: moved.join(', '),
      duplicates: duplicates.length,
    });
  };
}

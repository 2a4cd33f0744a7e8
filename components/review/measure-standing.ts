import { useFormatter, useTranslations } from 'next-intl';
import type { Standing } from '#components/review/measure-scale.ts';
import { type Unit, useMeasureText } from '#components/review/measure-text.ts';
import { levelWords } from '#domain/level.ts';

/** Says among which breakpoints a value falls: "severe 3: 1 in 100–1,000". */
export function useStandingText(): (standing: Standing, unit: Unit) => string {
  const t = useTranslations('review.measure');
  const levels = useTranslations('levels');
  const text = useMeasureText();
  const format = useFormatter();
  return ({ level, above, below }, unit) =>
    t('standing', {
      level: levels('lower', { level: levelWords[level] ?? 'none' }),
      number: format.number(level),
      place: below === null ? 'below' : above === null ? 'above' : 'within',
      bounds:
        below === null || above === null
          ? text.value(unit, below ?? above ?? 0)
          : (text.range(unit, below, above) ?? ''),
    });
}

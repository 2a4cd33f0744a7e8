import { useTranslations } from 'next-intl';
import type { AttackDetail } from '#domain/indicators/attack-detail.ts';

/** Everything that the figure shows of one day, in words. */
export function useDayText({ days, charts, daily }: AttackDetail): (day: number) => string {
  const t = useTranslations('review.explain.attack.read');
  const marks = useTranslations('review.explain.attack');
  return (index) => {
    const day = days[index];
    if (day === undefined) return '';
    const { startAt, attacks, toCome, reported, passed } = day;
    if (attacks === null) return t('gap', { at: startAt });
    const chart = charts?.days[index];
    const parts = [
      t('count', { at: startAt, attacks, running: passed < 1 ? 'yes' : 'no' }),
      ...(daily === null ? [] : [t('expected', { ...daily })]),
      ...(toCome < 0.05 ? [] : [t('toCome', { toCome, reported })]),
      ...(chart === undefined
        ? []
        : chart.corrected === null
          ? [t('uncharted')]
          : [t('charts', { ewma: chart.ewma, up: chart.up, down: chart.down })]),
      ...(chart === undefined || chart.marks.length === 0
        ? []
        : [marks('marks', { marks: chart.marks.join(', ').toUpperCase() })]),
    ];
    return parts.join(' · ');
  };
}

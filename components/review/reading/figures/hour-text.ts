import { useFormatter, useTranslations } from 'next-intl';
import type { Limited } from '#domain/indicators/response-curve.ts';
import type { CurrentClock } from '#domain/indicators/response-detail.ts';
import type { Precision } from '#domain/instant.ts';

/** Precisions at which a start counts from the beginning of its hour or day. */
const atMost: readonly Precision[] = ['hour', 'day'];

/** Puts hours and shares into words, with their limits; an end that is not known is left open. */
export function useHourText() {
  const t = useTranslations('review.explain.response');
  const format = useFormatter();
  const number = (value: number) =>
    format.number(value, { maximumFractionDigits: value < 10 ? 1 : 0 });
  const percent = (value: number) =>
    format.number(value, { style: 'percent', maximumFractionDigits: 0 });
  const between = ({ low, high }: Limited, text: (value: number) => string) => {
    if (low === null && high === null) return null;
    if (low === null) return t('atMost', { high: text(high ?? 0) });
    return high === null
      ? t('atLeast', { low: text(low) })
      : t('between', { low: text(low), high: text(high) });
  };
  return {
    hours: (value: number) => t('hours', { value: number(value) }),
    /** How long a clock ran, no more exact than its start is known. */
    age: ({ age, startPrecision }: Pick<CurrentClock, 'age' | 'startPrecision'>) =>
      t('age', {
        known:
          startPrecision === 'minute'
            ? 'exact'
            : atMost.includes(startPrecision)
              ? 'most'
              : 'about',
        length: t('hours', { value: number(age) }),
      }),
    percent,
    hoursBetween: (limits: Limited) =>
      between(limits, (value) => t('hours', { value: number(value) })),
    shareBetween: (limits: Limited) => between(limits, percent),
  };
}

import { useFormatter, useTranslations } from 'next-intl';
import { withMinus } from '#components/ui/minus.ts';
import type { MeasureDeclaration } from '#domain/indicators/indicator.ts';

export type Unit = MeasureDeclaration['unit'];

/** Digits after the point that a value of this unit deserves on screen. */
export function digitsOf(unit: Unit, value: number): number {
  if (unit === 'people') return 0;
  if (unit === 'count') return Number.isInteger(value) ? 0 : digitsOfSmall(value);
  if (unit === 'share' || unit === 'percent') return 0;
  if (unit === 'surprise') return 0;
  if (unit === 'per-day') return Math.abs(value) < 10 ? digitsOfSmall(value) : 0;
  return 2;
}

/** One digit, or as many as the first two that say something: little is not nothing. */
function digitsOfSmall(value: number): number {
  const size = Math.abs(value);
  return size === 0 || size >= 0.1 ? 1 : Math.min(4, 1 - Math.floor(Math.log10(size)));
}

/**
 * The number that is printed: a share as per cent, a log ratio as a factor, a surprise of 3 as
 * the 1,000 of "1 in 1,000", to two figures.
 */
export function printedValue(unit: Unit, value: number): number {
  if (unit === 'share') return value * 100;
  if (unit === 'surprise') return Number((10 ** value).toPrecision(2));
  return unit === 'log-ratio' ? Math.exp(value) : value;
}

export interface MeasureText {
  /** The value with its unit: "48%", "2.10×", "33,000 people". */
  value: (unit: Unit, value: number) => string;
  /** A band beside its value; null where both would read the same. */
  band: (unit: Unit, measure: Banded) => string | null;
  /** A range with its unit: "75–90 people"; one end alone says which end it is. */
  range: (unit: Unit, low: number | null, high: number | null) => string | null;
  /** The bare number, for an axis. */
  number: (unit: Unit, value: number) => string;
}

interface Banded {
  value: number | null;
  low: number | null;
  high: number | null;
}

/** Puts numbers into words: always with the unit, never more digits than they carry. */
export function useMeasureText(): MeasureText {
  const t = useTranslations('review.unit');
  const format = useFormatter();
  const number = (unit: Unit, value: number) => {
    const digits = digitsOf(unit, value);
    const text = format.number(printedValue(unit, value), {
      minimumFractionDigits: digits,
      maximumFractionDigits: digits,
      // A tail beyond one in a million is a name for "never", not a number to read.
      notation: unit === 'surprise' && value >= 6 ? 'compact' : 'standard',
      compactDisplay: 'long',
    });
    return withMinus(text);
  };
  const withUnit = (unit: Unit, text: string) => t(unit, { value: text });
  const value = (unit: Unit, of: number) => withUnit(unit, number(unit, of));
  /** From one number to another, even where both are printed alike. */
  const spread = (unit: Unit, low: number, high: number) => {
    const [from, to] = [number(unit, low), number(unit, high)];
    // Beside a minus a dash would be read as another.
    return withUnit(unit, low < 0 || high < 0 ? t('to', { from, to }) : `${from}–${to}`);
  };
  const range: MeasureText['range'] = (unit, low, high) => {
    if (low === null && high === null) return null;
    if (low === null) return t('atMost', { value: value(unit, high ?? 0) });
    if (high === null) return t('atLeast', { value: value(unit, low) });
    const one = value(unit, low);
    return one === value(unit, high) ? one : spread(unit, low, high);
  };
  return {
    number,
    value,
    range,
    band: (unit, { value: best, low, high }) => {
      const band = range(unit, low, high);
      if (best !== null && band === value(unit, best)) return null;
      return low === null || high === null ? band : spread(unit, low, high);
    },
  };
}

'use client';

import { useTranslations } from 'next-intl';
import type { KeyboardEvent } from 'react';
import {
  armOf,
  countTicks,
  type DayScale,
  leftOf,
  TALL,
  yOf,
} from '#components/review/reading/figures/day-scale.ts';
import { timeTicks } from '#components/review/trends/ticks.ts';
import { useTickText } from '#components/review/trends/time-axis.tsx';

/** Round counts beside the plot, each with its line. */
export function CountAxis({ scale }: { scale: DayScale }) {
  return countTicks(scale.top).map((count) => (
    <span
      key={count}
      aria-hidden="true"
      style={{ top: `${(100 * yOf(scale, count)) / TALL}%` }}
      className="absolute inset-x-0 h-px inked bg-line"
    >
      <span className="absolute right-full -translate-y-1/2 pr-2 text-12 text-muted leading-none">
        {count}
      </span>
    </span>
  ));
}

/** The limits of the CUSUM beside its strip. */
export function ArmAxis({ scale, h }: { scale: DayScale; h: number }) {
  const t = useTranslations('review.explain.attack');
  return [h, 0, -h].map((arm) => (
    <span
      key={arm}
      aria-hidden="true"
      style={{ top: `${(100 * armOf(scale, arm)) / TALL}%` }}
      className="absolute inset-x-0 h-0"
    >
      <span className="absolute right-full -translate-y-1/2 pr-2 text-12 text-muted leading-none">
        {arm === 0 ? '0' : t('axis.h', { h })}
      </span>
    </span>
  ));
}

/** The axis of the days, and the place where keys move the day that is read out. */
export function DayAxis({
  scale,
  day,
  spoken,
  onKeyDown,
}: {
  scale: DayScale;
  day: number;
  spoken: string;
  onKeyDown: (event: KeyboardEvent) => void;
}) {
  const t = useTranslations('review.explain.attack');
  const tickText = useTickText('UTC');
  const { unit, at } = timeTicks(scale.fromAt, scale.toAt, 'UTC', 8);
  // A date needs room to its right: one at the very end has none.
  const room = scale.fromAt + 0.94 * (scale.toAt - scale.fromAt);
  return (
    <div
      role="slider"
      tabIndex={0}
      aria-label={t('axis.days')}
      aria-valuemin={0}
      aria-valuemax={scale.days - 1}
      aria-valuenow={day}
      aria-valuetext={spoken}
      onKeyDown={onKeyDown}
      className="relative h-8 border-line-strong border-t"
    >
      {at
        .filter((instant) => instant < room)
        .map((instant, i) => (
          <span
            key={instant}
            style={{ left: leftOf(scale, instant) }}
            className={`absolute top-0 whitespace-nowrap border-line-strong border-l pt-1.5 pl-1 font-mono text-12 text-muted leading-none ${
              i % 2 === 1 ? 'max-md:hidden' : ''
            }`}
          >
            {tickText(instant, unit, i === 0)}
          </span>
        ))}
    </div>
  );
}

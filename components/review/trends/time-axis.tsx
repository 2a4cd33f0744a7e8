'use client';

import { useFormatter, useTranslations } from 'next-intl';
import type { KeyboardEvent } from 'react';
import type { Cursor } from '#components/review/trends/cursor.ts';
import { type TickUnit, timeTicks } from '#components/review/trends/ticks.ts';
import type { PlotFrame } from '#components/review/trends/trend-row.tsx';
import { DAY, type Instant } from '#domain/instant.ts';
import { knownZone, zoneOffset } from '#domain/zone.ts';

/** The one time axis of all rows, in the watch's zone, and the place where keys move the cursor. */
export function TimeAxis({
  frame,
  timeZone,
  cursor,
  spoken,
  onKeyDown,
}: {
  frame: PlotFrame;
  timeZone: string;
  cursor: Cursor | null;
  /** What is under the cursor, in words. */
  spoken: string;
  onKeyDown: (event: KeyboardEvent) => void;
}) {
  const t = useTranslations('trends');
  const tickText = useTickText(timeZone);
  const { from, to } = frame;
  const { unit, at } = timeTicks(from, to, timeZone, 8);
  const place = (instant: Instant) => `${((instant - from) / (to - from)) * 100}%`;
  return (
    <div
      role="slider"
      tabIndex={0}
      aria-label={t('axis')}
      aria-valuemin={from}
      aria-valuemax={to}
      aria-valuenow={cursor?.at ?? to}
      aria-valuetext={spoken}
      aria-describedby="trend-keys"
      onKeyDown={onKeyDown}
      className="relative h-8 border-line-strong border-t"
    >
      {at.map((instant, i) => (
        <span
          key={instant}
          style={{ left: place(instant) }}
          className={`absolute top-0 border-line-strong border-l pt-1.5 pl-1 font-mono text-12 text-muted leading-none ${
            i % 3 === 0 ? '' : 'max-md:hidden'
          } ${(instant - from) / (to - from) > 0.95 ? 'invisible' : ''}`}
        >
          {tickText(instant, unit, i === 0)}
        </span>
      ))}
      {cursor === null ? null : (
        <span
          style={{ left: place(cursor.at) }}
          className="absolute top-0 size-2 -translate-x-1/2 rotate-45 inked bg-ink"
        />
      )}
    </div>
  );
}

interface TickParts {
  year?: 'numeric';
  month?: 'short';
  day?: 'numeric';
  hour?: '2-digit';
  minute?: '2-digit';
  hourCycle?: 'h23';
}

/** The part of the date in which the marks differ, and the next coarser one where it changes. */
export function useTickText(
  timeZone: string,
): (at: Instant, unit: TickUnit, first: boolean) => string {
  const format = useFormatter();
  const show = (at: Instant, options: TickParts) =>
    format.dateTime(new Date(at), { timeZone: knownZone(timeZone), ...options });
  return (at, unit, first) => {
    const local = at + zoneOffset(at, timeZone);
    if (unit === 'year') return show(at, { year: 'numeric' });
    if (unit === 'month') {
      const newYear = first || new Date(local).getUTCMonth() === 0;
      const month = show(at, { month: 'short' });
      return newYear ? `${month} ${show(at, { year: 'numeric' })}` : month;
    }
    const day = `${show(at, { day: 'numeric' })} ${show(at, { month: 'short' })}`;
    if (unit === 'day') return first ? `${day} ${show(at, { year: 'numeric' })}` : day;
    const midnight = local % DAY === 0;
    const hour = show(at, { hour: '2-digit', minute: '2-digit', hourCycle: 'h23' });
    return first || midnight ? `${day} ${hour}` : hour;
  };
}

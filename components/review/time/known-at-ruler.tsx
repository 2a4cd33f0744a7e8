'use client';

import { useTranslations } from 'next-intl';
import { type KeyboardEvent, type PointerEvent, useState } from 'react';
import { hiddenAfter, nearestStop, stopOf } from '#components/review/time/knowledge.ts';
import { useWatchTime } from '#components/ui/watch-time.tsx';
import type { Instant } from '#domain/instant.ts';
import type { KnowledgeDay } from '#domain/knowledge.ts';

/**
 * The handle of knowledge: a stop for every day on which something was recorded. Arrow keys go
 * from stop to stop; letting go, or Enter, asks for the page as it was known then.
 */
export function KnownAtRuler({
  days,
  knownAt,
  from,
  to,
  onChoose,
}: {
  days: readonly KnowledgeDay[];
  knownAt: Instant | null;
  from: Instant;
  to: Instant;
  /** Null chooses everything that is known now. */
  onChoose: (knownAt: Instant | null) => void;
}) {
  const t = useTranslations('review.time');
  const [held, setHeld] = useState<number | null>(null);
  const inZone = useWatchTime();
  const last = days.length - 1;
  const stop = held ?? stopOf(days, knownAt);
  const day = days[stop];
  const choose = (next: number) => {
    setHeld(null);
    if (next === stopOf(days, knownAt)) return;
    onChoose(next >= last ? null : (days[next]?.lastAt ?? null));
  };
  if (last < 0) return <p className="text-14 text-muted">{t('nothingKnown')}</p>;

  const shown = days.filter(({ lastAt }) => lastAt >= from && lastAt <= to);
  const place = (at: Instant) => `${Math.min(1, Math.max(0, (at - from) / (to - from))) * 100}%`;
  const pointed = (event: PointerEvent<HTMLElement>) => {
    const box = event.currentTarget.getBoundingClientRect();
    return nearestStop(days, from + ((event.clientX - box.left) / box.width) * (to - from));
  };
  const onKeyDown = (event: KeyboardEvent) => {
    const next = keyStop(event.key, stop, last);
    if (next !== null) setHeld(next);
    else if (event.key === 'Enter' || event.key === ' ') choose(stop);
    else if (event.key === 'Escape') setHeld(null);
    else return;
    event.preventDefault();
  };
  const { moved, zone } = inZone(day?.lastAt ?? 0);
  const text =
    day === undefined
      ? t('beforeAll')
      : t('knownOn', { at: moved(day.lastAt), zone, ...hiddenAfter(days, day.lastAt) });

  return (
    <div>
      <div
        role="slider"
        tabIndex={0}
        aria-label={t('ruler')}
        aria-valuemin={0}
        aria-valuemax={last}
        aria-valuenow={Math.max(0, stop)}
        aria-valuetext={text}
        onKeyDown={onKeyDown}
        onBlur={() => held !== null && choose(held)}
        onPointerDown={(event) => {
          event.currentTarget.setPointerCapture(event.pointerId);
          setHeld(pointed(event));
        }}
        onPointerMove={(event) => {
          if (event.currentTarget.hasPointerCapture(event.pointerId)) setHeld(pointed(event));
        }}
        onPointerUp={(event) => choose(pointed(event))}
        onPointerCancel={() => setHeld(null)}
        className="relative h-10 cursor-ew-resize touch-none select-none bg-raised"
      >
        <div
          className="absolute inset-y-0 left-0 inked bg-sunken"
          style={{ width: place(day?.lastAt ?? from) }}
        />
        {shown.map(({ lastAt, corrected, retracted }) => (
          <span
            key={lastAt}
            style={{ left: place(lastAt) }}
            className={`absolute bottom-0 w-px inked bg-line-strong ${corrected + retracted > 0 ? 'h-6' : 'h-3'}`}
          />
        ))}
        <span
          style={{ left: place(day?.lastAt ?? from) }}
          className="absolute -inset-y-1 w-[3px] -translate-x-1/2 inked bg-ink"
        />
      </div>
      <p className="mt-1.5 text-12 text-muted">
        {text} {held === null ? null : t('letGo')}
      </p>
    </div>
  );
}

function keyStop(key: string, stop: number, last: number): number | null {
  const steps: Readonly<Record<string, number>> = {
    ArrowLeft: stop - 1,
    ArrowDown: stop - 1,
    ArrowRight: stop + 1,
    ArrowUp: stop + 1,
    PageDown: stop - 7,
    PageUp: stop + 7,
    Home: 0,
    End: last,
  };
  const next = steps[key];
  return next === undefined ? null : Math.min(last, Math.max(0, next));
}

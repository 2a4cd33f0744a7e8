import { useTranslations } from 'next-intl';
import { type PointerEvent, type ReactNode, useId, useState } from 'react';
import { listed } from '#components/review/evidence-link.tsx';
import {
  answeredAt,
  bandPath,
  drawnUpTo,
  hourTicks,
  SIDE,
  stepsPath,
  targetPath,
} from '#components/review/reading/figures/answered-path.ts';
import { useHourText } from '#components/review/reading/figures/hour-text.ts';
import type { ResponseCurve } from '#domain/indicators/response-curve.ts';
import type { CurrentClock, ResponseDetail } from '#domain/indicators/response-detail.ts';

const shares = [0, 0.25, 0.5, 0.75, 1];

/** Share answered against hours, with its limits; the open clocks stand on the axis of ages. */
export function ResponsePlot({
  curve,
  clocks,
  basis,
}: {
  curve: ResponseCurve;
  clocks: readonly CurrentClock[];
  basis: ResponseDetail['basis'];
}) {
  const t = useTranslations('review.explain.response');
  const text = useHourText();
  const { horizon } = curve;
  const [hours, setHours] = useState(Math.min(24, horizon));
  const spoken = useSpoken(curve, hours);
  const follow = (event: PointerEvent<HTMLElement>) => {
    const { left, width } = event.currentTarget.getBoundingClientRect();
    const share = Math.min(1, Math.max(0, (event.clientX - left) / Math.max(1, width)));
    setHours(Math.round(share * horizon));
  };
  const ages = [...new Set(clocks.filter(({ state }) => state === 'open').map(({ age }) => age))];
  return (
    <figure className="min-w-0">
      <figcaption className="mb-2 flex flex-wrap gap-x-5 gap-y-1 text-12 text-muted">
        <span>{t('axis')}</span>
        <Key
          line="stroke-ink"
          name={t.rich('key.curve', { n: curve.n, to: listed('#past-clocks') })}
        />
        {basis === 'target' ? <Key line="stroke-ink" dash name={t('key.target')} /> : null}
      </figcaption>
      <div
        className="relative ml-11 h-72 touch-pan-y"
        onPointerMove={follow}
        onPointerDown={follow}
      >
        {shares.map((share) => (
          <span
            key={share}
            aria-hidden="true"
            style={{ top: `${100 * (1 - share)}%` }}
            className="absolute inset-x-0 h-px inked bg-line"
          >
            <span className="absolute right-full -translate-y-1/2 pr-2 text-12 text-muted leading-none">
              {text.percent(share)}
            </span>
          </span>
        ))}
        <Drawing curve={curve} />
        {ages.map((age) => (
          <span
            key={age}
            aria-hidden="true"
            style={{ left: `${(100 * age) / horizon}%` }}
            className="absolute inset-y-0 border-muted border-l border-dotted"
          />
        ))}
        {curve.n > 0 ? null : (
          <p className="absolute inset-x-0 bottom-3 flex justify-center text-14">
            <span className="bg-surface px-2 text-muted">{t('noPast')}</span>
          </p>
        )}
        <span
          aria-hidden="true"
          style={{ left: `${(100 * hours) / horizon}%` }}
          className="pointer-events-none absolute inset-y-0 w-px inked bg-accent"
        />
      </div>
      <div className="relative ml-11 h-6 border-line-strong border-t">
        {hourTicks(horizon).map((tick, i) => (
          <span
            key={tick}
            style={{ left: `${(100 * tick) / horizon}%` }}
            className={`absolute top-1 whitespace-nowrap text-12 text-muted leading-none ${
              i === 0 ? '' : tick === horizon ? '-translate-x-full' : '-translate-x-1/2'
            } ${i % 2 === 1 ? 'max-md:hidden' : ''}`}
          >
            {i === 0 ? tick : text.hours(tick)}
          </span>
        ))}
      </div>
      <div className="ml-11">
        <input
          type="range"
          min={0}
          max={horizon}
          value={hours}
          aria-label={t('cursor')}
          aria-valuetext={spoken}
          onChange={(event) => setHours(event.target.valueAsNumber)}
          className="block h-6 w-full accent-[var(--accent)]"
        />
        <p className="text-14">{spoken}</p>
      </div>
    </figure>
  );
}

/** The curve with its band, the target, and hatching where no past clock was followed. */
function Drawing({ curve }: { curve: ResponseCurve }) {
  const id = useId();
  const from = (SIDE * drawnUpTo(curve)) / curve.horizon;
  const line = { fill: 'none', vectorEffect: 'non-scaling-stroke' };
  return (
    <>
      {from < SIDE ? (
        <svg
          aria-hidden="true"
          style={{ left: `${(100 * from) / SIDE}%` }}
          className="absolute inset-y-0 right-0 h-full"
          width={`${100 - (100 * from) / SIDE}%`}
          height="100%"
        >
          <pattern
            id={id}
            width={8}
            height={8}
            patternUnits="userSpaceOnUse"
            patternTransform="rotate(45)"
          >
            <path d="M0 0V8" className="stroke-line-strong" strokeWidth={1} />
          </pattern>
          <rect width="100%" height="100%" fill={`url(#${id})`} opacity={0.6} />
        </svg>
      ) : null}
      <svg
        viewBox={`0 0 ${SIDE} ${SIDE}`}
        preserveAspectRatio="none"
        aria-hidden="true"
        className="absolute inset-0 size-full overflow-visible"
      >
        <path d={bandPath(curve)} className="fill-line-strong" opacity={0.25} />
        <path d={stepsPath(curve)} className="stroke-ink" strokeWidth={2} {...line} />
        <path
          d={targetPath(curve)}
          className="stroke-ink"
          strokeWidth={1.5}
          strokeDasharray="6 4"
          {...line}
        />
      </svg>
    </>
  );
}

function Key({ line, dash = false, name }: { line: string; dash?: boolean; name: ReactNode }) {
  return (
    <span className="inline-flex items-center gap-1.5">
      <svg viewBox="0 0 24 8" aria-hidden="true" className="h-2 w-6">
        <path d="M0 4H24" className={line} strokeWidth={2} strokeDasharray={dash ? '6 4' : ''} />
      </svg>
      <span>{name}</span>
    </span>
  );
}

/** What stands under the cursor, in words. */
function useSpoken(curve: ResponseCurve, hours: number): string {
  const t = useTranslations('review.explain.response');
  const text = useHourText();
  const at = answeredAt(curve, hours);
  if (at === null) return t('readoutNone', { hours: text.hours(hours) });
  return t('readout', {
    hours: text.hours(hours),
    share: text.percent(at.answered),
    limits: text.shareBetween({ value: at.answered, low: at.low, high: at.high }) ?? 'none',
    running: at.running,
  });
}

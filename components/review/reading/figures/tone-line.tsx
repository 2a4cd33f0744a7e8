import { useTranslations } from 'next-intl';
import { type ReactNode, useState } from 'react';
import { LineGaps } from '#components/charts/line-gaps.tsx';
import { Cross, ToneShape } from '#components/review/reading/figures/tone-mark.tsx';
import {
  shareOf,
  stepsOf,
  TALL,
  toneBand,
  tonePath,
  toneTop,
} from '#components/review/reading/figures/tone-scale.ts';
import { ToneTable } from '#components/review/reading/figures/tone-table.tsx';
import { timeTicks } from '#components/review/trends/ticks.ts';
import { withMinus } from '#components/ui/minus.ts';
import type { ToneHistory } from '#domain/indicators/messaging-history.ts';

const lines = [1, 0, -1] as const;
const percent = (share: number) => `${100 * share}%`;

/** Statements by their tone over time, the contradicted ones crossed, with the running tone. */
export function ToneLine({ history }: { history: ToneHistory }) {
  const t = useTranslations('review.explain.messaging');
  const tones = useTranslations('options.public-messaging.tone');
  const [chosen, setDay] = useState<number | null>(null);
  const steps = stepsOf(history);
  const day = Math.min(chosen ?? steps, steps);
  const spoken = useSpoken(history, day);
  return (
    <figure className="min-w-0">
      <figcaption className="mb-3 flex flex-wrap gap-x-5 gap-y-1 text-12 text-muted">
        <span>{t('axis')}</span>
        <Key mark={<ToneShape tone={1} />} name={tones('1')} />
        <Key mark={<ToneShape tone={0} />} name={tones('0')} />
        <Key mark={<ToneShape tone={-1} />} name={tones('-1')} />
        <Key mark={<ToneShape tone={null} />} name={t('toneless')} />
        <Key mark={<Cross />} name={t('crossed')} />
        {history.points.includes(null) ? (
          <Key
            mark={<span className="hatched inline-block h-3 w-4 border border-line" />}
            name={t('table.none')}
          />
        ) : null}
      </figcaption>
      <div className="relative mr-2 ml-20 h-56">
        {lines.map((tone) => (
          <span
            key={tone}
            aria-hidden="true"
            style={{ top: `${toneTop(tone)}%` }}
            className={`absolute inset-x-0 border-t ${tone === 0 ? 'border-line-strong border-dashed' : 'border-line'}`}
          >
            <span className="absolute right-full -translate-y-1/2 whitespace-nowrap pr-2 text-12 text-muted leading-none">
              {tones(`${tone}`)}
            </span>
          </span>
        ))}
        <LineGaps points={history.points} />
        <svg
          viewBox={`0 0 ${steps} ${TALL}`}
          preserveAspectRatio="none"
          aria-hidden="true"
          className="absolute inset-0 size-full"
        >
          <path d={toneBand(history.points)} className="fill-line-strong" opacity={0.25} />
          <path
            d={tonePath(history.points)}
            className="stroke-ink"
            fill="none"
            strokeWidth={2}
            strokeLinecap="round"
            vectorEffect="non-scaling-stroke"
          />
        </svg>
        {history.marks.map((mark, i) => (
          <span
            // biome-ignore lint/suspicious/noArrayIndexKey: two statements of one instant and tone are alike
            key={`${mark.saidAt} ${i}`}
            aria-hidden="true"
            style={{
              left: percent(shareOf(history, mark.saidAt)),
              top: mark.tone === null ? '100%' : `${toneTop(mark.tone)}%`,
            }}
            className="absolute grid -translate-x-1/2 -translate-y-1/2 place-items-center leading-none *:col-start-1 *:row-start-1"
          >
            <ToneShape tone={mark.tone} />
            {mark.isContradicted ? <Cross /> : null}
          </span>
        ))}
        <span
          aria-hidden="true"
          style={{ left: percent(day / steps) }}
          className="pointer-events-none absolute inset-y-0 w-px inked bg-accent"
        />
      </div>
      <DayAxis history={history} />
      <div className="mr-2 ml-20">
        <input
          type="range"
          min={0}
          max={steps}
          value={day}
          aria-label={t('cursor')}
          aria-valuetext={spoken}
          onChange={(event) => setDay(event.target.valueAsNumber)}
          className="block h-6 w-full accent-[var(--accent)]"
        />
        <p className="text-14">{spoken}</p>
        {history.unmarked === 0 ? null : (
          <p className="text-12 text-muted">{t('unmarked', { n: history.unmarked })}</p>
        )}
      </div>
      <ToneTable history={history} />
    </figure>
  );
}

function Key({ mark, name }: { mark: ReactNode; name: string }) {
  return (
    <span className="inline-flex items-center gap-1.5">
      {mark} {name}
    </span>
  );
}

function DayAxis({ history }: { history: ToneHistory }) {
  const t = useTranslations('review.explain.messaging');
  const until = history.fromAt + history.step * stepsOf(history);
  const { at } = timeTicks(history.fromAt, until, 'UTC', 8);
  return (
    <div className="relative mr-2 ml-20 h-6 border-line-strong border-t">
      {at.map((tick, i) => {
        const share = shareOf(history, tick);
        return share > 0.93 ? null : (
          <span
            key={tick}
            style={{ left: percent(share) }}
            className={`absolute top-0 whitespace-nowrap border-line-strong border-l pt-2 pl-1 text-12 text-muted leading-none ${
              i % 2 === 1 ? 'max-md:hidden' : ''
            }`}
          >
            {t('tick', { at: tick })}
            {i === 0 ? <span className="max-md:hidden"> {t('tickYear', { at: tick })}</span> : null}
          </span>
        );
      })}
    </div>
  );
}

/** What stands under the cursor, in words. */
function useSpoken({ fromAt, step, points, marks }: ToneHistory, day: number): string {
  const t = useTranslations('review.explain.messaging');
  const at = fromAt + day * step;
  const said = marks.filter(({ saidAt }) => saidAt > at - step && saidAt <= at);
  const crossed = said.filter(({ isContradicted }) => isContradicted).length;
  const counts = t('readoutSaid', { n: said.length, crossed });
  const point = points[day] ?? null;
  if (point === null) return `${t('readoutNone', { at })} ${counts}`;
  const { tone, low, high } = point;
  return `${withMinus(t('readout', { at, tone, low, high }))} ${counts}`;
}

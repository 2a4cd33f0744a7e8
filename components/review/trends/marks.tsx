'use client';

import { useTranslations } from 'next-intl';
import type { TimeAxes } from '#components/review/time/axes.ts';
import type { Mark, PlotFrame } from '#components/review/trends/trend-row.tsx';
import type { TrendState } from '#components/review/trends/use-trends.ts';
import { InstantText } from '#components/ui/instant-text.tsx';
import type { Instant } from '#domain/instant.ts';

interface NamedMark extends Mark {
  text: string;
}

/** Incidents and annotations within the frame, and the end of what is known. */
export function marksOf(
  states: readonly TrendState[],
  { knownAt }: TimeAxes,
  frame: PlotFrame,
): NamedMark[] {
  const trend = states.find((state) => state.trend !== null)?.trend;
  if (trend === undefined || trend === null) return [];
  const incidents = trend.incidents.flatMap(({ id, title, startAt }): NamedMark[] =>
    startAt === null ? [] : [{ id, at: startAt, kind: 'incident', text: title }],
  );
  const annotations = trend.annotations.map(
    ({ id, text, fromAt }): NamedMark => ({ id, at: fromAt, kind: 'annotation', text }),
  );
  const known: NamedMark[] =
    knownAt === null ? [] : [{ id: 'known', at: knownAt, kind: 'known', text: '' }];
  return [...incidents, ...annotations, ...known]
    .filter(({ at }) => at >= frame.from && at <= frame.to)
    .sort((a, b) => a.at - b.at);
}

const room = 0.2;

/** Names of the marks above the plots: each where there is room for it, its number where not. */
export function MarkStrip({
  marks,
  frame,
  className,
}: {
  marks: readonly NamedMark[];
  frame: PlotFrame;
  className: string;
}) {
  const share = (at: Instant) => (at - frame.from) / (frame.to - frame.from);
  const named = marks.filter(({ kind }) => kind !== 'known');
  return (
    <div className={`relative h-5 ${className}`} aria-hidden="true">
      {named.map(({ id, at, kind, text }, i) => {
        const next = named[i + 1];
        const before = named[i - 1];
        // Near the right edge a name stands to the left of its mark, if there is room for it there.
        const free =
          share(at) > 1 - room
            ? share(at) - (before === undefined ? 0 : share(before.at) + room / 2)
            : (next === undefined ? 1 : share(next.at)) - share(at);
        return (
          <span
            key={id}
            style={
              share(at) > 1 - room
                ? { right: `${(1 - share(at)) * 100}%` }
                : { left: `${share(at) * 100}%`, maxWidth: `${Math.max(free, 0) * 100}%` }
            }
            className={`absolute bottom-0 truncate text-12 leading-5 ${
              share(at) > 1 - room ? 'border-r pr-1' : 'border-l pl-1'
            } ${
              kind === 'incident'
                ? 'border-ink font-semibold'
                : 'border-muted border-dotted text-muted'
            }`}
          >
            {i + 1}
            {free >= room / 2 ? ` ${text}` : ''}
          </span>
        );
      })}
    </div>
  );
}

/** The same marks as a list, for those whose name has no room and for those who listen. */
export function MarkList({
  states,
  frame,
  className,
}: {
  states: readonly TrendState[];
  frame: PlotFrame;
  className: string;
}) {
  const t = useTranslations('trends');
  const marks = marksOf(states, { asOf: null, knownAt: null }, frame);
  if (marks.length === 0) return null;
  return (
    <div className={`${className} pt-8`}>
      <h2 className="font-semibold text-14 max-md:col-span-2">{t('marks')}</h2>
      <ol className="col-span-2 list-decimal pl-5 text-14">
        {marks.map(({ id, at, kind, text }) => (
          <li key={id} className="py-0.5">
            <InstantText at={at} precision="day" className="text-muted" /> {text}
            {kind === 'annotation' ? (
              <span className="text-muted"> ({t('annotation')})</span>
            ) : null}
          </li>
        ))}
      </ol>
    </div>
  );
}

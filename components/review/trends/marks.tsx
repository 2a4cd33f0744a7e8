'use client';

import { useTranslations } from 'next-intl';
import type { TimeAxes } from '#components/review/time/axes.ts';
import { markNumbers } from '#components/review/trends/mark-numbers.ts';
import type { Mark, PlotFrame } from '#components/review/trends/trend-row.tsx';
import type { TrendState } from '#components/review/trends/use-trends.ts';
import { InstantText } from '#components/ui/instant-text.tsx';

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

/** Share of the width at its right end where a name stands to the left of its mark. */
const end = 0.2;
/** Less room than this is too little for a name. */
const least = 0.1;
/** And less than this even for a number. */
const leastNumber = 0.02;

/** A mark in its place, and the room for its name, as shares of the width. */
interface Placed extends NamedMark {
  share: number;
  leftward: boolean;
  free: number;
}

/** Two names that point at each other share the room between them by their lengths. */
function placed(marks: readonly NamedMark[], { from, to }: PlotFrame): Placed[] {
  const places = marks.map((mark) => {
    const share = (mark.at - from) / (to - from);
    return { ...mark, share, leftward: share > 1 - end };
  });
  return places.map((mark, i) => {
    const other = places[i + (mark.leftward ? -1 : 1)];
    const gap = Math.abs((other?.share ?? (mark.leftward ? 0 : 1)) - mark.share);
    const isFacing = other !== undefined && other.leftward !== mark.leftward;
    const part = isFacing ? mark.text.length / (mark.text.length + other.text.length) : 1;
    return { ...mark, free: gap * part };
  });
}

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
  const named = marks.filter(({ kind }) => kind !== 'known');
  return (
    <div className={`relative h-5 ${className}`} aria-hidden="true">
      {placed(named, frame).map(({ id, kind, text, share, leftward, free }, i) => (
        <span
          key={id}
          data-mark={kind}
          style={{
            [leftward ? 'right' : 'left']: `${100 * (leftward ? 1 - share : share)}%`,
            maxWidth: `${100 * free}%`,
          }}
          className={`absolute bottom-0 truncate text-12 leading-5 ${
            leftward ? 'border-r' : 'border-l'
          } ${free < leastNumber ? 'h-5' : leftward ? 'pr-1' : 'pl-1'} ${
            kind === 'incident'
              ? 'border-ink font-semibold'
              : 'border-muted border-dotted text-muted'
          }`}
        >
          {free >= leastNumber ? i + 1 : ''}
          {free >= least ? ` ${text}` : ''}
        </span>
      ))}
    </div>
  );
}

/** The numbers alone, for a narrow screen and for paper: the list below says what they stand for. */
export function MarkNumberStrip({
  marks,
  frame,
  className,
}: {
  marks: readonly NamedMark[];
  frame: PlotFrame;
  className: string;
}) {
  const named = marks.filter(({ kind }) => kind !== 'known');
  if (named.length === 0) return null;
  return (
    <div className={className} aria-hidden="true">
      <div className="relative h-5">
        {markNumbers(named, frame).map(({ first, last, left }) => (
          <span
            key={first}
            data-numbers={`${first}-${last}`}
            style={{ left: `${100 * left}%` }}
            className="absolute bottom-0 font-semibold text-12 leading-5"
          >
            {first === last ? first : `${first}–${last}`}
          </span>
        ))}
      </div>
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

'use client';

import { usePathname, useRouter, useSearchParams } from 'next/navigation';
import { useTranslations } from 'next-intl';
import { type KeyboardEvent, type PointerEvent, useState } from 'react';
import { useLive } from '#components/review/shell/live-context.tsx';
import { hrefAt, type TimeAxes } from '#components/review/time/axes.ts';
import { KnownAtRuler } from '#components/review/time/known-at-ruler.tsx';
import {
  type Cursor,
  instantUnder,
  moved,
  selected,
  zoomed,
} from '#components/review/trends/cursor.ts';
import { MarkList, MarkStrip, marksOf } from '#components/review/trends/marks.tsx';
import type { TrendChoice } from '#components/review/trends/range.ts';
import { Readout, useReadoutText } from '#components/review/trends/readout.tsx';
import { RowLabel } from '#components/review/trends/row-label.tsx';
import { pointAt } from '#components/review/trends/series.ts';
import { TimeAxis } from '#components/review/trends/time-axis.tsx';
import { type PlotFrame, TrendRowPlot } from '#components/review/trends/trend-row.tsx';
import type { TrendState } from '#components/review/trends/use-trends.ts';
import { Button } from '#components/ui/button.tsx';
import { InstantText } from '#components/ui/instant-text.tsx';
import {
  type IndicatorId,
  indicatorIds,
  type MeasureDeclaration,
} from '#domain/indicators/indicator.ts';
import { HOUR, type Instant } from '#domain/instant.ts';
import type { KnowledgeDay } from '#domain/knowledge.ts';

export interface TrendRowsProps {
  frame: PlotFrame;
  states: readonly TrendState[];
  choice: TrendChoice;
  axes: TimeAxes;
  end: Instant;
  measures: Readonly<Record<IndicatorId, string>>;
  declarations: Readonly<Record<IndicatorId, readonly MeasureDeclaration[]>>;
  go: (choice: TrendChoice) => void;
}

const grid =
  'grid grid-cols-[minmax(0,1fr)_minmax(0,1fr)] gap-x-4 px-4 md:grid-cols-[11rem_minmax(0,1fr)_9.5rem] md:gap-x-6 md:px-6';
const plotCell = 'col-span-2 max-md:order-last md:col-span-1';

/** The five rows, their shared cursor and axis, and the ruler of knowledge under them. */
export function TrendFrame(props: TrendRowsProps & { days: readonly KnowledgeDay[] }) {
  const { frame, states, choice, axes, end, measures, declarations, go, days } = props;
  const t = useTranslations('trends');
  const { view } = useLive();
  const { cursor, pointer, onKeyDown, zoom } = useCursor(props);
  const marks = marksOf(states, axes, frame);
  const at = cursor?.at ?? frame.to - 1;
  const speak = useReadoutText();
  const spoken = states
    .map(({ trend }) =>
      speak(trend, trend === null ? null : pointAt(trend.points, at, trend.bucket)),
    )
    .filter((text) => text !== '')
    .join('; ');
  return (
    <>
      <div className={grid}>
        <p className="self-end pb-1 text-12 text-muted max-md:col-span-2">
          {cursor === null ? (
            t('latest')
          ) : (
            <InstantText at={cursor.at} precision={frame.bucket === 'hour' ? 'minute' : 'day'} />
          )}
        </p>
        <MarkStrip marks={marks} frame={frame} className="max-md:hidden" />
      </div>
      {indicatorIds.map((indicator, i) => {
        const { trend = null, failed = false } = states[i] ?? {};
        const point = trend === null ? null : pointAt(trend.points, at, trend.bucket);
        return (
          <section
            key={indicator}
            aria-labelledby={`${indicator}-trend`}
            className={`${grid} border-line border-t py-1`}
          >
            <RowLabel
              indicator={indicator}
              measure={measures[indicator]}
              declarations={declarations[indicator]}
              trend={trend}
              onChoose={(measure) =>
                go({ ...choice, measures: { ...choice.measures, [indicator]: measure } })
              }
            />
            <div className={plotCell}>
              <TrendRowPlot trend={trend} frame={frame} marks={marks} failed={failed} {...pointer}>
                <CursorLine cursor={cursor} frame={frame} />
              </TrendRowPlot>
            </div>
            <div className="py-2 max-md:text-right">
              <Readout trend={trend} point={point} />
            </div>
          </section>
        );
      })}
      <div className={`${grid} border-line border-t`}>
        <p id="trend-keys" className="pt-1.5 text-12 text-muted max-md:col-span-2">
          {t('keys')}
        </p>
        <div className={plotCell}>
          <TimeAxis
            frame={frame}
            timeZone={view.timeZone}
            cursor={cursor}
            spoken={spoken}
            onKeyDown={onKeyDown}
          />
        </div>
      </div>
      <div className={`${grid} pt-2`}>
        <div className="flex gap-2 text-14 max-md:col-span-2 md:col-start-2">
          <ZoomButtons frame={frame} cursor={cursor} end={end} onZoom={zoom} />
        </div>
      </div>
      <div className={`${grid} pt-6`}>
        <p className="text-12 text-muted max-md:col-span-2">{t('knownAt')}</p>
        <div className={plotCell}>
          <Ruler days={days} axes={axes} frame={frame} />
        </div>
      </div>
      <MarkList states={states} frame={frame} className={grid} />
    </>
  );
}

function Ruler({
  days,
  axes,
  frame,
}: {
  days: readonly KnowledgeDay[];
  axes: TimeAxes;
  frame: PlotFrame;
}) {
  const router = useRouter();
  const path = usePathname();
  const params = useSearchParams();
  return (
    <KnownAtRuler
      days={days}
      knownAt={axes.knownAt}
      from={frame.from}
      to={frame.to}
      onChoose={(knownAt) =>
        router.push(hrefAt(path, Object.fromEntries(params), { ...axes, knownAt }), {
          scroll: false,
        })
      }
    />
  );
}

function ZoomButtons({
  frame,
  cursor,
  end,
  onZoom,
}: {
  frame: PlotFrame;
  cursor: Cursor | null;
  end: Instant;
  onZoom: (span: { from: Instant; to: Instant }) => void;
}) {
  const t = useTranslations('trends');
  const selection = selected(cursor, frame);
  const around = cursor?.at ?? frame.to;
  return (
    <>
      <Button
        size="small"
        disabled={selection === null}
        onClick={() => selection !== null && onZoom(selection)}
      >
        {t('zoomSelection')}
      </Button>
      <Button
        size="small"
        disabled={frame.to - frame.from <= 4 * HOUR}
        onClick={() => onZoom(zoomed(frame, around, 0.5, end))}
      >
        {t('zoomIn')}
      </Button>
      <Button size="small" onClick={() => onZoom(zoomed(frame, around, 2, end))}>
        {t('zoomOut')}
      </Button>
    </>
  );
}

function CursorLine({ cursor, frame }: { cursor: Cursor | null; frame: PlotFrame }) {
  if (cursor === null) return null;
  const place = (at: Instant) => ((at - frame.from) / (frame.to - frame.from)) * 100;
  const selection = selected(cursor, frame);
  return (
    <>
      {selection === null ? null : (
        <span
          style={{ left: `${place(selection.from)}%`, right: `${100 - place(selection.to)}%` }}
          className="pointer-events-none absolute inset-y-0 bg-accent/15"
        />
      )}
      <span
        style={{ left: `${place(cursor.at)}%` }}
        className="pointer-events-none absolute inset-y-0 w-px bg-ink"
      />
    </>
  );
}

/** One cursor for all rows: the pointer hovers and drags, the keys move and extend. */
function useCursor({ frame, choice, end, go }: TrendRowsProps) {
  const [cursor, setCursor] = useState<Cursor | null>(null);
  const [dragging, setDragging] = useState(false);
  const zoom = (span: { from: Instant; to: Instant }) => {
    setCursor(null);
    const to = Math.max(span.to, span.from + 2 * HOUR);
    go({ ...choice, bucket: null, span: { from: span.from, to, preset: null } });
  };
  const under = (event: PointerEvent<HTMLElement>) => {
    const box = event.currentTarget.getBoundingClientRect();
    return instantUnder((event.clientX - box.left) / box.width, frame);
  };
  const pointer = {
    onPointerDown: (event: PointerEvent<HTMLElement>) => {
      if (event.button !== 0) return;
      if (event.pointerType !== 'touch') event.currentTarget.setPointerCapture(event.pointerId);
      setDragging(event.pointerType !== 'touch');
      setCursor({ at: under(event), anchor: null });
    },
    onPointerMove: (event: PointerEvent<HTMLElement>) => {
      const at = under(event);
      setCursor((before) => ({
        at,
        anchor: dragging ? (before?.anchor ?? before?.at ?? at) : null,
      }));
    },
    onPointerUp: () => {
      const selection = dragging ? selected(cursor, frame) : null;
      setDragging(false);
      // A click with a trembling hand is no selection.
      if (selection !== null && selection.to - selection.from >= 2 * HOUR && isWide(cursor, frame))
        zoom(selection);
      else setCursor((before) => before && { ...before, anchor: null });
    },
    onPointerLeave: () => !dragging && setCursor(null),
  };
  const onKeyDown = (event: KeyboardEvent) => {
    const selection = selected(cursor, frame);
    const next = moved(cursor, frame, event.key, event.shiftKey);
    if (next !== null) setCursor(next);
    else if (event.key === 'Enter' && selection !== null) zoom(selection);
    else if (event.key === 'Escape') setCursor(null);
    else if (event.key === '+') zoom(zoomed(frame, cursor?.at ?? frame.to, 0.5, end));
    else if (event.key === '-') zoom(zoomed(frame, cursor?.at ?? frame.to, 2, end));
    else return;
    event.preventDefault();
  };
  return { cursor, pointer, onKeyDown, zoom };
}

function isWide(cursor: Cursor | null, frame: PlotFrame): boolean {
  if (cursor === null || cursor.anchor === null) return false;
  return Math.abs(cursor.at - cursor.anchor) > (frame.to - frame.from) / 100;
}

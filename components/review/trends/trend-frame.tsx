'use client';

import { usePathname, useRouter, useSearchParams } from 'next/navigation';
import { useTranslations } from 'next-intl';
import { useLive } from '#components/review/shell/live-context.tsx';
import { hrefAt, type TimeAxes } from '#components/review/time/axes.ts';
import { KnownAtRuler } from '#components/review/time/known-at-ruler.tsx';
import { zoneName } from '#components/review/time/zone-name.ts';
import { CursorLine } from '#components/review/trends/cursor-line.tsx';
import { MarkList, MarkNumberStrip, MarkStrip, marksOf } from '#components/review/trends/marks.tsx';
import type { TrendChoice } from '#components/review/trends/range.ts';
import { Readout, useReadoutText } from '#components/review/trends/readout.tsx';
import { RowLabel } from '#components/review/trends/row-label.tsx';
import { pointAt } from '#components/review/trends/series.ts';
import { TimeAxis } from '#components/review/trends/time-axis.tsx';
import { TrendLegend } from '#components/review/trends/trend-legend.tsx';
import { type PlotFrame, TrendRowPlot } from '#components/review/trends/trend-row.tsx';
import { useCursor } from '#components/review/trends/use-cursor.ts';
import type { TrendState } from '#components/review/trends/use-trends.ts';
import { ZoomButtons } from '#components/review/trends/zoom-buttons.tsx';
import { InstantText } from '#components/ui/instant-text.tsx';
import {
  type IndicatorId,
  indicatorIds,
  type MeasureDeclaration,
} from '#domain/indicators/indicator.ts';
import type { Instant } from '#domain/instant.ts';
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
const uncounted: TrendState = { trend: null, earlier: null, failed: false };
// Where there is no third column the scale of the levels stands in the margin of the plot.
const plotCell = 'col-span-2 max-md:order-last max-md:pr-4 md:col-span-1';

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
      <TrendLegend states={states} className={`${grid} pb-3`} />
      <div className={grid}>
        <p className="self-end pb-1 text-12 text-muted max-md:hidden">{t('scaleLeft')}</p>
        <MarkStrip marks={marks} frame={frame} className="max-md:hidden" />
        <p className="self-end pb-1 text-12 text-muted max-md:col-span-2 max-md:text-right">
          {cursor === null ? (
            t('latest')
          ) : (
            <InstantText at={cursor.at} precision={frame.bucket === 'hour' ? 'minute' : 'day'} />
          )}
        </p>
        <MarkNumberStrip marks={marks} frame={frame} className={`${plotCell} md:hidden`} />
      </div>
      {indicatorIds.map((indicator, i) => {
        const state = states[i] ?? uncounted;
        const { trend } = state;
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
              <TrendRowPlot state={state} frame={frame} marks={marks} {...pointer}>
                <CursorLine cursor={cursor} frame={frame} />
              </TrendRowPlot>
            </div>
            <div className="py-2 max-md:text-right">
              <Readout trend={trend} point={point} declarations={declarations[indicator]} />
            </div>
          </section>
        );
      })}
      <div className={`${grid} border-line border-t`}>
        <p id="trend-keys" className="pt-1.5 text-12 text-muted max-md:col-span-2 max-md:pb-3">
          {t('keys', { zone: zoneName(view.timeZone, frame.to) })}
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
        <p className="text-12 text-muted max-md:col-span-2 max-md:pb-3">
          {t('knownAt')}
          <span className="block">{t('knownAtHow')}</span>
        </p>
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

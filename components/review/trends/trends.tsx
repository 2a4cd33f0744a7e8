'use client';

import { usePathname, useRouter, useSearchParams } from 'next/navigation';
import { useTranslations } from 'next-intl';
import { useEffect, useMemo, useState } from 'react';
import { EvidenceTime } from '#components/review/evidence-link.tsx';
import { useLive } from '#components/review/shell/live-context.tsx';
import type { RegionNames } from '#components/review/signals/signal-table.tsx';
import { axesParams, type TimeAxes, unreadTimes } from '#components/review/time/axes.ts';
import { UnreadTimes } from '#components/review/time/unread-times.tsx';
import {
  bucketFor,
  type TrendChoice,
  trendChoiceOf,
  trendsHref,
} from '#components/review/trends/range.ts';
import { trendAddress } from '#components/review/trends/trend-answer.ts';
import { TrendFrame } from '#components/review/trends/trend-frame.tsx';
import { TrendTable } from '#components/review/trends/trend-table.tsx';
import { TrendToolbar } from '#components/review/trends/trend-toolbar.tsx';
import { useTrends } from '#components/review/trends/use-trends.ts';
import { Button } from '#components/ui/button.tsx';
import { Notice } from '#components/ui/notice.tsx';
import {
  type IndicatorId,
  indicatorIds,
  type MeasureDeclaration,
} from '#domain/indicators/indicator.ts';
import type { Instant } from '#domain/instant.ts';
import type { KnowledgeDay } from '#domain/knowledge.ts';

export interface TrendsProps {
  axes: TimeAxes;
  /** Earliest event of the watch. */
  firstAt: Instant | null;
  days: readonly KnowledgeDay[];
  declarations: Readonly<Record<IndicatorId, readonly MeasureDeclaration[]>>;
  regions: RegionNames;
}

/** While the page is live, trends are counted again at most this often. */
const recount = 30_000;

/** Five rows over one time axis; all that is chosen stands in the address. */
export function Trends(props: TrendsProps) {
  const { axes, firstAt, regions } = props;
  const t = useTranslations('trends');
  const { view } = useLive();
  const router = useRouter();
  const path = usePathname();
  const params = useSearchParams();
  const end = useEnd(axes);
  const choice = useMemo(
    () => inRegions(trendChoiceOf(Object.fromEntries(params), end, firstAt), regions),
    [params, end, firstAt, regions],
  );
  const bucket = bucketFor(choice.span, choice.bucket);
  const measures = useMeasures(props.declarations, choice);
  const { states, again } = useTrends(
    indicatorIds.map((indicator) =>
      trendAddress({
        watch: view.watch,
        indicator,
        measure: measures[indicator],
        choice,
        bucket,
        axes,
      }),
    ),
  );
  const time = useMemo(() => axesParams(axes), [axes]);
  const hrefOf = (next: TrendChoice) => trendsHref(path, next, time);
  const go = (next: TrendChoice) => router.push(hrefOf(next), { scroll: false });
  const frame = useMemo(
    () => ({ from: choice.span.from, to: choice.span.to, bucket }),
    [choice.span.from, choice.span.to, bucket],
  );
  const shared = {
    frame,
    states,
    choice,
    axes,
    end,
    measures,
    declarations: props.declarations,
    go,
  };
  return (
    <div className="pb-16">
      <h1 className="sr-only">{t('title')}</h1>
      <UnreadTimes texts={unreadTimes(Object.fromEntries(params), ['from', 'to'])} />
      <TrendToolbar
        choice={choice}
        bucket={bucket}
        regions={regions}
        timeZone={view.timeZone}
        end={end}
        hrefOf={hrefOf}
        go={go}
      />
      {states.some(({ failed }) => failed) ? (
        <div className="px-4 pb-4 md:px-6">
          <Notice
            tone="danger"
            title={t('failed')}
            actions={<Button onClick={again}>{t('again')}</Button>}
          >
            {t('failedText')}
          </Notice>
        </div>
      ) : null}
      <EvidenceTime value={time}>
        {choice.table ? <TrendTable {...shared} /> : <TrendFrame {...shared} days={props.days} />}
      </EvidenceTime>
    </div>
  );
}

/** A region that the watch does not have is no region to draw: the page shows all of them. */
function inRegions(choice: TrendChoice, regions: RegionNames): TrendChoice {
  const { region } = choice;
  return region === null || region in regions ? choice : { ...choice, region: null };
}

/** Where "now" is: the page's as-of, or the server's time, moved on only now and then. */
function useEnd(axes: TimeAxes): Instant {
  const { clock, view } = useLive();
  const [live, setLive] = useState(clock.renderedAt);
  useEffect(() => {
    if (axes.asOf !== null || view.asOf <= live) return;
    const wait = Math.max(0, live + recount - clock.now());
    const timer = setTimeout(() => setLive(clock.now()), wait);
    return () => clearTimeout(timer);
  }, [axes.asOf, view.asOf, live, clock]);
  return Math.floor((axes.asOf ?? live) / 1_000) * 1_000;
}

/** The measure of each row: the one chosen, else the one that drives the level now. */
function useMeasures(
  declarations: TrendsProps['declarations'],
  choice: TrendChoice,
): Record<IndicatorId, string> {
  const { view } = useLive();
  // Which measure drives may change at any moment; the row keeps the one it was opened with.
  const [drivers] = useState(
    () => new Map(view.readings.map(({ indicator, driver }) => [indicator, driver])),
  );
  const measureOf = (indicator: IndicatorId) => {
    const known = declarations[indicator];
    const asked = choice.measures[indicator];
    const chosen = known.find(({ name }) => name === asked)?.name;
    return chosen ?? drivers.get(indicator) ?? known[0]?.name ?? '';
  };
  return {
    'response-speed': measureOf('response-speed'),
    'attack-frequency': measureOf('attack-frequency'),
    'military-posture': measureOf('military-posture'),
    'public-messaging': measureOf('public-messaging'),
    'civilian-impact': measureOf('civilian-impact'),
  };
}

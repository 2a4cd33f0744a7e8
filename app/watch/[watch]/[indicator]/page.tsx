import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { getTranslations } from 'next-intl/server';
import {
  declarations,
  foundOr404,
  openReview,
  type PageProps,
  reviewWords,
} from '#app/watch/[watch]/opening.ts';
import { Words } from '#components/messages/words.tsx';
import { ReadingPage } from '#components/review/reading/reading-page.tsx';
import { WatchShell } from '#components/review/shell/watch-shell.tsx';
import { axesParams } from '#components/review/time/axes.ts';
import { TimeControl } from '#components/review/time/time-control.tsx';
import { type IndicatorId, indicatorIds } from '#domain/indicators/indicator.ts';
import type { SignalLine } from '#domain/view.ts';
import { fromWire } from '#domain/wire.ts';
import { readReading, readSignals, readWatch } from '#server/first-view.ts';

interface ReadingProps extends PageProps {
  params: Promise<{ watch: string; indicator: string }>;
}

function indicatorIn(name: string): IndicatorId {
  return indicatorIds.find((id) => id === name) ?? notFound();
}

export async function generateMetadata({ params }: ReadingProps): Promise<Metadata> {
  const { watch, indicator } = await params;
  const t = await getTranslations('common.indicator');
  const id = indicatorIn(indicator);
  return foundOr404(async () => ({ title: `${readWatch(watch).title}: ${t(id)}` }));
}

export default async function IndicatorPage(props: ReadingProps) {
  const indicator = indicatorIn((await props.params).indicator);
  const { watch, axes, unread, start, knowledge, regions } = await openReview(props);
  const time = axesParams(axes);
  const first = await foundOr404(() => readReading(watch, indicator, time));
  const { ids } = first.reading.evidence;
  const lines =
    ids.length === 0
      ? []
      : (await readSignals(watch, { ids: ids.join(','), limit: '200', ...time })).signals;
  return (
    <Words namespaces={[...reviewWords, 'options', 'probes', 'baseline']}>
      <WatchShell
        start={start}
        page={indicator}
        axes={axes}
        bar={
          <TimeControl
            axes={axes}
            unread={unread}
            days={knowledge.days}
            incidents={knowledge.incidents}
          />
        }
      >
        <ReadingPage
          axes={axes}
          first={first}
          lines={lines.map((line) => fromWire<SignalLine>(line))}
          declarations={declarations()[indicator]}
          regions={regions}
        />
      </WatchShell>
    </Words>
  );
}

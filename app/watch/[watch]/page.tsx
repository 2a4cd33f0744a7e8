import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import {
  declarations,
  foundOr404,
  openReview,
  type PageProps,
  reviewWords,
} from '#app/watch/[watch]/opening.ts';
import { Words } from '#components/messages/words.tsx';
import { Overview } from '#components/review/overview/overview.tsx';
import { WatchShell } from '#components/review/shell/watch-shell.tsx';
import { axesParams, param } from '#components/review/time/axes.ts';
import { TimeControl } from '#components/review/time/time-control.tsx';
import { indicatorIds } from '#domain/indicators/indicator.ts';
import type { SignalLine } from '#domain/view.ts';
import { fromWire } from '#domain/wire.ts';
import { readSignals, readWatch } from '#server/first-view.ts';

export async function generateMetadata({ params }: PageProps): Promise<Metadata> {
  const { watch } = await params;
  const t = await getTranslations('nav');
  return foundOr404(async () => ({ title: `${readWatch(watch).title}: ${t('overview')}` }));
}

export default async function OverviewPage(props: PageProps) {
  const { watch, asked, axes, unread, start, knowledge, regions } = await openReview(props);
  const opened = indicatorIds.find((id) => id === param(asked, 'reading')) ?? null;
  const reading = start.view.readings.find(({ indicator }) => indicator === opened);
  const evidence = await linesOf(watch, reading?.evidence.ids ?? [], axesParams(axes));
  return (
    <Words namespaces={reviewWords}>
      <WatchShell
        start={start}
        page="overview"
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
        <Overview
          axes={axes}
          opened={opened}
          evidence={evidence}
          declarations={declarations()}
          regions={regions}
        />
      </WatchShell>
    </Words>
  );
}

async function linesOf(
  watch: string,
  ids: readonly string[],
  time: Record<string, string>,
): Promise<SignalLine[]> {
  if (ids.length === 0) return [];
  const { signals } = await readSignals(watch, { ids: ids.join(','), limit: '200', ...time });
  return signals.map((line) => fromWire<SignalLine>(line));
}

import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import {
  foundOr404,
  foundOrNull,
  openReview,
  type PageProps,
  reviewWords,
} from '#app/watch/[watch]/opening.ts';
import { Words } from '#components/messages/words.tsx';
import { WatchShell } from '#components/review/shell/watch-shell.tsx';
import { filtersOf, signalsAsk } from '#components/review/signals/filters.ts';
import { Signals } from '#components/review/signals/signals.tsx';
import { axesParams, param, unreadTimes } from '#components/review/time/axes.ts';
import { TimeControl } from '#components/review/time/time-control.tsx';
import type { SignalLine } from '#domain/view.ts';
import { fromWire } from '#domain/wire.ts';
import { readSignal, readSignals, readWatch } from '#server/first-view.ts';

const pageLength = 50;

export async function generateMetadata({ params }: PageProps): Promise<Metadata> {
  const { watch } = await params;
  const t = await getTranslations('nav');
  return foundOr404(async () => ({ title: `${readWatch(watch).title}: ${t('signals')}` }));
}

export default async function SignalsPage(props: PageProps) {
  const { watch, asked, axes, unread, start, knowledge, regions, places } = await openReview(props);
  const filters = filtersOf(asked);
  const time = axesParams(axes);
  const openId = param(asked, 'signal');
  const { knownAt } = time;
  const [page, opened] = await foundOr404(() =>
    Promise.all([
      readSignals(watch, signalsAsk(filters, time, pageLength)),
      openId === null ? null : foundOrNull(() => readSignal(watch, openId, { knownAt })),
    ]),
  );
  return (
    <Words namespaces={[...reviewWords, 'fields', 'options']}>
      <WatchShell
        start={start}
        page="signals"
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
        <Signals
          watch={watch}
          filters={filters}
          time={time}
          regions={regions}
          places={places}
          incidents={knowledge.incidents}
          page={{
            lines: page.signals.map((line) => fromWire<SignalLine>(line)),
            next: page.next,
            total: page.total,
            events: page.events,
            revision: start.view.revision,
          }}
          opened={opened}
          unread={unreadTimes(asked, ['from', 'to', 'since'])}
          missing={openId !== null && opened === null}
        />
      </WatchShell>
    </Words>
  );
}

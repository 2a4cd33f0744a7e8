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
import { WatchShell } from '#components/review/shell/watch-shell.tsx';
import { TimeControl } from '#components/review/time/time-control.tsx';
import { Trends } from '#components/review/trends/trends.tsx';
import { readWatch } from '#server/first-view.ts';

export async function generateMetadata({ params }: PageProps): Promise<Metadata> {
  const { watch } = await params;
  const t = await getTranslations('nav');
  return foundOr404(async () => ({ title: `${readWatch(watch).title}: ${t('trends')}` }));
}

export default async function TrendsPage(props: PageProps) {
  const { axes, unread, start, knowledge, regions } = await openReview(props);
  return (
    <Words namespaces={[...reviewWords, 'trends']}>
      <WatchShell
        start={start}
        page="trends"
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
        <Trends
          axes={axes}
          firstAt={knowledge.firstAt}
          days={knowledge.days}
          declarations={declarations()}
          regions={regions}
        />
      </WatchShell>
    </Words>
  );
}

import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import { foundOr404, foundOrNull, type PageProps } from '#app/watch/[watch]/opening.ts';
import { Desk } from '#components/desk/desk.tsx';
import type { AskedEntry } from '#components/desk/use-small-forms.ts';
import { Words } from '#components/messages/words.tsx';
import { WatchShell } from '#components/review/shell/watch-shell.tsx';
import { type Params, param } from '#components/review/time/axes.ts';
import type { Knowledge } from '#domain/knowledge.ts';
import { fromWire } from '#domain/wire.ts';
import { readKnowledge, readServer, readSignal, readView, readWatch } from '#server/first-view.ts';

/** Every namespace whose words the desk shows. */
const words = [
  'common',
  'nav',
  'bands',
  'levels',
  'verdicts',
  'readings',
  'figures',
  'desk',
  'fields',
  'options',
  'rules',
  'baseline',
];

export async function generateMetadata({ params }: PageProps): Promise<Metadata> {
  const { watch } = await params;
  const t = await getTranslations('desk');
  const { title } = await foundOr404(async () => readWatch(watch));
  return { title: `${title}: ${t('title')}` };
}

export default async function LogPage({ params, searchParams }: PageProps) {
  const { watch } = await params;
  const search = await searchParams;
  const { gazetteer, incidents, view, asked } = await foundOr404(async () => {
    const { id, timeZone, places, regions } = readWatch(watch);
    return {
      gazetteer: { id, timeZone, places, regions },
      incidents: fromWire<Knowledge>(readKnowledge(watch)).incidents,
      view: await readView(watch),
      asked: await askedIn(watch, search),
    };
  });
  return (
    <Words namespaces={words}>
      <WatchShell start={{ view, ...readServer(), follow: true }} page="log">
        <Desk
          watch={gazetteer}
          incidents={incidents}
          correct={param(search, 'correct')}
          asked={asked}
        />
      </WatchShell>
    </Words>
  );
}

/** The small form that the address asks for: a signal to take back is known by its headline. */
async function askedIn(watch: string, search: Params): Promise<AskedEntry | null> {
  const retract = param(search, 'retract');
  if (retract !== null) {
    const signal = await foundOrNull(() => readSignal(watch, retract));
    const target = signal === null ? null : { id: retract, headline: signal.line.headline };
    return { type: 'retract', target };
  }
  const incident = param(search, 'incident');
  if (incident !== null) return { type: 'incident', id: incident };
  return param(search, 'entry') === 'baseline' ? { type: 'baseline' } : null;
}

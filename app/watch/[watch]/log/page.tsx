import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import { foundOr404, type PageProps } from '#app/watch/[watch]/opening.ts';
import { Desk } from '#components/desk/desk.tsx';
import { Words } from '#components/messages/words.tsx';
import { WatchShell } from '#components/review/shell/watch-shell.tsx';
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
];

export async function generateMetadata({ params }: PageProps): Promise<Metadata> {
  const { watch } = await params;
  const t = await getTranslations('desk');
  const { title } = await foundOr404(async () => readWatch(watch));
  return { title: `${title}: ${t('title')}` };
}

export default async function LogPage({ params, searchParams }: PageProps) {
  const { watch } = await params;
  const { correct, retract } = await searchParams;
  const { gazetteer, incidents, view, retracted } = await foundOr404(async () => {
    const { id, timeZone, places, regions } = readWatch(watch);
    return {
      gazetteer: { id, timeZone, places, regions },
      incidents: fromWire<Knowledge>(readKnowledge(watch)).incidents,
      view: await readView(watch),
      retracted: typeof retract === 'string' ? await targetOf(watch, retract) : null,
    };
  });
  return (
    <Words namespaces={words}>
      <WatchShell start={{ view, ...readServer(), follow: true }} page="log">
        <Desk
          watch={gazetteer}
          incidents={incidents}
          correct={typeof correct === 'string' ? correct : null}
          retract={retracted}
        />
      </WatchShell>
    </Words>
  );
}

/** The signal that is to be taken back, by its headline. */
async function targetOf(watch: string, id: string): Promise<{ id: string; headline: string }> {
  const { line } = await readSignal(watch, id);
  return { id, headline: line.headline };
}

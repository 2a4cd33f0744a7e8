import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { getTranslations } from 'next-intl/server';
import { Desk } from '#components/desk/desk.tsx';
import { Words } from '#components/messages/words.tsx';
import { WatchShell } from '#components/review/shell/watch-shell.tsx';
import { readServer, readView, readWatch, refusalCode } from '#server/first-view.ts';

interface PageProps {
  params: Promise<{ watch: string }>;
  searchParams: Promise<{ correct?: string | string[] }>;
}

/** Every namespace whose words the desk shows. */
const words = [
  'common',
  'levels',
  'verdicts',
  'bands',
  'nav',
  'desk',
  'fields',
  'options',
  'rules',
  'readings',
  'figures',
  'units',
  'measures',
];

export async function generateMetadata({ params }: PageProps): Promise<Metadata> {
  const { watch } = await params;
  const t = await getTranslations('desk');
  return { title: `${t('title')} · ${knownWatch(watch).title}` };
}

export default async function LogPage({ params, searchParams }: PageProps) {
  const { watch } = await params;
  const { correct } = await searchParams;
  const { id, timeZone, places, regions } = knownWatch(watch);
  const view = await readView(watch);
  const start = { view, ...readServer(), follow: true };
  return (
    <Words namespaces={words}>
      <WatchShell start={start} page="log">
        <Desk
          watch={{ id, timeZone, places, regions }}
          correct={typeof correct === 'string' ? correct : null}
        />
      </WatchShell>
    </Words>
  );
}

function knownWatch(watch: string) {
  try {
    return readWatch(watch);
  } catch (error) {
    if (refusalCode(error) === 'unknown-watch') notFound();
    throw error;
  }
}

import { Words } from '#components/messages/words.tsx';
import { Home, type HomeWatch } from '#components/review/home/home.tsx';
import type { View } from '#domain/view.ts';
import { fromWire } from '#domain/wire.ts';
import { readExercise, readServer, readView, readWatches } from '#server/first-view.ts';

export const dynamic = 'force-dynamic';

export default async function HomePage() {
  // What really happened comes first.
  const known = readWatches().sort((a, b) => Number(a.simulated) - Number(b.simulated));
  const watches = await Promise.all(known.map(homeWatchOf));
  return (
    <Words namespaces={['home', 'common']}>
      <Home watches={watches} seenAt={Date.parse(readServer().now)} />
    </Words>
  );
}

type Watch = ReturnType<typeof readWatches>[number];

async function homeWatchOf({ id, featured }: Watch): Promise<HomeWatch> {
  const exercise = await readExercise(id);
  return {
    live: fromWire<View>(await readView(id)),
    featured: featured === null ? null : fromWire<View>(await readView(id, featured)),
    exercise: exercise === null ? null : fromWire<NonNullable<HomeWatch['exercise']>>(exercise),
  };
}

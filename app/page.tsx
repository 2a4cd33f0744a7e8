import { Words } from '#components/messages/words.tsx';
import { Home } from '#components/review/home/home.tsx';
import type { HomeWatch, UnreadWatch } from '#components/review/home/home-watch.ts';
import type { View } from '#domain/view.ts';
import { fromWire } from '#domain/wire.ts';
import {
  readExercise,
  readServer,
  readView,
  readWatches,
  refusalCode,
} from '#server/first-view.ts';

export const dynamic = 'force-dynamic';

export default async function HomePage() {
  // What really happened comes first.
  const known = readWatches().sort((a, b) => Number(a.simulated) - Number(b.simulated));
  const watches = await Promise.all(known.map(homeWatchOrUnread));
  return (
    <Words namespaces={['home', 'common']}>
      <Home watches={watches} seenAt={Date.parse(readServer().now)} />
    </Words>
  );
}

type Watch = ReturnType<typeof readWatches>[number];

/** Refusals that lie with the log of one watch, and must not take the others with them. */
const unread: readonly (string | null)[] = ['storage', 'busy'];

async function homeWatchOrUnread(watch: Watch): Promise<HomeWatch | UnreadWatch> {
  try {
    return await homeWatchOf(watch);
  } catch (error) {
    if (!unread.includes(refusalCode(error))) throw error;
    const { id, title, subtitle, simulated } = watch;
    return { id, title, subtitle, simulated };
  }
}

async function homeWatchOf({ id, featured }: Watch): Promise<HomeWatch> {
  const exercise = await readExercise(id);
  return {
    live: fromWire<View>(await readView(id)),
    featured: featured === null ? null : fromWire<View>(await readView(id, featured)),
    exercise: exercise === null ? null : fromWire<NonNullable<HomeWatch['exercise']>>(exercise),
  };
}

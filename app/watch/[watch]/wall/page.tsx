import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import { foundOr404 } from '#app/watch/[watch]/opening.ts';
import { Words } from '#components/messages/words.tsx';
import { axesOf, axesParams, param, unreadTimes } from '#components/review/time/axes.ts';
import { ExerciseBand, ReplayBand } from '#components/wall/bands.tsx';
import { NoWall } from '#components/wall/no-wall.tsx';
import { Wall } from '#components/wall/wall.tsx';
import type { View } from '#domain/view.ts';
import { fromWire } from '#domain/wire.ts';
import { readServer, readView, readWatch } from '#server/first-view.ts';

type Query = Record<string, string | string[] | undefined>;
interface Asked {
  params: Promise<{ watch: string }>;
  searchParams: Promise<Query>;
}

/** Parameters that ask for the past; a wall with one of them does not move. */
const pastNames = ['asOf', 'knownAt', 'revision'] as const;

/** Times as other pages read them, and a revision to the letter. */
function pastOf(query: Query): Record<string, string> {
  const asked = pastNames.flatMap((name) => {
    const value = param(query, name);
    return value === null ? [] : [[name, value]];
  });
  return { ...Object.fromEntries(asked), ...axesParams(axesOf(query).axes) };
}

/** Brightness at night, percent; never so dark that nothing can be read. */
function dimOf(value: Query[string]): number {
  const percent = Number(typeof value === 'string' && value !== '' ? value : 100);
  return Number.isFinite(percent) ? Math.max(30, Math.min(100, Math.round(percent))) : 100;
}

export async function generateMetadata({ params }: Asked): Promise<Metadata> {
  const { watch } = await params;
  const t = await getTranslations('wall');
  try {
    return { title: t('title', { title: readWatch(watch).title }) };
  } catch {
    return {};
  }
}

const namespaces = [
  'common',
  'levels',
  'verdicts',
  'bands',
  'wall',
  'readings',
  'figures',
  'measures',
] as const;

export default async function WallPage({ params, searchParams }: Asked) {
  const { watch } = await params;
  const query = await searchParams;
  const past = pastOf(query);
  const unread = unreadTimes(query, ['asOf', 'knownAt']);
  if (unread.length > 0) {
    await foundOr404(async () => readWatch(watch));
    return (
      <Words namespaces={namespaces}>
        <NoWall unread={unread} live={`/watch/${watch}/wall`} />
      </Words>
    );
  }
  const follow = Object.keys(past).length === 0;
  const view = await foundOr404(() => readView(watch, past));
  const { now, build } = readServer();
  const { asOf, knownAt, simulated } = fromWire<View>(view);
  const review = `/watch/${watch}`;
  return (
    <Words namespaces={namespaces}>
      <Wall
        start={{ view, now, build, follow }}
        bands={
          <>
            {simulated ? <ExerciseBand /> : null}
            {/* The wall's own clock shows UTC, with the local time beside it. */}
            {follow ? null : (
              <ReplayBand
                asOf={asOf}
                knownAt={knownAt}
                timeZone="UTC"
                now={Date.parse(now)}
                live={`${review}/wall`}
              />
            )}
          </>
        }
        links={{ review, past: follow ? '' : `&${new URLSearchParams(past)}` }}
        theme={query.theme === 'light' ? 'light' : 'dark'}
        dim={dimOf(query.dim)}
      />
    </Words>
  );
}

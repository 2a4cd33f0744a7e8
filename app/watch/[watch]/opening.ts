import { notFound } from 'next/navigation';
import { axesOf, axesParams, isReplay, type Params } from '#components/review/time/axes.ts';
import type { IndicatorId, MeasureDeclaration } from '#domain/indicators/indicator.ts';
import { indicators } from '#domain/indicators/registry.ts';
import type { Knowledge } from '#domain/knowledge.ts';
import { fromWire } from '#domain/wire.ts';
import { readKnowledge, readServer, readView, readWatch, refusalCode } from '#server/first-view.ts';

export interface PageProps {
  params: Promise<{ watch: string }>;
  searchParams: Promise<Params>;
}

/** What every review page of a watch is made from. */
export async function openReview({ params, searchParams }: PageProps) {
  const { watch } = await params;
  const asked = await searchParams;
  const { axes, unread } = axesOf(asked);
  return foundOr404(async () => {
    const { regions, places, title } = readWatch(watch);
    const view = await readView(watch, axesParams(axes));
    const { now, build } = readServer();
    return {
      watch,
      title,
      asked,
      axes,
      unread,
      start: { view, now, build, follow: !isReplay(axes) },
      knowledge: fromWire<Knowledge>(readKnowledge(watch)),
      regions: Object.fromEntries(regions.map(({ id, name }) => [id, name])),
      places: Object.fromEntries(places.map(({ id, name }) => [id, name])),
    };
  });
}

/** Refusals that lie with the address: there is nothing there, or it asks for what cannot be. */
const notThere: readonly (string | null)[] = ['unknown-watch', 'not-found', 'invalid'];

/** Runs a read; a watch or a signal that is not there is a page that is not there. */
export async function foundOr404<T>(read: () => Promise<T>): Promise<T> {
  try {
    return await read();
  } catch (error) {
    if (notThere.includes(refusalCode(error))) notFound();
    throw error;
  }
}

/** Runs a read of one thing; null where the watch, as it is known then, has no such thing. */
export async function foundOrNull<T>(read: () => Promise<T>): Promise<T | null> {
  try {
    return await read();
  } catch (error) {
    if (refusalCode(error) === 'not-found') return null;
    throw error;
  }
}

/** The measures of each indicator with their units and breakpoints, as the registry declares them. */
export function declarations(): Record<IndicatorId, readonly MeasureDeclaration[]> {
  const of = (id: IndicatorId) => indicators.find((each) => each.id === id)?.measures ?? [];
  return {
    'response-speed': of('response-speed'),
    'attack-frequency': of('attack-frequency'),
    'military-posture': of('military-posture'),
    'public-messaging': of('public-messaging'),
    'civilian-impact': of('civilian-impact'),
  };
}

/** Namespaces of words that every review page needs in the browser. */
export const reviewWords = [
  'common',
  'nav',
  'review',
  'signals',
  'levels',
  'verdicts',
  'bands',
  'readings',
  'figures',
  'measures',
] as const;

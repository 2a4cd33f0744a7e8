'use client';

import { useEffect, useState, useSyncExternalStore } from 'react';
import { type Live, LiveWatch } from '#components/live/live-watch.ts';
import { createServerClock, type ServerClock } from '#components/live/server-clock.ts';
import { theSocket } from '#components/socket.ts';
import type { View } from '#domain/view.ts';
import { fromWire } from '#domain/wire.ts';
import type { WireView } from '#server/contract.ts';

/** What the page was rendered with. */
export interface FirstView {
  view: WireView;
  /** Server time of the rendering, ISO 8601. */
  now: string;
  /** Build of the page. */
  build: string;
  /** False for a view of the past, which must not move. */
  follow: boolean;
}

/**
 * The one live view of a watch. Starts from the view that came with the page, joins on every
 * connect, keeps whichever view is newer, and tells how far the screen can be trusted. A page
 * that moves to another watch or to another time starts over; one that stays goes on.
 */
export function useWatch(start: FirstView): Live & { clock: ServerClock } {
  const [held, setHeld] = useState(() => follow(start));
  const story = storyOf(start);
  let current = held;
  if (held.story !== story) {
    current = follow(start);
    setHeld(current);
  }
  const { clock, watch, first } = current;
  useEffect(() => watch.start(theSocket()), [watch]);
  const live = useSyncExternalStore(watch.subscribe, watch.snapshot, () => first);
  return { ...live, clock };
}

function follow(start: FirstView) {
  const clock = createServerClock(Date.parse(start.now));
  const view = fromWire<View>(start.view);
  const watch = new LiveWatch({ first: view, clock, build: start.build, follow: start.follow });
  return { story: storyOf(start), clock, watch, first: watch.snapshot() };
}

/** What a page tells: a watch as it unfolds, or as it stood at one time on one knowledge. */
function storyOf({ view, follow: live }: FirstView): string {
  return live ? view.watch : `${view.watch} ${view.asOf} ${view.knownAt} ${view.revision}`;
}

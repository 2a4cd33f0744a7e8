'use client';

import { createContext, type ReactNode, useContext } from 'react';
import { ClockProvider } from '#components/live/clock-context.tsx';
import { ZoneProvider } from '#components/ui/watch-time.tsx';
import { type FirstView, useWatch } from '#components/use-watch.ts';

type LiveWatch = ReturnType<typeof useWatch>;

const Context = createContext<LiveWatch | null>(null);

/** Keeps the watch of a page live, once, for everything inside. */
export function LiveProvider({ start, children }: { start: FirstView; children: ReactNode }) {
  const live = useWatch(start);
  return (
    <Context value={live}>
      <ClockProvider clock={live.clock}>
        <ZoneProvider timeZone={live.view.timeZone}>{children}</ZoneProvider>
      </ClockProvider>
    </Context>
  );
}

/** The live view of the page's watch: the view, the link, what just changed, the server's clock. */
export function useLive(): LiveWatch {
  const live = useContext(Context);
  if (live === null) throw new Error('A live text needs a LiveProvider above it.');
  return live;
}

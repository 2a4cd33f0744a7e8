'use client';

import type { ReactNode } from 'react';
import { useTicking } from '#components/live/clock-context.tsx';

/** How long the picture stands in one place, and how many places there are. */
const STAY = 180_000;
const PLACES = 8;

/**
 * What the wall shows. Every few minutes the picture moves by a few pixels, so that nothing burns
 * in. An animation would do the same, but would keep the browser drawing sixty times a second.
 */
export function Screen({ children }: { children: ReactNode }) {
  const place = useTicking((now) => Math.floor(now / STAY) % PLACES);
  return (
    <main className="screen" data-place={place}>
      {children}
    </main>
  );
}

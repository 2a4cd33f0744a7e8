'use client';

import { createContext, type ReactNode, useContext } from 'react';
import type { Instant } from '#domain/instant.ts';
import { shownIn } from '#domain/zone.ts';

const Context = createContext('UTC');

/** Gives the texts inside the zone of their watch. Outside of it they are in UTC. */
export function ZoneProvider({ timeZone, children }: { timeZone: string; children: ReactNode }) {
  return <Context value={timeZone}>{children}</Context>;
}

/**
 * How the clocks of the watch show an instant, for a message that formats in UTC: the instant
 * moved by what they are ahead, and the zone to print beside it. Of a pair both are moved by what
 * holds for the one that is named, so that one zone is true of both.
 */
export function useWatchTime(): (at: Instant) => ReturnType<typeof shownIn> {
  const timeZone = useContext(Context);
  return (at) => shownIn(at, timeZone);
}

'use client';

import {
  createContext,
  type ReactNode,
  useCallback,
  useContext,
  useSyncExternalStore,
} from 'react';
import type { ServerClock } from '#components/live/server-clock.ts';

const Context = createContext<ServerClock | null>(null);

/** Gives the texts inside the server's time. */
export function ClockProvider({ clock, children }: { clock: ServerClock; children: ReactNode }) {
  return <Context value={clock}>{children}</Context>;
}

/**
 * A text that depends on the time. It is made every second and drawn only when it reads
 * differently, so a screen full of ages costs next to nothing.
 */
export function useTicking<T extends string | number | boolean>(textAt: (now: number) => T): T {
  const clock = useContext(Context);
  if (clock === null) throw new Error('A ticking text needs a ClockProvider above it.');
  const subscribe = useCallback((tick: () => void) => clock.subscribe(tick), [clock]);
  return useSyncExternalStore(
    subscribe,
    () => textAt(clock.now()),
    () => textAt(clock.renderedAt),
  );
}

/** The same as an element. */
export function Ticking({ textAt }: { textAt: (now: number) => string }) {
  return useTicking(textAt);
}

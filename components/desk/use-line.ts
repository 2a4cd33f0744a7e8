'use client';

import { useSyncExternalStore } from 'react';
import { useOutboxItems } from '#components/desk/use-outbox-items.ts';
import { useLive } from '#components/review/shell/live-context.tsx';

function subscribe(listener: () => void): () => void {
  window.addEventListener('online', listener);
  window.addEventListener('offline', listener);
  return () => {
    window.removeEventListener('online', listener);
    window.removeEventListener('offline', listener);
  };
}

/** Whether the browser itself knows of no line. */
function useOffline(): boolean {
  return useSyncExternalStore(
    subscribe,
    () => !navigator.onLine,
    () => false,
  );
}

/**
 * What stands between the desk and the log: no line at all, a server that is silent, one whose
 * disk does not take what it is given, one that cannot be reached with entries, or one that
 * answers but does not take them.
 */
export type Line = 'up' | 'offline' | 'noAnswer' | 'disk' | 'stuck' | 'notTaken';

export function useLine(): Line {
  const { link } = useLive();
  const offline = useOffline();
  const waiting = useOutboxItems().filter(({ state }) => state === 'waiting');
  if (offline) return 'offline';
  if (link === 'lost' || link === 'dark') return 'noAnswer';
  if (waiting.some(({ heldBy }) => heldBy === 'storage')) return 'disk';
  if (waiting.some(({ stumbles }) => stumbles > 0)) return 'notTaken';
  return waiting.some(({ attempts }) => attempts > 1) ? 'stuck' : 'up';
}

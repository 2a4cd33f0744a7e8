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
 * What stands between the desk and the log: no line at all, a server that is silent, or one that
 * answers but has not taken the entry it was given.
 */
export type Line = 'up' | 'offline' | 'noAnswer' | 'stuck';

export function useLine(): Line {
  const { link } = useLive();
  const offline = useOffline();
  const stuck = useOutboxItems().some(({ state, attempts }) => state === 'waiting' && attempts > 1);
  if (offline) return 'offline';
  if (link === 'lost' || link === 'dark') return 'noAnswer';
  return stuck ? 'stuck' : 'up';
}

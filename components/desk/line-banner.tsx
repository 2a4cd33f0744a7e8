'use client';

import { useTranslations } from 'next-intl';
import { useSyncExternalStore } from 'react';
import { useOutboxItems } from '#components/desk/just-logged.tsx';

function subscribe(listener: () => void): () => void {
  window.addEventListener('online', listener);
  window.addEventListener('offline', listener);
  return () => {
    window.removeEventListener('online', listener);
    window.removeEventListener('offline', listener);
  };
}

/** Says that there is no line, what is kept, and that nothing need be done. */
export function LineBanner({ linkLost }: { linkLost: boolean }) {
  const t = useTranslations('desk.line');
  const offline = useSyncExternalStore(
    subscribe,
    () => !navigator.onLine,
    () => false,
  );
  const waiting = useOutboxItems().filter(({ state }) => state === 'waiting');
  const stuck = waiting.some(({ attempts }) => attempts > 1);
  return (
    <div role="status">
      {offline || linkLost || stuck ? (
        <p className="flex flex-wrap gap-x-2 bg-link-lost px-4 py-1.5 text-14 text-link-lost-ink md:px-6">
          <strong className="font-semibold">{offline ? t('offline') : t('noAnswer')}</strong>
          <span>{t('kept', { count: waiting.length })}</span>
        </p>
      ) : null}
    </div>
  );
}

'use client';

import { useTranslations } from 'next-intl';
import { useLine } from '#components/desk/use-line.ts';
import { useOutboxItems } from '#components/desk/use-outbox-items.ts';

/** Says that nothing gets through, what is kept, and that nothing need be done. */
export function LineBanner() {
  const t = useTranslations('desk.line');
  const line = useLine();
  const waiting = useOutboxItems().filter(({ state }) => state === 'waiting');
  return (
    <div role="status">
      {line === 'up' ? null : (
        <p className="flex flex-wrap gap-x-2 bg-link-lost px-4 py-1.5 text-14 text-link-lost-ink md:px-6">
          <strong className="font-semibold">{t(line)}</strong>
          <span>{t(line === 'disk' ? 'keptFromDisk' : 'kept', { count: waiting.length })}</span>
        </p>
      )}
    </div>
  );
}

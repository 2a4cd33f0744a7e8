'use client';

import { useTranslations } from 'next-intl';
import type { ReactNode } from 'react';
import { useKeeping } from '#components/desk/use-keeping.ts';
import { useLine } from '#components/desk/use-line.ts';
import { useOutboxItems } from '#components/desk/use-outbox-items.ts';

/** What stands in the way of the desk: no line, entries put aside, a browser that keeps nothing. */
export function LineBanner() {
  const t = useTranslations('desk.line');
  const line = useLine();
  const keeping = useKeeping();
  const items = useOutboxItems();
  const waiting = items.filter(({ state }) => state === 'waiting');
  const aside = items.filter(({ state }) => state === 'aside');
  const newest = aside[0];
  const lasting = line === 'disk' ? 'keptFromDisk' : 'kept';
  const waits = keeping === 'lasting' ? lasting : 'held';
  return (
    <>
      <div role="status">
        {line === 'up' ? null : <Bar title={t(line)}>{t(waits, { count: waiting.length })}</Bar>}
      </div>
      <div role="status">
        {keeping === 'lasting' ? null : <Bar title={t(keeping)}>{t('doNotClose')}</Bar>}
      </div>
      {newest === undefined ? null : (
        <Bar title={t('aside', { count: aside.length })}>
          <a href={`#entry-${newest.id}`} className="underline underline-offset-2">
            {t('showAside')}
          </a>
        </Bar>
      )}
    </>
  );
}

function Bar({ title, children }: { title: string; children: ReactNode }) {
  return (
    <p className="flex flex-wrap gap-x-2 bg-link-lost px-4 py-1.5 text-14 text-link-lost-ink md:px-6">
      <strong className="font-semibold">{title}</strong>
      <span>{children}</span>
    </p>
  );
}

'use client';

import { useTranslations } from 'next-intl';
import { useRef } from 'react';
import type { Live } from '#components/live/live-watch.ts';
import { useDeskKey } from '#components/ui/use-desk-key.ts';

/**
 * N leads to the desk from the wall too. Across the room nobody needs to see the link; whoever
 * comes to it with the keyboard does, and hears of the key. Without a line the wall stays what it
 * is: a key pressed by chance must not leave an empty page on it.
 */
export function DeskLink({ href, link }: { href: string; link: Live['link'] }) {
  const t = useTranslations('wall');
  const desk = useRef<HTMLAnchorElement>(null);
  useDeskKey(desk, link === 'live');
  return (
    <a
      ref={desk}
      href={href}
      aria-keyshortcuts="N"
      className="sr-only focus:not-sr-only focus:absolute focus:top-0 focus:left-0 focus:z-20 focus:bg-ink focus:px-4 focus:py-2 focus:text-surface"
    >
      {t('desk')}
    </a>
  );
}

'use client';

import { useRouter } from 'next/navigation';
import { useTranslations } from 'next-intl';
import { type MouseEvent, useEffect, useState } from 'react';
import type { Live } from '#components/live/live-watch.ts';
import { serverAnswers } from '#components/live/server-answers.ts';

/** A link that was clicked while nothing was heard of the server. */
interface Held {
  name: string;
  asking: boolean;
}

/**
 * Without a line a click would trade the page, and with it the desk that still takes entries, for
 * the browser's own error page. So the server is asked first, and the page stays if it is silent.
 */
export function useHeldLinks(link: Live['link']): {
  held: Held | null;
  onClickCapture: (event: MouseEvent) => void;
} {
  const router = useRouter();
  const [held, setHeld] = useState<Held | null>(null);
  useEffect(() => {
    if (link === 'live') setHeld(null);
  }, [link]);
  const onClickCapture = (event: MouseEvent) => {
    const to = pageOf(event);
    if (to === null || !(link === 'lost' || link === 'dark' || !navigator.onLine)) return;
    event.preventDefault();
    event.stopPropagation();
    setHeld({ name: to.name, asking: true });
    void serverAnswers().then((answers) => {
      setHeld(answers ? null : { name: to.name, asking: false });
      if (answers) router.push(to.href);
    });
  };
  return { held, onClickCapture };
}

/** The page of this site that a plain click leads to; null for any other click. */
function pageOf(event: MouseEvent): { href: string; name: string } | null {
  if (event.button !== 0 || event.ctrlKey || event.metaKey || event.shiftKey || event.altKey) {
    return null;
  }
  const anchor = event.target instanceof Element ? event.target.closest('a') : null;
  if (anchor === null || anchor.target === '_blank' || anchor.origin !== window.location.origin) {
    return null;
  }
  const { pathname, search } = window.location;
  if (anchor.pathname === pathname && anchor.search === search) return null;
  return {
    href: `${anchor.pathname}${anchor.search}${anchor.hash}`,
    name: anchor.textContent.trim(),
  };
}

/** What became of the click. */
export function HeldLink({ held }: { held: Held | null }) {
  const t = useTranslations('nav');
  return (
    <div role="status">
      {held === null ? null : (
        <p className="border-link-lost border-b-2 bg-raised px-4 py-1.5 text-14 md:px-6">
          {t(held.asking ? 'heldAsking' : 'held', { page: held.name })}
        </p>
      )}
    </div>
  );
}

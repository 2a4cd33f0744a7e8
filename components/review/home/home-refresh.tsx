'use client';

import { useRouter } from 'next/navigation';
import { useTranslations } from 'next-intl';
import { useEffect, useState } from 'react';
import { serverAnswers } from '#components/live/server-answers.ts';
import { InstantText } from '#components/ui/instant-text.tsx';
import type { Instant } from '#domain/instant.ts';

const EVERY = 15_000;

/**
 * Asks for the page again while somebody can see it; nothing on it is older than a few seconds.
 * A server that does not answer leaves the page standing, and the page says so.
 */
export function HomeRefresh({ seenAt }: { seenAt: Instant }) {
  const t = useTranslations('home');
  const router = useRouter();
  const [silent, setSilent] = useState(false);
  useEffect(() => {
    let gone = false;
    const refresh = async () => {
      if (document.visibilityState !== 'visible' || document.querySelector('dialog[open]')) return;
      const answers = await serverAnswers();
      if (gone) return;
      setSilent(!answers);
      if (answers) router.refresh();
    };
    const timer = setInterval(refresh, EVERY);
    document.addEventListener('visibilitychange', refresh);
    return () => {
      gone = true;
      clearInterval(timer);
      document.removeEventListener('visibilitychange', refresh);
    };
  }, [router]);
  return (
    <div role="alert">
      {silent ? (
        <p className="mt-4 bg-link-lost px-4 py-2 text-14 text-link-lost-ink">
          <strong className="font-semibold">{t('silent')}</strong> {t('silentText')}{' '}
          <InstantText at={seenAt} />.
        </p>
      ) : null}
    </div>
  );
}

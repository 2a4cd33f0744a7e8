'use client';

import { useTranslations } from 'next-intl';
import { useEffect } from 'react';
import { serverAnswers } from '#components/live/server-answers.ts';
import '#components/wall/failed.css';

const EVERY = 15_000;

/** A wall that cannot be shown at all: it says so, and loads itself again until it can. */
export default function WallFailed({ error }: { error: Error & { digest?: string } }) {
  const t = useTranslations('failure');
  useEffect(() => {
    console.error(error);
    const timer = setInterval(async () => {
      if (await serverAnswers()) window.location.reload();
    }, EVERY);
    return () => clearInterval(timer);
  }, [error]);
  return (
    <main className="wall-failed" data-theme="dark" data-screen="dark">
      <h1>{t('wall')}</h1>
      <p>{t('wallText')}</p>
      {error.digest === undefined ? null : <p>{t('reference', { reference: error.digest })}</p>}
    </main>
  );
}

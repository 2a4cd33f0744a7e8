'use client';

import { useTranslations } from 'next-intl';
import { useEffect } from 'react';
import { serverAnswers } from '#components/live/server-answers.ts';
import { ScreenNotice } from '#components/ui/screen-notice.tsx';

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
    <ScreenNotice>
      <h1 className="bg-link-lost px-[0.4em] font-bold text-[length:max(1.5rem,6vmin)] text-link-lost-ink leading-[1.3]">
        {t('wall')}
      </h1>
      <p>{t('wallText')}</p>
      {error.digest === undefined ? null : <p>{t('reference', { reference: error.digest })}</p>}
    </ScreenNotice>
  );
}

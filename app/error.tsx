'use client';

import { useTranslations } from 'next-intl';
import { useEffect } from 'react';
import { Button, ButtonLink } from '#components/ui/button.tsx';
import { Notice } from '#components/ui/notice.tsx';

export default function PageFailed({
  error,
  reset,
}: {
  error: Error & { digest?: string };
  reset: () => void;
}) {
  const t = useTranslations('failure');
  useEffect(() => {
    console.error(error);
  }, [error]);
  return (
    <main className="p-6 md:p-10">
      <Notice
        heading="h1"
        tone="danger"
        title={t('title')}
        actions={
          <>
            <Button weight="primary" onClick={reset}>
              {t('retry')}
            </Button>
            <ButtonLink href="/">{t('home')}</ButtonLink>
          </>
        }
      >
        <p>{t('text')}</p>
        {error.digest === undefined ? null : <p>{t('reference', { reference: error.digest })}</p>}
      </Notice>
    </main>
  );
}

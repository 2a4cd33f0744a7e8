'use client';

import { useTranslations } from 'next-intl';
import { useCallback } from 'react';
import type { Said } from '#components/desk/outbox-item.ts';

/** What was said in place of an answer, as a sentence. */
export function useSaidWords(): (said: Said) => string {
  const t = useTranslations('desk.stumble');
  return useCallback(
    ({ status, message }) => {
      if (status === null) return t('silent');
      if (status < 400) return t('instead');
      return message === '' ? t('bare', { status }) : t('answered', { status, message });
    },
    [t],
  );
}

'use client';

import { useTranslations } from 'next-intl';
import { useCallback } from 'react';
import { v7 as uuid } from 'uuid';
import { useDesk } from '#components/desk/desk-context.tsx';
import type { OutboxItem } from '#components/desk/outbox-item.ts';
import type { IndicatorId } from '#domain/indicators/indicator.ts';
import { isoOf } from '#domain/instant.ts';

/** "Looked, nothing to report" in one keystroke, and taking it back. */
export function useLooked() {
  const t = useTranslations('desk');
  const { author, log, readContext } = useDesk();

  const looked = useCallback(
    (indicator: IndicatorId) => {
      if (author === '') return;
      const id = uuid();
      const lookedAt = isoOf(readContext().now);
      const body = { id, author, indicator, lookedAt, regions: [], note: null };
      const headline = t('looked.headline', { indicator: t(`tabs.${indicator}`) });
      log({ id, path: 'heartbeats', body, headline, origin: null });
    },
    [author, log, readContext, t],
  );

  const undo = useCallback(
    (item: OutboxItem) => {
      const id = uuid();
      const body = { id, author, target: item.id, reason: t('looked.undoReason') };
      const headline = t('looked.undone', { headline: item.headline });
      log({ id, path: 'retractions', body, headline, origin: null });
    },
    [author, log, t],
  );

  return { looked, undo };
}

'use client';

import { useSyncExternalStore } from 'react';
import { useDesk } from '#components/desk/desk-context.tsx';
import type { OutboxItem } from '#components/desk/outbox-item.ts';

/** This watch's entries on their way to the log, newest first. */
export function useOutboxItems(): readonly OutboxItem[] {
  const { outbox, watch } = useDesk();
  const items = useSyncExternalStore(outbox.subscribe, outbox.items, outbox.items);
  return items.filter((item) => item.watch === watch).reverse();
}

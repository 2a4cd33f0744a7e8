'use client';

import { useEffect, useState } from 'react';
import { useDesk } from '#components/desk/desk-context.tsx';
import type { OutboxItem } from '#components/desk/outbox-item.ts';
import { useOutboxItems } from '#components/desk/use-outbox-items.ts';

/**
 * Puts a refused text back into its form by itself when nothing new was typed there since;
 * otherwise it waits in the list. Gives the set that new ids of this page are added to.
 */
export function useReopenRefused(
  draftName: string,
  editAgain: (item: OutboxItem) => void,
): Set<string> {
  const { drafts } = useDesk();
  const [mine] = useState(() => new Set<string>());
  const refused = useOutboxItems().find(
    ({ id, state, origin }) => state === 'refused' && mine.has(id) && origin?.form === draftName,
  );
  useEffect(() => {
    if (refused === undefined) return;
    mine.delete(refused.id);
    if (drafts.own(draftName) === null) editAgain(refused);
  }, [refused, mine, drafts, draftName, editAgain]);
  return mine;
}

'use client';

import { useCallback } from 'react';
import type { OutboxItem } from '#components/desk/outbox-item.ts';
import { refusedOn } from '#components/desk/problem.ts';
import { useRuleWords } from '#components/desk/use-form-words.ts';

/** Why an entry was refused, in sentences. */
export function useRefusalWords(): (item: OutboxItem) => string {
  const sentence = useRuleWords();
  return useCallback(
    ({ refusal }) => (refusal === null ? '' : refusedOn(refusal, 'signal').map(sentence).join(' ')),
    [sentence],
  );
}

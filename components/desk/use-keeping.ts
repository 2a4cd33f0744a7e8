'use client';

import { useSyncExternalStore } from 'react';
import { useDesk } from '#components/desk/desk-context.tsx';
import type { Keeping } from '#components/desk/kept-text.ts';

/** Whether what is typed and logged here would outlive this tab. */
export function useKeeping(): Keeping {
  const { kept } = useDesk();
  return useSyncExternalStore(kept.subscribe, kept.keeping, kept.keeping);
}

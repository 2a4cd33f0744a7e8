'use client';

import { useEffect } from 'react';

/** Sends what waits on this device from any page of a watch: nobody must come back to the desk. */
export function useSender(isLive: boolean): void {
  useEffect(() => {
    if (isLive && mayWait()) void send();
  }, [isLive]);
}

/** Whether there is anything at all, so that most pages load nothing more. */
function mayWait(): boolean {
  try {
    return Object.keys(window.localStorage).some((key) => key.startsWith('watchfloor:outbox:'));
  } catch {
    return false;
  }
}

async function send(): Promise<void> {
  try {
    const { theShared } = await import('#components/desk/shared-outbox.ts');
    theShared().outbox.lineIsBack();
  } catch {
    // The part did not come through the line; the desk sends, or this page when it is live again.
  }
}

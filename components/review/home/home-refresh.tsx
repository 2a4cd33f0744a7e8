'use client';

import { useRouter } from 'next/navigation';
import { useEffect } from 'react';

const EVERY = 15_000;

/** Asks for the page again while somebody can see it; nothing on it is older than a few seconds. */
export function HomeRefresh() {
  const router = useRouter();
  useEffect(() => {
    const timer = setInterval(() => {
      if (document.visibilityState === 'visible' && !document.querySelector('dialog[open]')) {
        router.refresh();
      }
    }, EVERY);
    return () => clearInterval(timer);
  }, [router]);
  return null;
}

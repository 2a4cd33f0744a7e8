'use client';

import { usePathname } from 'next/navigation';
import { useEffect, useRef } from 'react';

/**
 * Where a link to a part of the page was followed, Back finds the page again. The browser makes
 * such an entry of the history without the state that the router goes by, and the router leaves
 * an entry without it alone: the address would change, and the page would not. Whoever was quicker
 * than that state could be kept has the page loaded anew.
 */
export function AnchorHistory() {
  const path = usePathname();
  const shown = useRef(path);
  useEffect(() => {
    shown.current = path;
  }, [path]);
  useEffect(() => {
    const onPopState = ({ state }: PopStateEvent) => {
      if (state === null && window.location.pathname !== shown.current) window.location.reload();
    };
    window.addEventListener('popstate', onPopState);
    return () => window.removeEventListener('popstate', onPopState);
  }, []);
  useEffect(() => {
    let left: { page: string; state: unknown } | null = null;
    const onClick = ({ target }: MouseEvent) => {
      const isAnchor = target instanceof Element && target.closest('a[href^="#"]') !== null;
      left = isAnchor ? { page: pageNow(), state: window.history.state } : null;
    };
    const onHashChange = () => {
      if (window.history.state !== null || left?.page !== pageNow()) return;
      window.history.replaceState(left.state, '');
    };
    document.addEventListener('click', onClick, true);
    window.addEventListener('hashchange', onHashChange);
    return () => {
      document.removeEventListener('click', onClick, true);
      window.removeEventListener('hashchange', onHashChange);
    };
  }, []);
  return null;
}

function pageNow(): string {
  return window.location.pathname + window.location.search;
}

'use client';

import { usePathname } from 'next/navigation';
import { useEffect, useRef } from 'react';

/** How long a page has to put the cursor where it wants it, ms. */
const SETTLING = 300;

/**
 * The cursor arrives where a link led: at the part of the page that it named, or else at the
 * page. Left on nothing, the next Tab would begin anew at the top, and who hears the page would
 * not hear that it is another one.
 */
export function Arrival() {
  const path = usePathname();
  const before = useRef<string | null>(null);
  useEffect(() => {
    const isFirst = before.current === null;
    before.current = path;
    if (isFirst && window.location.hash === '') return;
    const timer = setTimeout(() => {
      if (isNowhere()) land(partNamed() ?? document.getElementById('page'));
    }, SETTLING);
    return () => clearTimeout(timer);
  }, [path]);
  useEffect(() => {
    const onHashChange = () => land(partNamed());
    // A link to the part that the address names already changes nothing, and still leads there.
    const onClick = ({ target }: MouseEvent) => {
      const link = target instanceof Element ? target.closest('a[href^="#"]') : null;
      if (link?.getAttribute('href') === window.location.hash) land(partNamed());
    };
    window.addEventListener('hashchange', onHashChange);
    document.addEventListener('click', onClick);
    return () => {
      window.removeEventListener('hashchange', onHashChange);
      document.removeEventListener('click', onClick);
    };
  }, []);
  return null;
}

function isNowhere(): boolean {
  return document.activeElement === null || document.activeElement === document.body;
}

function partNamed(): HTMLElement | null {
  const name = decodeURIComponent(window.location.hash.slice(1));
  return name === '' ? null : document.getElementById(name);
}

/** The browser has scrolled there; a part that takes no cursor by itself is made to. */
function land(part: HTMLElement | null): void {
  if (part === null) return;
  if (part.tabIndex < 0 && !part.hasAttribute('tabindex')) part.tabIndex = -1;
  part.focus({ preventScroll: true });
}

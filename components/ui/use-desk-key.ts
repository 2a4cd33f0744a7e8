import { type RefObject, useEffect } from 'react';
import { isPageKey } from '#components/ui/page-key.ts';

/** N follows the link to the desk, from every page of a watch where that link can be reached. */
export function useDeskKey(link: RefObject<HTMLAnchorElement | null>, isOn = true): void {
  useEffect(() => {
    if (!isOn) return;
    const onKeyDown = (event: KeyboardEvent) => {
      if (event.code !== 'KeyN' || !isPageKey(event) || !link.current?.offsetParent) return;
      event.preventDefault();
      link.current.click();
    };
    window.addEventListener('keydown', onKeyDown);
    return () => window.removeEventListener('keydown', onKeyDown);
  }, [link, isOn]);
}

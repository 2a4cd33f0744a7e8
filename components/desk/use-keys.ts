'use client';

import { useEffect, useRef } from 'react';
import { isPageKey } from '#components/ui/page-key.ts';

export interface DeskKeys {
  /** With a digit: the form at this place, from 0. */
  onForm: (index: number) => void;
  onNew: () => void;
  onLooked: () => void;
  onLookedDialog: () => void;
}

/** Keys of the page: with Alt they work anywhere, letters alone only where nobody is typing. */
export function useDeskKeys(keys: DeskKeys): void {
  const latest = useRef(keys);
  useEffect(() => {
    latest.current = keys;
  });
  useEffect(() => {
    const onKeyDown = (event: KeyboardEvent) => {
      if (event.defaultPrevented) return;
      const { onForm, onNew, onLooked, onLookedDialog } = latest.current;
      const digit = /^Digit([1-9])$/.exec(event.code)?.[1];
      if (event.altKey && !event.ctrlKey && !event.metaKey && digit !== undefined) {
        event.preventDefault();
        onForm(Number(digit) - 1);
        return;
      }
      if (!isPageKey(event)) return;
      // By its place on the keyboard: with Alt some keyboards write another letter there.
      const act = { KeyN: onNew, KeyH: event.shiftKey ? onLookedDialog : onLooked }[event.code];
      if (act === undefined) return;
      event.preventDefault();
      act();
    };
    window.addEventListener('keydown', onKeyDown);
    return () => window.removeEventListener('keydown', onKeyDown);
  }, []);
}

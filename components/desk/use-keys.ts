'use client';

import { useEffect, useRef } from 'react';

export interface DeskKeys {
  /** Alt and a digit: the form at this place, from 0. */
  onForm: (index: number) => void;
  onNew: () => void;
  onLooked: () => void;
  onLookedDialog: () => void;
}

const inField = 'input, textarea, select, [contenteditable], [role=dialog], [role=listbox]';

/** Keys that work anywhere on the page; single letters only where nobody is typing. */
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
      const { target } = event;
      if (event.altKey || event.ctrlKey || event.metaKey || event.repeat) return;
      if (target instanceof Element && target.closest(inField) !== null) return;
      const act = { n: onNew, h: onLooked, H: onLookedDialog }[event.key];
      if (act === undefined) return;
      event.preventDefault();
      act();
    };
    window.addEventListener('keydown', onKeyDown);
    return () => window.removeEventListener('keydown', onKeyDown);
  }, []);
}

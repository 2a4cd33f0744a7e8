import { type RefObject, useLayoutEffect, useRef } from 'react';

interface Typed {
  input: RefObject<HTMLInputElement | null>;
  set: (text: string) => void;
}

/** Takes in what was typed before the scripts of the page were there to hear of it. */
export function useTypedEarly(inputs: readonly Typed[]): void {
  const isTaken = useRef(false);
  useLayoutEffect(() => {
    if (isTaken.current) return;
    isTaken.current = true;
    for (const { input, set } of inputs) {
      const { current } = input;
      // Until somebody types, an input shows the value it came with.
      if (current !== null && current.value !== current.defaultValue) set(current.value);
    }
  });
}

import { useSyncExternalStore } from 'react';

const never = () => () => undefined;

/** Whether the scripts of the page are there; until then it is what the server sent. */
export function useScripted(): boolean {
  return useSyncExternalStore(
    never,
    () => true,
    () => false,
  );
}

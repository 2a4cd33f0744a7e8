import type { WatchState } from '#domain/watch-state.ts';

/** Gives what is kept about a state, and makes it when it is first asked for. */
export interface Kept<T> {
  (state: WatchState): T;
  /** Keeps this about a state that nobody has asked about yet: it came from a snapshot. */
  put(state: WatchState, value: T): void;
}

/**
 * Something that an indicator keeps up to date about a state, made when it is first asked for. It
 * hangs on the state by a weak reference and not by a field, so that an indicator declares what it
 * keeps in its own file, and a state that nobody reads keeps nothing.
 */
export function kept<T>(make: (state: WatchState) => T): Kept<T> {
  const made = new WeakMap<WatchState, T>();
  const keep = (state: WatchState) => {
    const known = made.get(state);
    if (known !== undefined) return known;
    const fresh = make(state);
    made.set(state, fresh);
    return fresh;
  };
  return Object.assign(keep, {
    put: (state: WatchState, value: T) => {
      made.set(state, value);
    },
  });
}

import type { WatchState } from '#domain/watch-state.ts';

/**
 * Something that an indicator keeps up to date about a state, made when it is first asked for. It
 * hangs on the state by a weak reference and not by a field, so that an indicator declares what it
 * keeps in its own file, and a state that nobody reads keeps nothing.
 */
export function kept<T>(make: (state: WatchState) => T): (state: WatchState) => T {
  const made = new WeakMap<WatchState, T>();
  return (state) => {
    const known = made.get(state);
    if (known !== undefined) return known;
    const fresh = make(state);
    made.set(state, fresh);
    return fresh;
  };
}

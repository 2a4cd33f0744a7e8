import type { Signal } from '#domain/indicators/signal-schema.ts';
import type { Instant } from '#domain/instant.ts';
import type { WatchState } from '#domain/watch-state.ts';

/** An event that a number counts, told by its reports. */
export interface CountedEvent {
  id: string;
  at: Instant;
  region: string | null;
  reports: readonly { id: string }[];
  lead: { signal: Signal };
}

/** Stands for an end of a move that nobody named; no slug of a place looks like it. */
export const unnamedPlace = '?';

/** Whether a signal tells of a move from or to a place; what is not asked for matches. */
export function isMove(
  signal: Signal,
  { from, to }: { from: string | undefined; to: string | undefined },
): boolean {
  if (from === undefined && to === undefined) return true;
  if (signal.indicator !== 'military-posture') return false;
  const ends = { from: signal.details.from, to: signal.details.to };
  if (ends.from === null && ends.to === null) return false;
  const isEnd = (asked: string | undefined, named: string | null) =>
    asked === undefined || asked === (named ?? unnamedPlace);
  return isEnd(from, ends.from) && isEnd(to, ends.to);
}

/**
 * The events that a number counts, as of the instant that the reading speaks of, which may lie
 * before the one that was asked for. Slow: for one reader at a time.
 */
export type EventsBehind = (
  state: WatchState,
  asOf: Instant,
  askedAt: Instant,
) => readonly CountedEvent[];

/**
 * Where a number opens to what it counts: to the signals of some events, by a name in `behind`, or,
 * where it counts other things than events, to the list of them on the page of the reading.
 */
export type Behind = { events: string } | { list: string };

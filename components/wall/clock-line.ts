import type { ClockView } from '#domain/view.ts';

/** What a clock says beside its name, as of an instant. */
export type ClockLine =
  | { state: 'unknown-start' | 'moot' | 'closed' | 'running' }
  | { state: 'closed-in'; length: number }
  /** The answer is not due yet, is due, or is late; `length` to the next turn or since the last. */
  | { state: 'opens-in' | 'left-of' | 'overdue'; length: number };

/** Where a clock stands in its window. */
export function lineOf(clock: ClockView, now: number): ClockLine {
  const { state, startAt, endAt, due } = clock;
  if (state === 'moot') return { state };
  if (state === 'closed') {
    if (startAt === null || endAt === null) return { state };
    return { state: 'closed-in', length: endAt - startAt };
  }
  if (startAt === null) return { state: 'unknown-start' };
  if (due === null) return { state: 'running' };
  if (now < due.earliestAt) return { state: 'opens-in', length: due.earliestAt - now };
  if (now <= due.latestAt) return { state: 'left-of', length: due.latestAt - now };
  return { state: 'overdue', length: now - due.latestAt };
}

/** Shares 0–1 of the bar under a clock: how far it has run and where the answer is due. */
export interface ClockBar {
  run: number;
  due: { from: number; to: number };
}

const ROOM = 1.25;

/** The bar of a clock with a window; null without one. The window's end stays inside the bar. */
export function barOf({ startAt, endAt, due }: ClockView, now: number): ClockBar | null {
  if (startAt === null || due === null) return null;
  const elapsed = Math.max(0, (endAt ?? now) - startAt);
  const length = Math.max(elapsed, (due.latestAt - startAt) * ROOM, 1);
  return {
    run: elapsed / length,
    due: { from: (due.earliestAt - startAt) / length, to: (due.latestAt - startAt) / length },
  };
}

import type { ClockView } from '#domain/view.ts';

/** What a clock says beside its name, as of an instant. */
export interface ClockLine {
  /** An open one is not due yet, due, or late; it merely runs without a window. */
  state: 'closed' | 'moot' | 'took' | 'unknown-start' | 'running' | 'early' | 'due' | 'overdue';
  /** How long it took, or how far the next turn is ahead or the last behind; null for neither. */
  length: number | null;
}

/** Where a clock stands in its window. */
export function lineOf({ state, startAt, endAt, due }: ClockView, now: number): ClockLine {
  if (state !== 'open') {
    const known = state === 'closed' && startAt !== null && endAt !== null;
    return known ? { state: 'took', length: endAt - startAt } : { state, length: null };
  }
  if (startAt === null) return { state: 'unknown-start', length: null };
  if (due === null) return { state: 'running', length: null };
  if (now < due.earliestAt) return { state: 'early', length: due.earliestAt - now };
  if (now <= due.latestAt) return { state: 'due', length: due.latestAt - now };
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

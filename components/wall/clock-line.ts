import type { ClockView } from '#domain/view.ts';

const DAY = 24 * 3_600_000;

/** What a clock says beside its name, as of an instant. */
export interface ClockLine {
  /** An open one is not due yet, due, or late; it merely runs without a window. */
  state:
    | 'closed'
    | 'moot'
    | 'took'
    | 'same-day'
    | 'unknown-start'
    | 'running'
    | 'early'
    | 'due'
    | 'overdue';
  /** How long it took, or how far the next turn is ahead or the last behind; null for neither. */
  length: number | null;
}

/** Where a clock stands in its window. */
export function lineOf(clock: ClockView, now: number): ClockLine {
  const { state, startAt, due } = clock;
  if (state !== 'open') return endOf(clock);
  if (startAt === null) return { state: 'unknown-start', length: null };
  if (due === null) return { state: 'running', length: null };
  if (now < due.earliestAt) return { state: 'early', length: due.earliestAt - now };
  if (now <= due.latestAt) return { state: 'due', length: due.latestAt - now };
  return { state: 'overdue', length: now - due.latestAt };
}

function endOf({ state, startAt, endAt, startPrecision }: ClockView): ClockLine {
  if (state !== 'closed') return { state: 'moot', length: null };
  if (startAt === null || endAt === null) return { state, length: null };
  const length = endAt - startAt;
  // With a start known to the day, hours within it would be made up.
  const vague = startPrecision !== 'minute' && startPrecision !== 'hour';
  return vague && length < DAY ? { state: 'same-day', length: null } : { state: 'took', length };
}

/**
 * How well a running time is known: to the second; at most so long, where the start counts from
 * the beginning of its hour or day; or roughly.
 */
export function exactnessOf({ startPrecision }: ClockView): 'exact' | 'at-most' | 'about' {
  if (startPrecision === 'minute') return 'exact';
  return startPrecision === 'hour' || startPrecision === 'day' ? 'at-most' : 'about';
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

/** Without a heartbeat for this long the link counts as lost; the server beats every 5 s. */
const LOST_AFTER = 15_000;
/** And after this long nothing on the screen may pass for current. */
const DARK_AFTER = 60_000;

export type LinkState = 'live' | 'lost' | 'dark';

/** What the silence since the last heartbeat says about the link. */
export function linkAfter(silence: number): LinkState {
  if (silence >= DARK_AFTER) return 'dark';
  return silence >= LOST_AFTER ? 'lost' : 'live';
}

/**
 * Whether the screen has missed something: a beat names another revision than the one shown,
 * and so did the beat before. The first may have overtaken the view that belongs to it.
 */
export function isBehind(
  shown: number,
  told: number | undefined,
  toldBefore: number | undefined,
): boolean {
  return told !== undefined && told !== shown && toldBefore !== undefined && toldBefore !== shown;
}

/** A view may be ahead of the server's clock by so much; more, and the clock was set back. */
const AHEAD = 60_000;

/** Whether what is shown speaks of a time that the server's clock has yet to reach. */
export function isAhead(asOf: number, now: number): boolean {
  return asOf > now + AHEAD;
}

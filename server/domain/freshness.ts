export type Status = 'LIVE' | 'STALE' | 'NO_DATA';

export type Freshness = {
  status: Status;
  /** Time since the latest event or look; null when there never was one. */
  age: number | null;
};

/**
 * Status from the latest event or heartbeat known (null = none ever). STALE when older than
 * `limit`. All in one unit.
 */
export function freshnessSince(latest: number | null, now: number, limit: number): Freshness {
  if (latest === null) return { status: 'NO_DATA', age: null };
  const age = now - latest;
  return { status: age > limit ? 'STALE' : 'LIVE', age };
}

/**
 * Is this still being watched? Counts what was known at `now`: signals [event time, log time] by
 * event time, so a signal logged today about an old event refreshes nothing, and heartbeats
 * ("looked, nothing to report"), which make zero events a real zero.
 */
export function freshness(input: {
  now: number;
  signals: readonly (readonly [eventTime: number, logTime: number])[];
  heartbeats: readonly number[];
  limit: number;
}): Freshness {
  const { now, signals, heartbeats, limit } = input;
  let latest: number | null = null;
  for (const [eventTime, logTime] of signals) {
    if (logTime <= now) latest = Math.max(latest ?? eventTime, eventTime);
  }
  for (const at of heartbeats) if (at <= now) latest = Math.max(latest ?? at, at);
  return freshnessSince(latest, now, limit);
}

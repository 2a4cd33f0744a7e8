import { configuration } from '#domain/configuration.ts';
import { DAY, type Instant } from '#domain/instant.ts';
import { kept } from '#domain/kept.ts';
import type { WatchState } from '#domain/watch-state.ts';

const { windowDays, baselineDays } = configuration.attacks;

export const window = windowDays * DAY;
export const baselineLength = baselineDays * DAY;
/** A baseline shorter than this says nothing. */
export const shortestBaseline = 7 * DAY;

/** The days (from, to] against which the window is compared. */
export interface Baseline {
  /** `frozen` by an analyst, `pre-shock` from the start of the running shock, else `trailing`. */
  basis: 'frozen' | 'pre-shock' | 'trailing';
  from: Instant;
  to: Instant;
}

/**
 * Days before the shock, if they are over by now; else the days before the window. For one instant
 * after another, while nothing is logged: mostly it stays the same for weeks.
 */
export function baselines(state: WatchState): (asOf: Instant) => Baseline | null {
  let held: Held | null = null;
  return (asOf) => {
    if (held === null || asOf >= held.until) held = heldAt(state, asOf);
    return held.fixed === 'none' ? trailingBaseline(state, asOf) : held.fixed;
  };
}

/** The same as of one instant. */
export function baselineOf(state: WatchState, asOf: Instant): Baseline | null {
  return baselines(state)(asOf);
}

/** A baseline that time does not move, or that there is none, and when another may hold. */
interface Held {
  fixed: Baseline | 'none' | null;
  until: Instant;
}

function heldAt(state: WatchState, asOf: Instant): Held {
  const { attackBaseline: frozen, incidents } = state;
  const frozenAt = frozen?.to ?? Number.POSITIVE_INFINITY;
  if (frozen !== null && frozenAt <= asOf) {
    const fixed = onRecord(state, { basis: 'frozen', from: frozen.from - 1, to: frozen.to - 1 });
    return { fixed, until: Number.POSITIVE_INFINITY };
  }
  const shock = runningShock(state, asOf);
  if (shock === null) {
    const next = incidents.starts.instants.at(incidents.starts.countUpTo(asOf));
    return { fixed: 'none', until: Math.min(frozenAt, next ?? Number.POSITIVE_INFINITY) };
  }
  const { at, closedAt } = shock;
  return {
    fixed: onRecord(state, { basis: 'pre-shock', from: at - baselineLength - 1, to: at - 1 }),
    until: Math.min(frozenAt, at + baselineLength + 1, closedAt),
  };
}

/** The days that are usual to freeze: those before the running shock, else before the window. */
export function proposedBaseline(
  state: WatchState,
  asOf: Instant,
): { fromAt: Instant; toAt: Instant } {
  const toAt = runningShock(state, asOf)?.at ?? Math.floor((asOf - window) / DAY) * DAY;
  return { fromAt: toAt - baselineLength, toAt };
}

/** The 84 days before the window. */
export function trailingBaseline(state: WatchState, asOf: Instant): Baseline | null {
  const to = asOf - window;
  return onRecord(state, { basis: 'trailing', from: to - baselineLength, to });
}

/** Days before anybody kept a record are not days without attacks. */
function onRecord(state: WatchState, baseline: Baseline): Baseline | null {
  const recordFrom = state.looked['attack-frequency'].any.sorted.at(0);
  if (recordFrom === undefined) return null;
  const from = Math.max(baseline.from, recordFrom);
  return baseline.to - from < shortestBaseline ? null : { ...baseline, from };
}

/** The earliest shock of the wave: begun within the baseline's length, not closed by then. */
function runningShock(state: WatchState, asOf: Instant): { at: Instant; closedAt: Instant } | null {
  const { starts, closedAt } = state.incidents;
  const end = starts.countUpTo(asOf);
  for (let i = starts.instants.countBelow(asOf - baselineLength); i < end; i += 1) {
    const shock = starts.at(i);
    if (shock === undefined) break;
    const closing = closedAt.get(shock.id)?.at ?? Number.POSITIVE_INFINITY;
    if (closing > asOf) return { at: shock.at, closedAt: closing };
  }
  return null;
}

/** The last days that somebody asked about: a level asks for hundreds, each near the last ones. */
const lastCoverage = kept(() => ({ from: 0, to: 0, changes: -1, watched: 0 }));

/** `shareWatched` of a baseline: of one that moved on, only what came and went is looked at. */
export function baselineCoverage(
  state: WatchState,
  { from, to }: Pick<Baseline, 'from' | 'to'>,
): number {
  const last = lastCoverage(state);
  const { changes } = state.looked['attack-frequency'].any;
  const isNear = last.changes === changes && from >= last.from && to >= last.to && from <= last.to;
  if (isNear) {
    last.watched += timeWatched(state, { from: last.to, to });
    last.watched -= timeWatched(state, { from: last.from, to: from });
  } else {
    last.watched = timeWatched(state, { from, to });
  }
  last.from = from;
  last.to = to;
  last.changes = changes;
  return last.watched / (to - from);
}

/** Share 0–1 of some days on which somebody looked within the freshness limit. */
export function shareWatched(state: WatchState, days: Pick<Baseline, 'from' | 'to'>): number {
  return timeWatched(state, days) / (days.to - days.from);
}

/**
 * Goes from the newest look that covers an instant to the end of what it covers: a few steps for
 * each of the limits that fit into a baseline, however often somebody looked.
 */
function timeWatched(state: WatchState, { from, to }: Pick<Baseline, 'from' | 'to'>): number {
  const { freshnessLimit } = configuration.attacks;
  const looks = state.looked['attack-frequency'].any;
  let covered = 0;
  let at = from;
  while (at < to) {
    const look = looks.newest(at);
    if (look !== null && look + freshnessLimit > at) {
      const end = Math.min(to, look + freshnessLimit);
      covered += end - at;
      at = end;
    } else {
      at = looks.next(at) ?? to;
    }
  }
  return covered;
}

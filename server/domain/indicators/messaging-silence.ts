import { configuration } from '#domain/configuration.ts';
import { messagingTally } from '#domain/indicators/messaging-tally.ts';
import type { Instant } from '#domain/instant.ts';
import { surpriseOfRank } from '#domain/statistics/rank-surprise.ts';
import type { WatchState } from '#domain/watch-state.ts';

const { silenceRecord } = configuration.messaging;

/** Time since the last statement, among the gaps between those of the last 365 days. */
export interface Silence {
  elapsed: number;
  /** Past gaps, and those at least as long. */
  n: number;
  longer: number;
  surprise: number;
}

/** When officials spoke, and which of it, [first, end), is on record as of an instant. */
function recordAsOf(state: WatchState, asOf: Instant) {
  const tally = messagingTally(state);
  const { instants } = tally;
  const first = instants.countUpTo(asOf - silenceRecord);
  return { tally, instants, first, end: instants.countUpTo(asOf) };
}

/** A time without a statement, from the one before it on. */
export interface Gap {
  fromAt: Instant;
  length: number;
}

/** The past gaps that today's silence is ranked among, shortest first. */
export function pastGaps(state: WatchState, asOf: Instant): Gap[] {
  const { instants, first, end } = recordAsOf(state, asOf);
  const spoken = instants.slice(first, end);
  return spoken
    .slice(1)
    .map((at, i) => ({ fromAt: spoken[i] ?? at, length: at - (spoken[i] ?? at) }))
    .sort((a, b) => a.length - b.length);
}

/** Null where nobody has said anything yet. */
export function silenceAsOf(state: WatchState, asOf: Instant): Silence | null {
  const { tally, instants, first, end } = recordAsOf(state, asOf);
  const last = instants.at(end - 1);
  if (last === undefined || end === first) return null;
  const elapsed = asOf - last;
  const longer = tally.gaps.atLeast(elapsed, first + 1, end);
  const n = end - first - 1;
  return { elapsed, n, longer, surprise: surpriseOfRank({ atLeast: longer, n }).surprise };
}

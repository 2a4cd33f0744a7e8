import { configuration } from '#domain/configuration.ts';
import type { Clock } from '#domain/incident-book.ts';
import { HOUR, type Instant, SECOND } from '#domain/instant.ts';
import {
  firstTimeAtOrBelow,
  type SurvivalCurve,
  survivalCurve,
} from '#domain/statistics/kaplan-meier.ts';
import { nelsonAalen, targetHazard } from '#domain/statistics/response-ratio.ts';
import type { WatchState } from '#domain/watch-state.ts';

const { targetHours, currentFor, minBaseline } = configuration.response;
const secondsPerHour = HOUR / SECOND;

/** A clock with a start, as of an instant. Durations and ages in whole seconds. */
export interface RunClock {
  clock: Clock;
  startAt: Instant;
  seconds: number;
  state: 'open' | 'closed' | 'moot';
}

/** The clocks of the running shocks against those of the shocks before. */
export interface ClockSet {
  current: RunClock[];
  baseline: RunClock[];
  /** Clocks of running shocks whose start nobody knows. */
  unknownStarts: number;
  /** Distinct shocks among all of them. */
  shocks: number;
}

/** Clocks as of an instant, current and baseline (indicators.md §2). */
export function clocksAsOf(state: WatchState, asOf: Instant): ClockSet {
  const set: ClockSet = { current: [], baseline: [], unknownStarts: 0, shocks: 0 };
  const shocks = new Set<string>();
  for (const clock of state.incidents.clocks()) {
    if (clock.startAt === null) {
      if (clock.recordedAt <= asOf && !isOver(state, clock, asOf)) set.unknownStarts += 1;
      continue;
    }
    if (clock.startAt > asOf) break;
    shocks.add(clock.incident);
    const isCurrent = asOf - clock.startAt <= currentFor && !isOver(state, clock, asOf);
    (isCurrent ? set.current : set.baseline).push(run(clock, clock.startAt, asOf));
  }
  set.shocks = shocks.size;
  return set;
}

function isOver(state: WatchState, clock: Clock, asOf: Instant): boolean {
  const closing = state.incidents.closedAt.get(clock.incident);
  return closing !== undefined && closing.at <= asOf;
}

function run(clock: Clock, startAt: Instant, asOf: Instant): RunClock {
  const closed = clock.closedAt !== null && clock.closedAt <= asOf ? clock.closedAt : null;
  const mooted = clock.mootedAt !== null && clock.mootedAt <= asOf ? clock.mootedAt : null;
  const isClosed = closed !== null && (mooted === null || closed <= mooted);
  const endAt = isClosed ? closed : (mooted ?? asOf);
  return {
    clock,
    startAt,
    seconds: Math.max(0, Math.round((endAt - startAt) / SECOND)),
    state: isClosed ? 'closed' : mooted === null ? 'open' : 'moot',
  };
}

/** What is expected of a clock: from the shocks before, or from the targets where there are few. */
export interface Expectation {
  basis: 'history' | 'target';
  /** Cumulative hazard of a clock at its age or duration. */
  hazard: (clock: RunClock) => number;
  /** Age in seconds past which a clock is later than four in five of the past ones. */
  lateAfter: (clock: RunClock) => number;
  /** Survival curve of the baseline; null when measured against the targets. */
  curve: SurvivalCurve | null;
}

/** Expectation from the baseline of a set. */
export function expectationOf({ baseline }: ClockSet): Expectation {
  const closed = baseline.filter(({ state }) => state === 'closed').length;
  const durations = {
    durations: baseline.map(({ seconds }) => seconds),
    events: baseline.map(({ state }) => (state === 'closed' ? 1 : 0)),
  };
  const hazard = closed < minBaseline ? null : nelsonAalen(durations);
  if (hazard === null) {
    return {
      basis: 'target',
      hazard: (clock) => targetHazard(clock.seconds, targetOf(clock)),
      lateAfter: (clock) => 3 * targetOf(clock),
      curve: null,
    };
  }
  const curve = survivalCurve(durations);
  const late = firstTimeAtOrBelow(curve, 0.2);
  return {
    basis: 'history',
    hazard: ({ seconds }) => hazard(seconds),
    lateAfter: (clock) => late ?? 3 * targetOf(clock),
    curve,
  };
}

/** Cold-start target of a clock's kind, seconds. */
export function targetOf({ clock }: RunClock): number {
  return targetHours[clock.kind] * secondsPerHour;
}

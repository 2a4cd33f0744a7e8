import { configuration } from '#domain/configuration.ts';
import type { Clock } from '#domain/incident-book.ts';
import { HOUR, type Instant, SECOND } from '#domain/instant.ts';
import { kept } from '#domain/kept.ts';
import { once } from '#domain/once.ts';
import { firstAbove } from '#domain/sorted-instants.ts';
import { type Span, Spans } from '#domain/spans.ts';
import { firstTimeAtOrBelow, survivalCurve } from '#domain/statistics/kaplan-meier.ts';
import { hazardOf, targetHazard } from '#domain/statistics/response-ratio.ts';
import type { WatchState } from '#domain/watch-state.ts';

const { targetHours, currentFor, directionWindow, minBaseline } = configuration.response;
const secondsPerHour = HOUR / SECOND;

/** A clock whose start is known. */
type StartedClock = Clock & { startAt: Instant };

/** A clock with a start, as of an instant. Durations and ages in whole seconds. */
export interface RunClock {
  clock: Clock;
  startAt: Instant;
  seconds: number;
  state: 'open' | 'closed' | 'moot';
}

/** The clocks of the running shocks against those of the shocks before. */
export interface ClockSet {
  current: readonly StartedClock[];
  baseline: readonly StartedClock[];
  /** Asked for by an account alone, and not for the level of every instant. */
  past: () => Past;
  expectation: Expectation;
  /** Open clocks of running shocks whose start nobody knows. */
  unknownStarts: number;
  /** Distinct shocks among all of them. */
  shocks: number;
}

/** The baseline again, by whether its clocks began within the window of the direction. */
interface Past {
  recent: PastClocks;
  earlier: PastClocks;
}

/** Clocks of which those that have ended say the same for as long as the set holds. */
interface PastClocks {
  ended: number;
  closed: number;
  /** Hazard that the ended ones have run through. */
  hazard: number;
  open: readonly StartedClock[];
}

const clockSets = kept((state) => {
  const sets = new Spans<ClockSet>();
  state.incidents.listen(() => sets.clear());
  return sets;
});

/**
 * Clocks as of an instant, current and baseline (indicators.md §2). Worked out again only when a
 * clock starts, ends or changes sides, or when an open one of the baseline gets as old as some
 * closed one was: between those instants the baseline says the same.
 */
export function clocksAsOf(state: WatchState, asOf: Instant): ClockSet {
  return clockSets(state).asOf(asOf, (span) => {
    const shocks = new Set<string>();
    const current: StartedClock[] = [];
    const baseline: StartedClock[] = [];
    let unknownStarts = 0;
    for (const clock of state.incidents.clocks()) {
      const beganAt = clock.startAt ?? clock.recordedAt;
      const { stoppedAt } = clock;
      span.turn(beganAt);
      span.turn(stoppedAt ?? undefined);
      span.turn(clock.closedAt ?? undefined);
      span.turn(clock.mootedAt ?? undefined);
      if (beganAt > asOf) continue;
      const isOver = stoppedAt !== null && stoppedAt <= asOf;
      if (!isStarted(clock)) {
        // It began before it was recorded: by then it is no clock of a running shock any more.
        span.turn(clock.recordedAt + currentFor + 1);
        const isCurrent = asOf - clock.recordedAt <= currentFor && !isOver;
        if (isCurrent && !isEnded(clock, asOf)) unknownStarts += 1;
        continue;
      }
      shocks.add(clock.incident);
      span.turn(clock.startAt + currentFor + 1);
      span.turn(clock.startAt + directionWindow + 1);
      const isCurrent = asOf - clock.startAt <= currentFor && !isOver;
      (isCurrent ? current : baseline).push(clock);
    }
    const runs = runsOf(baseline, asOf);
    const expectation = expectationOf(runs, span);
    return {
      current,
      baseline,
      past: once(() => pastOf(runs, expectation, asOf)),
      expectation,
      unknownStarts,
      shocks: shocks.size,
    };
  });
}

function pastOf(runs: readonly RunClock[], expectation: Expectation, asOf: Instant): Past {
  const isRecent = ({ startAt }: RunClock) => asOf - startAt <= directionWindow;
  return {
    recent: pastClocksOf(runs.filter(isRecent), expectation),
    earlier: pastClocksOf(
      runs.filter((clock) => !isRecent(clock)),
      expectation,
    ),
  };
}

function pastClocksOf(clocks: readonly RunClock[], { hazard }: Expectation): PastClocks {
  const ended = clocks.filter(({ state }) => state !== 'open');
  return {
    ended: ended.length,
    closed: ended.filter(({ state }) => state === 'closed').length,
    hazard: ended.reduce((sum, clock) => sum + hazard(clock), 0),
    open: clocks.flatMap(({ state, clock, startAt }) =>
      state === 'open' ? [{ ...clock, startAt }] : [],
    ),
  };
}

function isEnded({ closedAt, mootedAt }: Clock, asOf: Instant): boolean {
  return [closedAt, mootedAt].some((at) => at !== null && at <= asOf);
}

function isStarted(clock: Clock): clock is StartedClock {
  return clock.startAt !== null;
}

/** How far some clocks have run by an instant. */
export function runsOf(clocks: readonly StartedClock[], asOf: Instant): RunClock[] {
  return clocks.map((clock) => run(clock, asOf));
}

/**
 * A clock that became moot is cut short there, and so is one without an answer when its incident is
 * closed: from then on nobody looks for one, and no answer says nothing (indicators.md §2).
 */
function run(clock: StartedClock, asOf: Instant): RunClock {
  const { startAt } = clock;
  const closed = by(clock.closedAt, asOf);
  const mooted = by(clock.mootedAt, asOf);
  const stopped = by(clock.stoppedAt, asOf);
  const isClosed = closed !== null && (mooted === null || closed <= mooted);
  const cut = mooted === null || stopped === null ? (mooted ?? stopped) : Math.min(mooted, stopped);
  const endAt = isClosed ? closed : (cut ?? asOf);
  return {
    clock,
    startAt,
    seconds: Math.max(0, Math.round((endAt - startAt) / SECOND)),
    state: isClosed ? 'closed' : cut === null ? 'open' : 'moot',
  };
}

/** An instant that has come; else null. */
function by(at: Instant | null, asOf: Instant): Instant | null {
  return at !== null && at <= asOf ? at : null;
}

/** What is expected of a clock: from the shocks before, or from the targets where there are few. */
export interface Expectation {
  basis: 'history' | 'target';
  /** Cumulative hazard of a clock at its age or duration. */
  hazard: (clock: RunClock) => number;
  /** Age in seconds past which a clock is later than four in five of the past ones. */
  lateAfter: (clock: RunClock) => number;
}

/**
 * One history for clocks of every kind. One for each kind was tried: of shocks answered as ever it
 * called half strained, where this one calls a third.
 */
function expectationOf(baseline: readonly RunClock[], span: Span): Expectation {
  const closed = baseline.filter(({ state }) => state === 'closed').length;
  const curve = survivalCurve({
    durations: baseline.map(({ seconds }) => seconds),
    events: baseline.map(({ state }) => (state === 'closed' ? 1 : 0)),
  });
  const hazard = closed < minBaseline ? null : hazardOf(curve);
  if (hazard === null) {
    return {
      basis: 'target',
      hazard: (clock) => targetHazard(clock.seconds, targetOf(clock)),
      lateAfter: (clock) => 3 * targetOf(clock),
    };
  }
  const closures = curve.steps.map(({ time }) => time);
  for (const clock of baseline) if (clock.state === 'open') turnWithAge(clock, closures, span);
  const late = firstTimeAtOrBelow(curve, 0.2);
  return {
    basis: 'history',
    hazard: ({ seconds }) => hazard(seconds),
    lateAfter: (clock) => late ?? 3 * targetOf(clock),
  };
}

/** An open clock counts among those at risk at every closure no later than its own age. */
function turnWithAge(
  { startAt, seconds }: RunClock,
  closures: readonly number[],
  span: Span,
): void {
  const next = firstAbove(closures, seconds);
  for (const closure of [closures[next - 1], closures[next]]) {
    // Ages are rounded: this one is reached half a second early.
    if (closure !== undefined) span.turn(startAt + (closure - 0.5) * SECOND);
  }
}

/** Cold-start target of a clock's kind, seconds. */
function targetOf({ clock }: RunClock): number {
  return targetHours[clock.kind] * secondsPerHour;
}

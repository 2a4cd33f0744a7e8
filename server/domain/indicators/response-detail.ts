import { configuration } from '#domain/configuration.ts';
import {
  type ClockSet,
  clocksAsOf,
  type RunClock,
  runsOf,
} from '#domain/indicators/response-clocks.ts';
import {
  type Chance,
  chanceOf,
  hoursOf,
  type ResponseCurve,
  responseCurve,
} from '#domain/indicators/response-curve.ts';
import { directionOf, type ResponseDirection } from '#domain/indicators/response-direction.ts';
import { type ClockKind, clockKinds } from '#domain/indicators/response-fields.ts';
import { HOUR, type Instant, type Precision, SECOND } from '#domain/instant.ts';
import { observedOverExpected } from '#domain/statistics/response-ratio.ts';
import type { WatchState } from '#domain/watch-state.ts';

const { directionWindow, leastShocks, shrink } = configuration.response;
const secondsPerHour = HOUR / SECOND;

/** More past clocks than this nobody reads; all of them are counted. */
const pastShown = 500;

/** A clock as it stands; lengths in hours. */
export interface ListedClock {
  incident: string;
  incidentTitle: string;
  kind: ClockKind;
  name: string | null;
  startAt: Instant;
  startPrecision: Precision;
  /** How long it has run, or ran. */
  age: number;
  state: RunClock['state'];
  /** Whether it was opened lately, as the direction tells clocks apart. */
  isRecent: boolean;
  /** The signal that answered it. */
  signal: string | null;
}

/** A clock of a running shock. */
export interface CurrentClock extends ListedClock {
  /** Open and older than four in five of the past ones were when answered. */
  late: boolean;
  lateAfter: number;
  /** Chances of an open one within a day: by all past clocks, and by those of its kind. */
  chance: Chance | null;
  chanceOfKind: Chance | null;
}

/** How the clocks of running shocks close against what is expected of them by now. */
export interface RunningPace {
  /** Those that have a start. */
  n: number;
  observed: number;
  expected: number;
  /** θ with its 90 % interval; below 1 is slower than expected. */
  ratio: number;
  low: number;
  high: number;
  /** P(θ < 1). */
  probSlower: number;
}

/** How fast earlier shocks were answered, and where the clocks of the running ones stand. */
export interface ResponseDetail {
  indicator: 'response-speed';
  /** Where the expected answers come from. */
  basis: 'history' | 'target';
  /** Distinct shocks on record, and how few of them hold the confidence low. */
  shocks: number;
  leastShocks: number;
  /** All kinds together first, then each that has clocks. */
  curves: ResponseCurve[];
  /** In order of start. */
  clocks: CurrentClock[];
  /** The clocks of earlier shocks that the curve counts, newest first, 500 at most. */
  past: ListedClock[];
  /** Clocks of running shocks whose start nobody knows: they have no age. */
  unknownStarts: number;
  /** Null where no clock of a running shock has a start. */
  pace: RunningPace | null;
  direction: ResponseDirection | null;
}

export function responseDetail(state: WatchState, asOf: Instant): ResponseDetail {
  const set = clocksAsOf(state, asOf);
  const current = runsOf(set.current, asOf);
  const past = runsOf(set.baseline, asOf);
  return {
    indicator: 'response-speed',
    basis: set.expectation.basis,
    shocks: set.shocks,
    leastShocks,
    curves: curvesOf(past, current, set.expectation.basis),
    clocks: current.map((clock) => currentClock(clock, set, { past, asOf })),
    past: past
      .toSorted((a, b) => b.startAt - a.startAt)
      .slice(0, pastShown)
      .map((clock) => listedClock(clock, asOf)),
    unknownStarts: set.unknownStarts,
    pace: runningPace(current, set.expectation),
    direction: directionOf(set, current, asOf),
  };
}

function runningPace(
  current: readonly RunClock[],
  { hazard }: ClockSet['expectation'],
): RunningPace | null {
  if (current.length === 0) return null;
  const observed = current.filter(({ state }) => state === 'closed').length;
  const expected = current.reduce((sum, clock) => sum + hazard(clock), 0);
  const { ratio, ratioLower, ratioUpper, probSlower } = observedOverExpected(
    observed,
    expected,
    shrink,
  );
  const interval = { low: ratioLower, high: ratioUpper };
  return { n: current.length, observed, expected, ratio, ...interval, probSlower };
}

function curvesOf(
  past: readonly RunClock[],
  current: readonly RunClock[],
  basis: 'history' | 'target',
): ResponseCurve[] {
  const kinds = clockKinds.flatMap((kind) => {
    const ofKind = ({ clock }: RunClock) => clock.kind === kind;
    const input = { kind, past: past.filter(ofKind), current: current.filter(ofKind), basis };
    return input.past.length + input.current.length === 0 ? [] : [responseCurve(input)];
  });
  return [responseCurve({ kind: null, past, current, basis }), ...kinds];
}

function listedClock(run: RunClock, asOf: Instant): ListedClock {
  const { clock, startAt, state } = run;
  return {
    incident: clock.incident,
    incidentTitle: clock.incidentTitle,
    kind: clock.kind,
    name: clock.name,
    startAt,
    startPrecision: clock.startPrecision,
    age: hoursOf(run),
    state,
    isRecent: asOf - startAt <= directionWindow,
    signal: state === 'closed' ? clock.signal : null,
  };
}

function currentClock(
  run: RunClock,
  { expectation }: ClockSet,
  { past, asOf }: { past: readonly RunClock[]; asOf: Instant },
): CurrentClock {
  const { clock, seconds, state } = run;
  const lateAfter = expectation.lateAfter(run);
  const isOpen = state === 'open';
  const ofKind = past.filter((each) => each.clock.kind === clock.kind);
  return {
    ...listedClock(run, asOf),
    late: isOpen && seconds > lateAfter,
    lateAfter: lateAfter / secondsPerHour,
    chance: isOpen ? chanceOf(run, past) : null,
    chanceOfKind: isOpen ? chanceOf(run, ofKind) : null,
  };
}

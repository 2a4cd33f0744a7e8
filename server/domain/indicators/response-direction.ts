import { configuration } from '#domain/configuration.ts';
import { type ClockSet, type RunClock, runsOf } from '#domain/indicators/response-clocks.ts';
import type { Instant } from '#domain/instant.ts';
import { probRateUp } from '#domain/statistics/gamma-poisson.ts';
import { shrunkRatio } from '#domain/statistics/response-ratio.ts';

const { shrink, directionWindow } = configuration.response;

/** How some clocks close against what is expected of them. */
export interface Pace {
  n: number;
  observed: number;
  expected: number;
  /** θ = (O+2)/(E+2); below 1 is slower than expected. */
  ratio: number;
}

/** Clocks opened in the last 14 d against those opened before (indicators.md §2). */
export interface ResponseDirection {
  recent: Pace;
  earlier: Pace;
  /** P(the recent ones close more slowly). */
  probSlower: number | null;
}

/** Null without history, or where one of the two groups has no clock. */
export function directionOf(
  { baseline, expectation }: ClockSet,
  current: readonly RunClock[],
  asOf: Instant,
): ResponseDirection | null {
  if (expectation.basis === 'target') return null;
  const clocks = [...runsOf(baseline, asOf), ...current];
  const isRecent = ({ startAt }: RunClock) => asOf - startAt <= directionWindow;
  const recent = paceOf(clocks.filter(isRecent), expectation.hazard);
  const earlier = paceOf(
    clocks.filter((clock) => !isRecent(clock)),
    expectation.hazard,
  );
  if (recent.n === 0 || earlier.n === 0) return null;
  const { probUp } = probRateUp({
    y1: recent.observed,
    W1: recent.expected,
    y0: earlier.observed,
    W0: earlier.expected,
    a: shrink,
    b: shrink,
    phi: 1,
  });
  return { recent, earlier, probSlower: probUp === null ? null : 1 - probUp };
}

function paceOf(clocks: readonly RunClock[], hazard: (clock: RunClock) => number): Pace {
  const observed = clocks.filter(({ state }) => state === 'closed').length;
  const expected = clocks.reduce((sum, clock) => sum + hazard(clock), 0);
  const ratio = shrunkRatio(observed, expected, shrink);
  return { n: clocks.length, observed, expected, ratio };
}

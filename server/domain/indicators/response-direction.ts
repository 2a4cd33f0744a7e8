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
  { past, expectation }: ClockSet,
  current: readonly RunClock[],
  asOf: Instant,
): ResponseDirection | null {
  if (expectation.basis === 'target') return null;
  const { hazard } = expectation;
  const { recent: lately, earlier: before } = past();
  const isRecent = ({ startAt }: RunClock) => asOf - startAt <= directionWindow;
  const recent = paceOf(
    lately,
    [...runsOf(lately.open, asOf), ...current.filter(isRecent)],
    hazard,
  );
  const others = current.filter((clock) => !isRecent(clock));
  const earlier = paceOf(before, [...runsOf(before.open, asOf), ...others], hazard);
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

/** The pace of clocks that have ended long since and of others that run or ran now. */
function paceOf(
  past: ReturnType<ClockSet['past']>['recent'],
  clocks: readonly RunClock[],
  hazard: (clock: RunClock) => number,
): Pace {
  const observed = past.closed + clocks.filter(({ state }) => state === 'closed').length;
  const expected = clocks.reduce((sum, clock) => sum + hazard(clock), past.hazard);
  const ratio = shrunkRatio(observed, expected, shrink);
  return { n: past.ended + clocks.length, observed, expected, ratio };
}

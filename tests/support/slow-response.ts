import { configuration } from '#domain/configuration.ts';
import type { Clock } from '#domain/incident-book.ts';
import { highest } from '#domain/indicators/highest.ts';
import { HOUR, type Instant, SECOND } from '#domain/instant.ts';
import { levelScale } from '#domain/level.ts';
import { firstTimeAtOrBelow, survivalCurve } from '#domain/statistics/kaplan-meier.ts';
import { hazardOf, shrunkRatio, targetHazard } from '#domain/statistics/response-ratio.ts';
import type { WatchState } from '#domain/watch-state.ts';
import type { SlowReading } from '#tests/support/slow-reading.ts';

const { breakpoints } = configuration;
const { targetHours, currentFor, minBaseline, shrink } = configuration.response;

interface Run {
  clock: Clock;
  seconds: number;
  state: 'open' | 'closed' | 'moot';
}

function run(clock: Clock, startAt: Instant, asOf: Instant): Run {
  const closed = clock.closedAt !== null && clock.closedAt <= asOf ? clock.closedAt : null;
  const mooted = clock.mootedAt !== null && clock.mootedAt <= asOf ? clock.mootedAt : null;
  const isClosed = closed !== null && (mooted === null || closed <= mooted);
  const cuts = [clock.mootedAt, clock.stoppedAt].flatMap((at) => at ?? []);
  const cut = Math.min(...cuts.filter((at) => at <= asOf), Number.POSITIVE_INFINITY);
  const endAt = isClosed ? closed : Math.min(cut, asOf);
  const seconds = Math.max(0, Math.round((endAt - startAt) / SECOND));
  return { clock, seconds, state: isClosed ? 'closed' : cut <= asOf ? 'moot' : 'open' };
}

/** The clocks of the running shocks, and those of all others that had started by then. */
function clocksAsOf(state: WatchState, asOf: Instant) {
  const current: Run[] = [];
  const baseline: Run[] = [];
  const shocks = new Set<string>();
  for (const clock of state.incidents.clocks()) {
    if (clock.startAt === null || clock.startAt > asOf) continue;
    shocks.add(clock.incident);
    const closing = state.incidents.closedAt.get(clock.incident);
    const isOver = closing !== undefined && closing.at <= asOf;
    const isCurrent = asOf - clock.startAt <= currentFor && !isOver;
    (isCurrent ? current : baseline).push(run(clock, clock.startAt, asOf));
  }
  return { current, baseline, shocks: shocks.size };
}

/** Whether a clock runs of which nobody knows since when. */
function isAgeless(state: WatchState, clock: Clock, asOf: Instant): boolean {
  const closing = state.incidents.closedAt.get(clock.incident);
  const ends = [closing?.at ?? null, clock.closedAt, clock.mootedAt];
  const age = asOf - clock.recordedAt;
  const runs = !ends.some((at) => at !== null && at <= asOf);
  return clock.startAt === null && age >= 0 && age <= currentFor && runs;
}

function expectationOf(baseline: readonly Run[]) {
  const targetOf = ({ clock }: Run) => (targetHours[clock.kind] * HOUR) / SECOND;
  const durations = {
    durations: baseline.map(({ seconds }) => seconds),
    events: baseline.map(({ state }) => (state === 'closed' ? 1 : 0)),
  };
  const closed = durations.events.filter((event) => event === 1).length;
  const curve = survivalCurve(durations);
  const hazard = closed < minBaseline ? null : hazardOf(curve);
  const late = hazard === null ? null : firstTimeAtOrBelow(curve, 0.2);
  return {
    hazard: (one: Run) =>
      hazard === null ? targetHazard(one.seconds, targetOf(one)) : hazard(one.seconds),
    lateAfter: (one: Run) => late ?? 3 * targetOf(one),
  };
}

export function slowResponse(state: WatchState, asOf: Instant): SlowReading {
  const { current, baseline, shocks } = clocksAsOf(state, asOf);
  const { hazard, lateAfter } = expectationOf(baseline);
  const answered = current.filter((one) => one.state === 'closed').length;
  const expected = current.reduce((sum, one) => sum + hazard(one), 0);
  const late = current.filter((one) => one.state === 'open' && one.seconds > lateAfter(one));
  const ageless = state.incidents.clocks().some((clock) => isAgeless(state, clock, asOf));
  const slowness =
    current.length === 0 && ageless ? null : 1 / shrunkRatio(answered, expected, shrink);
  const overdue = current.length === 0 ? null : late.length / current.length;
  const scales = {
    slowness: levelScale(slowness, breakpoints.slowness),
    'overdue-share': levelScale(overdue, breakpoints.overdueShare),
  };
  return {
    evaluation: { ...highest(scales), cappedBy: null },
    values: { slowness, 'overdue-share': overdue, answered, 'answers-expected': expected },
    counts: { slowness: current.length },
    nEff: shocks < 5 ? Math.min(shocks, 2) : current.length + baseline.length,
    events: state.books['response-speed'].within(asOf - currentFor, asOf),
    range: null,
  };
}

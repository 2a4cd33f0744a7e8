import { configuration } from '#domain/configuration.ts';
import { GatheredBook } from '#domain/gathering.ts';
import { newestIds } from '#domain/indicators/evidence.ts';
import { highest } from '#domain/indicators/highest.ts';
import type {
  Account,
  Evaluation,
  Figure,
  Indicator,
  Spark,
} from '#domain/indicators/indicator.ts';
import { responseBehind } from '#domain/indicators/response-behind.ts';
import {
  type ClockSet,
  clocksAsOf,
  type RunClock,
  runsOf,
} from '#domain/indicators/response-clocks.ts';
import { responseDetail } from '#domain/indicators/response-detail.ts';
import { directionOf } from '#domain/indicators/response-direction.ts';
import { responseFields, responseForm } from '#domain/indicators/response-fields.ts';
import { responseProbes } from '#domain/indicators/response-probes.ts';
import type { Instant } from '#domain/instant.ts';
import { kept } from '#domain/kept.ts';
import { levelScale } from '#domain/level.ts';
import { type Message, message } from '#domain/message.ts';
import { ratioBand, shrunkRatio } from '#domain/statistics/response-ratio.ts';
import type { WatchState } from '#domain/watch-state.ts';

const { breakpoints } = configuration;
const { shrink, currentFor, leastShocks } = configuration.response;

/** Response signals of the last 30 days. */
const gathered = kept((state) => new GatheredBook(state.books['response-speed'], currentFor));

interface ResponseMeasures {
  set: ClockSet;
  /** The clocks of the running shocks, as far as they have run. */
  current: readonly RunClock[];
  observed: number;
  expected: number;
  late: number;
  measured: Measured;
}

/** The levelled measures; null where nobody knows. */
interface Measured {
  slowness: number | null;
  lateShare: number | null;
}

function measure(state: WatchState, asOf: Instant): ResponseMeasures {
  const set = clocksAsOf(state, asOf);
  const { expectation } = set;
  const current = runsOf(set.current, asOf);
  let observed = 0;
  let expected = 0;
  let late = 0;
  for (const clock of current) {
    if (clock.state === 'closed') observed += 1;
    expected += expectation.hazard(clock);
    if (clock.state === 'open' && clock.seconds > expectation.lateAfter(clock)) late += 1;
  }
  return {
    set,
    current,
    observed,
    expected,
    late,
    measured: {
      // Where all that runs began nobody knows when, nobody knows how slowly it is answered either.
      slowness: isPaceUnknown(set) ? null : 1 / shrunkRatio(observed, expected, shrink),
      lateShare: current.length === 0 ? null : late / current.length,
    },
  };
}

/** Whether clocks run, and none of them with a start that is known. */
function isPaceUnknown({ current, unknownStarts }: ClockSet): boolean {
  return current.length === 0 && unknownStarts > 0;
}

function scalesOf({ slowness, lateShare }: Measured) {
  return {
    slowness: levelScale(slowness, breakpoints.slowness),
    'overdue-share': levelScale(lateShare, breakpoints.overdueShare),
  };
}

function evaluate(state: WatchState, asOf: Instant): Evaluation {
  return { ...highest(scalesOf(measure(state, asOf).measured)), cappedBy: null };
}

function account(state: WatchState, asOf: Instant, named?: number): Account {
  const measures = measure(state, asOf);
  const { set, observed, expected, measured } = measures;
  const scales = scalesOf(measured);
  const { low, high } = endsOf(measures);
  const n = set.current.length;
  const { reports, origins } = gathered(state).asOf(asOf);
  return {
    ...highest(scales),
    cappedBy: null,
    measures: [
      {
        name: 'slowness',
        value: measured.slowness,
        low: low.slowness,
        high: high.slowness,
        n,
        scale: scales.slowness,
      },
      {
        name: 'overdue-share',
        value: measured.lateShare,
        low: low.lateShare,
        high: high.lateShare,
        n,
        scale: scales['overdue-share'],
      },
      { name: 'answered', value: observed, low: observed, high: observed, n, scale: null },
      { name: 'answers-expected', value: expected, low: null, high: null, n, scale: null },
    ],
    figure: figureOf(measures),
    sentence: sentenceOf(measures),
    spark: sparkOf(measures),
    evidenceIds: newestIds(
      state.books['response-speed'],
      { from: asOf - currentFor, to: asOf },
      named,
    ),
    evidenceCount: reports,
    // Clocks of one shock are correlated: few shocks are little evidence, however many clocks.
    nEff:
      set.shocks < leastShocks ? Math.min(set.shocks, 2) : set.current.length + set.baseline.length,
    origins,
    coverage: null,
    scaleRange: [highest(scalesOf(low)).scale, highest(scalesOf(high)).scale],
    probWorse: directionOf(set, measures.current, asOf)?.probSlower ?? null,
  };
}

/**
 * The ends of what the measures may be: slowness at the limits of its 90 % interval, and the
 * overdue share with none or all of the clocks overdue whose start nobody knows.
 */
function endsOf({ set, observed, expected, late, measured }: ResponseMeasures) {
  if (measured.slowness === null) return { low: measured, high: measured };
  const band = ratioBand(observed, expected, shrink);
  const n = set.current.length;
  const unknown = set.unknownStarts;
  const share = (overdue: number) => (n === 0 ? null : overdue / (n + unknown));
  return {
    low: { slowness: 1 / band.ratioUpper, lateShare: share(late) },
    high: { slowness: 1 / band.ratioLower, lateShare: share(late + unknown) },
  } satisfies Record<'low' | 'high', Measured>;
}

function figureOf({ set, observed, expected }: ResponseMeasures): Figure {
  const total = set.current.length;
  const running = isPaceUnknown(set) ? set.unknownStarts : total;
  return {
    value: message('figures.response-speed.value', { answered: observed, total: running }),
    label: message(
      running === 0 ? 'figures.response-speed.label-none' : 'figures.response-speed.label',
    ),
    context: message('figures.response-speed.context', {
      expected,
      basis: set.expectation.basis,
      unknown: set.unknownStarts,
      total,
    }),
  };
}

function sentenceOf({ set, current, observed, expected, late }: ResponseMeasures): Message {
  const total = set.current.length;
  if (total === 0) {
    return message('readings.response-speed.none', { unknown: set.unknownStarts });
  }
  const oldest = current.find(({ state }) => state === 'open');
  const values = {
    answered: observed,
    total,
    expected,
    basis: set.expectation.basis,
    late,
    shocks: set.shocks,
    unknown: set.unknownStarts,
  };
  if (oldest === undefined) return message('readings.response-speed.all-answered', values);
  return message('readings.response-speed.running', {
    ...values,
    clock: oldest.clock.kind,
    clockName: oldest.clock.name ?? '',
    hours: oldest.seconds / 3_600,
  });
}

const horizonHours = 168;
const curveSteps = 24;

function sparkOf({ set, current }: ResponseMeasures): Spark {
  const { expectation } = set;
  const first = current[0];
  if (first === undefined) return { shape: 'none' };
  const expected = Array.from({ length: curveSteps + 1 }, (_, i) => {
    const at = (horizonHours * i) / curveSteps;
    const clock = { ...first, seconds: at * 3_600 };
    return { at, share: 1 - Math.exp(-expectation.hazard(clock)) };
  });
  return {
    shape: 'clocks',
    horizon: horizonHours,
    expected,
    clocks: current.map((clock) => ({
      age: clock.seconds / 3_600,
      open: clock.state === 'open',
      overdue: clock.state === 'open' && clock.seconds > expectation.lateAfter(clock),
    })),
  };
}

/** Before anything that is remembered. */
const always = Number.NEGATIVE_INFINITY;

/** Its numbers count clocks, which its page lists. */
const clocks = { list: 'clocks' };

export const responseSpeed: Indicator = {
  id: 'response-speed',
  fields: responseFields,
  form: responseForm,
  measures: [
    { name: 'slowness', unit: 'ratio', breakpoints: breakpoints.slowness, behind: clocks },
    { name: 'overdue-share', unit: 'share', breakpoints: breakpoints.overdueShare, behind: clocks },
    { name: 'answered', unit: 'count', breakpoints: null, behind: clocks },
    { name: 'answers-expected', unit: 'count', breakpoints: null, behind: clocks },
  ],
  behind: responseBehind,
  freshnessLimit: configuration.response.freshnessLimit,
  dwell: configuration.response.dwell,
  halfLife: Number.POSITIVE_INFINITY,
  turnedAt: ({ incidents: { shocks, turns } }, asOf) =>
    Math.max(shocks.newest(asOf) ?? always, turns.newest(asOf) ?? always),
  probes: responseProbes,
  evaluations: (state) => (asOf) => evaluate(state, asOf),
  account,
  detail: responseDetail,
};

import { configuration } from '#domain/configuration.ts';
import {
  type Baseline,
  baselineCoverage,
  proposedBaseline,
  trailingBaseline,
  window,
} from '#domain/indicators/attack-baselines.ts';
import { type AttackCharts, attackCharts } from '#domain/indicators/attack-charts.ts';
import { count, expectedBand } from '#domain/indicators/attack-counts.ts';
import { type DayCount, dayCounts } from '#domain/indicators/attack-days.ts';
import { completenessAt, windowWorth } from '#domain/indicators/attack-delays.ts';
import { type Phase, phaseOf } from '#domain/indicators/attack-phase.ts';
import { type AttackPlaces, attackPlaces } from '#domain/indicators/attack-places.ts';
import { rateChange } from '#domain/indicators/attack-rate.ts';
import { type AttackSums, attackSums } from '#domain/indicators/attack-sums.ts';
import type { Instant } from '#domain/instant.ts';
import type { WatchState } from '#domain/watch-state.ts';

const { windowDays, priorShape, priorRate, longestDelay, minDelays, charts } =
  configuration.attacks;

/** The window held against one baseline. */
interface Comparison {
  basis: Baseline['basis'];
  fromAt: Instant;
  toAt: Instant;
  /** Attacks in the baseline, and its length in days. */
  n: number;
  days: number;
  /** Days of it on which somebody looked. */
  watched: number;
  /** Variance over mean of its weeks, shrunk. */
  phi: number;
  /** Attacks expected in the window, with the 90 % band. */
  expected: number | null;
  low: number | null;
  high: number | null;
  surprise: number | null;
}

/** Days that stand until they are let go, with who froze them when and why. */
interface Frozen {
  fromAt: Instant;
  toAt: Instant;
  author: string;
  recordedAt: Instant;
  revision: number;
  reason: string;
}

/** One day of the figure: its count, and how many more late reports should bring. */
interface AttackDay extends DayCount {
  toCome: number;
}

/** What the figure of attack frequency draws. */
export interface AttackDetail {
  indicator: 'attack-frequency';
  window: {
    fromAt: Instant;
    toAt: Instant;
    days: number;
    /** Days that the reports amount to by now. */
    reportedDays: number;
    attacks: number;
  };
  /** The baseline that the level is held against ("abnormal?"). */
  normal: Comparison | null;
  /** The days just before the window ("still growing?"); null where it is the same one. */
  trailing: Comparison | null;
  /** What an analyst froze as normal, whether or not those days are over; null for nothing. */
  frozen: Frozen | null;
  /** The days that are usual to freeze. */
  proposed: { fromAt: Instant; toAt: Instant };
  /** The expected count of one day, with its 90 % band, on the baseline of the level. */
  daily: { mean: number; low: number; high: number } | null;
  /** Delays of reports that completeness is learned from. */
  delays: { n: number; known: boolean; needed: number; longest: number };
  days: AttackDay[];
  charts: AttackCharts | null;
  incidents: { id: string; title: string; startAt: Instant }[];
  places: AttackPlaces;
  /** P(rate of the window > rate of the 7 days before); null when unknown. */
  rising: number | null;
  /** That rate over the other one. */
  rateRatio: number | null;
  /** Null while the rate is steady or unknown. */
  phase: Phase | null;
}

/** Everything that the figure of attack frequency shows as of an instant. Slow: for one reader. */
export function attackDetail(state: WatchState, asOf: Instant): AttackDetail {
  const sums = attackSums(state, asOf);
  const trailing = trailingBaseline(state, asOf);
  const days = daysOf(state, sums, asOf);
  const { n, known } = completenessAt(state, asOf);
  const { counted, baseline } = sums;
  const { probUp: rising, ratio: rateRatio } = rateChange(state, counted, asOf);
  const worth = windowWorth(state, asOf);
  return {
    indicator: 'attack-frequency',
    window: windowOf(state, sums, asOf),
    normal: comparison(state, baseline, asOf),
    trailing: baseline?.basis === 'trailing' ? null : comparison(state, trailing, asOf),
    frozen: frozenOf(state),
    proposed: proposedBaseline(state, asOf),
    daily: dailyOf(sums),
    delays: { n, known, needed: minDelays, longest: longestDelay },
    days,
    charts: counted === null ? null : attackCharts(days, counted),
    incidents: incidentsOf(state, { from: days[0]?.startAt ?? asOf, to: asOf }),
    places: attackPlaces(state, sums, asOf),
    rising,
    rateRatio,
    phase: phaseOf({ probWorse: rising, reported: worth / windowDays }, sums.spread.excess),
  };
}

function windowOf(state: WatchState, { y }: AttackSums, asOf: Instant): AttackDetail['window'] {
  return {
    fromAt: asOf - window,
    toAt: asOf,
    days: windowDays,
    reportedDays: windowWorth(state, asOf),
    attacks: y,
  };
}

function comparison(
  state: WatchState,
  baseline: Baseline | null,
  asOf: Instant,
): Comparison | null {
  if (baseline === null) return null;
  const { credible } = state.books['attack-frequency'];
  const counted = count(state, credible, { baseline, asOf });
  const { n, days, phi, expected, surprise } = counted;
  const band = expectedBand(counted, counted.worth);
  return {
    basis: baseline.basis,
    // A baseline holds the instants after its `from`; one before a shock ends the moment before.
    fromAt: baseline.from + 1,
    toAt: baseline.basis === 'trailing' ? baseline.to : baseline.to + 1,
    n,
    days,
    watched: baselineCoverage(state, baseline) * days,
    phi,
    expected,
    low: band?.low ?? null,
    high: band?.high ?? null,
    surprise,
  };
}

function frozenOf({ attackBaseline }: WatchState): Frozen | null {
  if (attackBaseline === null) return null;
  const { from, to, by } = attackBaseline;
  return { fromAt: from, toAt: to, ...by };
}

function dailyOf({ counted }: AttackSums): AttackDetail['daily'] {
  const band = counted === null ? null : expectedBand(counted, 1);
  if (counted === null || band === null) return null;
  return { mean: (priorShape + counted.n) / (priorRate + counted.days), ...band };
}

/** What is still to be reported of a day comes at the rate of the window, as the reports have it. */
function daysOf(state: WatchState, { y }: AttackSums, asOf: Instant): AttackDay[] {
  const rate = (priorShape + y) / windowWorth(state, asOf);
  return dayCounts(state, asOf, charts.days).map((day) => ({
    ...day,
    toCome: day.attacks === null ? 0 : rate * day.passed * (1 - day.reported),
  }));
}

function incidentsOf(
  { incidents }: WatchState,
  { from, to }: { from: Instant; to: Instant },
): AttackDetail['incidents'] {
  return incidents
    .opened()
    .flatMap(({ id, content, startAt }) =>
      startAt === null || startAt < from || startAt > to
        ? []
        : [{ id, title: content.title, startAt }],
    )
    .sort((a, b) => a.startAt - b.startAt || (a.id < b.id ? -1 : 1));
}

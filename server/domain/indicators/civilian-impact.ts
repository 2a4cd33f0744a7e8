import { configuration } from '#domain/configuration.ts';
import { completenessAt, windowWorth } from '#domain/indicators/attack-delays.ts';
import { civilianBehind } from '#domain/indicators/civilian-behind.ts';
import { deadlySweep, rankOf } from '#domain/indicators/civilian-casualties.ts';
import { civilianDetail } from '#domain/indicators/civilian-detail.ts';
import { trailing } from '#domain/indicators/civilian-displacement.ts';
import { civilianFields, civilianForm } from '#domain/indicators/civilian-fields.ts';
import { civilianProbes } from '#domain/indicators/civilian-probes.ts';
import {
  civilianEvidence,
  deadlyEvidence,
  gatheredEvidence,
  livingEvidence,
} from '#domain/indicators/civilian-reports.ts';
import { type DisplacedStock, keptStock } from '#domain/indicators/civilian-stocks.ts';
import {
  type CivilianSums,
  civilianSums,
  civilianSweep,
  ungradedSums,
} from '#domain/indicators/civilian-sums.ts';
import { type CivilianTally, gradedTally } from '#domain/indicators/civilian-tally.ts';
import { civilianFigure, civilianSentence } from '#domain/indicators/civilian-words.ts';
import type { Account, Indicator, Measure, Spark } from '#domain/indicators/indicator.ts';
import { scaleRangeOf } from '#domain/indicators/severe-rule.ts';
import { DAY, type Instant } from '#domain/instant.ts';
import { partOf } from '#domain/part.ts';
import type { StockRate } from '#domain/statistics/displacement-rate.ts';
import type { Toll } from '#domain/statistics/toll-gap.ts';
import type { WatchState } from '#domain/watch-state.ts';

const { breakpoints } = configuration;
const { freshnessLimit, dwell } = configuration.civilian;
const { windowDays } = configuration.attacks;
const week = 7 * DAY;

/** What an account says of the living: no attack changes it. */
const ofLiving = partOf('civilian-impact', (state, asOf) => {
  const tally = gradedTally(state);
  const stock = keptStock(tally, asOf);
  const { instants } = state.books['civilian-impact'];
  const { newest, intervals } = livingEvidence(state, { stock, asOf });
  return {
    stock,
    newest,
    intervals,
    reports: instants.countWithin(asOf - freshnessLimit, asOf),
    spark: sparkOf(tally, asOf),
    coverage: state.looked['civilian-impact'].coverage(state.watch.regions, asOf, freshnessLimit),
  };
});

/** What it says of the dead: no count of the living changes it. */
const ofDead = partOf('attack-frequency', (state, asOf) => ({
  newest: deadlyEvidence(state, { asOf }),
  ...casualtyNumbers(state, asOf),
  // The dead come from attacks, and as late: too few of them are no sign that things improve.
  late: completenessAt(state, asOf).known
    ? { reported: windowWorth(state, asOf) / windowDays }
    : {},
}));

function account(state: WatchState, asOf: Instant, named?: number): Account {
  const sums = civilianSums(state, asOf);
  const { stock, intervals, reports, spark, coverage, newest } = ofLiving(state, asOf);
  const dead = ofDead(state, asOf);
  const measures = [
    ...measuresOf(sums, stock, intervals),
    measure('casualty-incidents', dead.incidents, dead.incidentsBy),
    measure('casualty-rank', dead.rank, {
      n: dead.weeks,
      scale: sums.claims['casualty-rank'].scale,
    }),
  ];
  const driver = measures.find(({ name }) => name === sums.evaluation.driver);
  const findings = { sums, stock, intervals, reports };
  return {
    scale: sums.evaluation.scale,
    driver: sums.evaluation.driver,
    cappedBy: sums.evaluation.cappedBy,
    measures,
    figure: civilianFigure(findings),
    sentence: civilianSentence(findings),
    spark,
    ...(named === undefined
      ? gatheredEvidence(state, [newest, dead.newest])
      : civilianEvidence(state, { stock, asOf }, named)),
    ...dead.late,
    coverage,
    scaleRange: scaleRangeOf(sums.claims, 1, {
      low: driver?.low ?? null,
      high: driver?.high ?? null,
      breakpoints: declared.find(({ name }) => name === driver?.name)?.breakpoints ?? null,
      ungraded: ungradedSums(state, asOf).evaluation.scale,
    }),
    probWorse: null,
  };
}

function measuresOf(
  sums: CivilianSums,
  stock: DisplacedStock | null,
  intervals: number,
): Measure[] {
  const { cells, displacement, claims } = sums;
  return [
    // Without a known cell the band is all there is: anything from 0 to 100.
    measure('disruption', cells.index, { n: cells.known, scale: claims.disruption.scale }),
    measure('displacement-ratio', displacement.ratio, {
      n: intervals,
      scale: claims['displacement-ratio'].scale,
    }),
    measure('displaced-stock', stock, { n: stock?.n ?? 0, scale: null }),
    measure('displacement-rate', displacement.rate, { n: displacement.n, scale: null }),
  ];
}

/** Attacks that killed, by the firm ones alone and by all; and the toll, at each of its bounds. */
function casualtyNumbers(state: WatchState, asOf: Instant) {
  const { casualties } = civilianSums(state, asOf);
  const { baseline, incidents, past } = casualties;
  const known = baseline();
  const endOf = (which: 'firm' | 'all') =>
    known === null ? null : (deadlySweep(state, which)(asOf)?.surprise ?? null);
  const ranked = (bound: keyof Toll) => rankOf(bound, casualties)?.surprise ?? null;
  return {
    incidents: banded(known?.surprise ?? null, endOf('firm'), endOf('all')),
    incidentsBy: { n: incidents, scale: known?.scale ?? null },
    rank: banded(ranked('best'), ranked('low'), ranked('high')),
    weeks: past('best').n,
  };
}

/** A value within the limits of all that is known of it. */
function banded(best: number | null, ...ends: (number | null)[]): StockRate {
  if (best === null) return { low: null, best, high: null };
  const known = [best, ...ends.filter((end) => end !== null)];
  return { low: Math.min(...known), best, high: Math.max(...known) };
}

function measure(
  name: string,
  bounds: StockRate | null,
  { n, scale }: Pick<Measure, 'n' | 'scale'>,
): Measure {
  const { low = null, best = null, high = null } = bounds ?? {};
  return { name, value: best, low, high, n, scale };
}

/** The stock at the end of every week of the last 90 days; a gap where all counts were old. */
function sparkOf(tally: CivilianTally, asOf: Instant): Spark {
  const weeks = Math.floor(trailing / week);
  const fromAt = asOf - weeks * week;
  const points = Array.from({ length: weeks + 1 }, (_, i) => {
    const stock = keptStock(tally, fromAt + i * week);
    if (stock === null || stock.old === stock.n) return null;
    return { low: stock.low, best: stock.best, high: stock.high };
  });
  if (points.every((point) => point === null)) return { shape: 'none' };
  return { shape: 'band', measure: 'displaced-stock', fromAt, step: week, points };
}

const declared: Indicator['measures'] = [
  {
    name: 'disruption',
    unit: 'percent',
    breakpoints: breakpoints.disruption,
    behind: { list: 'services' },
  },
  {
    name: 'displacement-ratio',
    unit: 'ratio',
    breakpoints: breakpoints.displacementRatio,
    behind: { events: 'rated' },
  },
  { name: 'displaced-stock', unit: 'people', breakpoints: null, behind: { events: 'summed' } },
  { name: 'displacement-rate', unit: 'per-day', breakpoints: null, behind: { events: 'rated' } },
  {
    name: 'casualty-incidents',
    unit: 'surprise',
    breakpoints: breakpoints.surprise,
    behind: { events: 'deadly' },
  },
  {
    name: 'casualty-rank',
    unit: 'surprise',
    breakpoints: breakpoints.surprise,
    behind: { list: 'weeks' },
  },
];

export const civilianImpact: Indicator = {
  id: 'civilian-impact',
  fields: civilianFields,
  form: civilianForm,
  measures: declared,
  behind: civilianBehind,
  freshnessLimit,
  dwell,
  halfLife: Number.POSITIVE_INFINITY,
  // Attacks tell of the dead.
  turnedAt: (state, asOf) => state.looked['attack-frequency'].any.newest(asOf),
  probes: civilianProbes,
  evaluations: (state) => {
    const sumsAt = civilianSweep(state);
    return (asOf) => sumsAt(asOf).evaluation;
  },
  account,
  detail: civilianDetail,
};

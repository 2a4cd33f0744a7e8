import { configuration } from '#domain/configuration.ts';
import { GatheredBook } from '#domain/gathering.ts';
import {
  type Baseline,
  baselineCoverage,
  trailingBaseline,
  window,
} from '#domain/indicators/attack-baselines.ts';
import { attackBehind } from '#domain/indicators/attack-behind.ts';
import { count, expectedBand } from '#domain/indicators/attack-counts.ts';
import { completenessAt, windowWorth } from '#domain/indicators/attack-delays.ts';
import { attackDetail } from '#domain/indicators/attack-detail.ts';
import { attackFields, attackForm } from '#domain/indicators/attack-fields.ts';
import { attacksOf } from '#domain/indicators/attack-grades.ts';
import { phaseOf } from '#domain/indicators/attack-phase.ts';
import { attackProbes } from '#domain/indicators/attack-probes.ts';
import { rateChange } from '#domain/indicators/attack-rate.ts';
import {
  chanceRange,
  type RegionBand,
  regionBandOf,
} from '#domain/indicators/attack-region-band.ts';
import { type AttackSums, attackSums, attackSweep } from '#domain/indicators/attack-sums.ts';
import { attackFigure, attackSentence, attackSpark } from '#domain/indicators/attack-words.ts';
import { newestIds } from '#domain/indicators/evidence.ts';
import type { Account, Indicator, Measure } from '#domain/indicators/indicator.ts';
import type { Instant } from '#domain/instant.ts';
import { kept } from '#domain/kept.ts';
import type { WatchState } from '#domain/watch-state.ts';

const { breakpoints } = configuration;
const { windowDays, freshnessLimit, dwell } = configuration.attacks;

/** All attacks of the window, credible or not. */
const gathered = kept((state) => new GatheredBook(state.books['attack-frequency'], window));

function account(state: WatchState, asOf: Instant, named?: number): Account {
  const measures = attackSums(state, asOf);
  const book = state.books['attack-frequency'];
  const ends = { firm: attackSums(state, asOf, 'firm'), all: attackSums(state, asOf, 'all') };
  const { reports, origins, nEff } = gathered(state).asOf(asOf);
  const { probUp: probWorse } = rateChange(state, measures.counted, asOf);
  const reported = windowWorth(state, asOf) / windowDays;
  const phase = phaseOf({ probWorse, reported }, measures.spread.excess);
  const chance = regionBandOf(measures.spread);
  const range = inOrder(
    ends.firm.evaluation.scale,
    ends.all.evaluation.scale,
    ...chanceRange(measures, chance),
  );
  return {
    ...measures.evaluation,
    measures: measuresOf(state, asOf, { measures, ends, chance }),
    figure: attackFigure(measures),
    sentence: attackSentence(state, measures, { asOf, phase, chance }),
    spark: attackSpark(state, measures, asOf),
    evidenceIds: newestIds(book, { from: asOf - window, to: asOf }, named),
    evidenceCount: reports,
    origins,
    nEff,
    ...(completenessAt(state, asOf).known ? { reported } : {}),
    coverage: coverageOf(state, measures.baseline, asOf),
    scaleRange: [range.low, range.high],
    probWorse,
  };
}

/** The same counted over the firm events only, and over all of them. */
interface BandEnds {
  firm: AttackSums;
  all: AttackSums;
}

function measuresOf(
  state: WatchState,
  asOf: Instant,
  { measures, ends, chance }: { measures: AttackSums; ends: BandEnds; chance: RegionBand | null },
): Measure[] {
  const { y, counted, claims } = measures;
  const band = counted === null ? null : expectedBand(counted, counted.worth);
  const recounted = (
    name: string,
    of: (sums: AttackSums) => number | null,
    { n, scale }: Pick<Measure, 'n' | 'scale'> = { n: y, scale: null },
  ): Measure => {
    const value = of(measures);
    return { name, value, ...inOrder(of(ends.firm), value, of(ends.all)), n, scale };
  };
  const levelled = (name: keyof typeof claims, of: (sums: AttackSums) => number | null) =>
    recounted(name, of, { n: y, scale: claims[name].scale });
  const n = counted?.n ?? 0;
  return [
    levelled('surprise', ({ counted }) => counted?.surprise ?? null),
    levelled('new-regions', ({ spread }) => spread.fresh),
    byChance(
      levelled('excess-regions', ({ spread }) => spread.excess),
      chance?.excess ?? null,
    ),
    recounted('attacks', (sums) => sums.y),
    {
      name: 'attacks-expected',
      value: counted?.expected ?? null,
      low: band?.low ?? null,
      high: band?.high ?? null,
      n,
      scale: null,
    },
    growthMeasure(state, asOf, y),
    recounted('active-regions', ({ spread }) => spread.active),
    byChance(
      recounted('regions-expected', ({ spread }) => spread.expected, { n, scale: null }),
      chance?.expected ?? null,
    ),
  ];
}

/** The surprise against the days just before the window, at each of the grades. */
function growthMeasure(state: WatchState, asOf: Instant, n: number): Measure {
  const baseline = trailingBaseline(state, asOf);
  const [value, ...ends] = (['credible', 'firm', 'all'] as const).map((graded) => {
    const { instants } = attacksOf(state, graded);
    return baseline === null ? null : count(state, instants, { baseline, asOf }).surprise;
  });
  const growth = value ?? null;
  return { name: 'trailing-surprise', value: growth, ...inOrder(growth, ...ends), n, scale: null };
}

type Ends = Pick<Measure, 'low' | 'high'>;

/** A measure whose band takes in what chance does to it as well. */
function byChance(measure: Measure, chance: Ends | null): Measure {
  if (chance === null) return measure;
  const { low, high } = inOrder(measure.low, measure.high, chance.low, chance.high);
  return {
    ...measure,
    low: chance.low === null ? null : low,
    high: chance.high === null ? null : high,
  };
}

function inOrder(...ends: (number | null)[]): Ends {
  const known = ends.filter((end): end is number => end !== null);
  if (known.length === 0) return { low: null, high: null };
  return { low: Math.min(...known), high: Math.max(...known) };
}

/** A baseline that nobody watched is as weak as regions that nobody watches. */
function coverageOf(state: WatchState, baseline: Baseline | null, asOf: Instant): number {
  const looked = state.looked['attack-frequency'];
  const regions = looked.coverage(state.watch.regions, asOf, freshnessLimit);
  return baseline === null ? 0 : Math.min(regions, baselineCoverage(state, baseline));
}

const attacks = { events: 'attacks' };
const baseline = { events: 'baseline' };

export const attackFrequency: Indicator = {
  id: 'attack-frequency',
  fields: attackFields,
  form: attackForm,
  measures: [
    { name: 'surprise', unit: 'surprise', breakpoints: breakpoints.surprise, behind: attacks },
    { name: 'new-regions', unit: 'count', breakpoints: breakpoints.regions, behind: attacks },
    { name: 'excess-regions', unit: 'count', breakpoints: breakpoints.regions, behind: attacks },
    { name: 'attacks', unit: 'count', breakpoints: null, behind: attacks },
    { name: 'attacks-expected', unit: 'count', breakpoints: null, behind: baseline },
    { name: 'trailing-surprise', unit: 'surprise', breakpoints: null, behind: attacks },
    { name: 'active-regions', unit: 'count', breakpoints: null, behind: attacks },
    { name: 'regions-expected', unit: 'count', breakpoints: null, behind: baseline },
  ],
  behind: attackBehind,
  freshnessLimit,
  dwell,
  halfLife: Number.POSITIVE_INFINITY,
  // A shock and its end move the baseline.
  turnedAt: (state, asOf) => state.incidents.shocks.newest(asOf),
  probes: attackProbes,
  evaluations: (state) => {
    const sumsAt = attackSweep(state);
    return (asOf) => sumsAt(asOf).evaluation;
  },
  account,
  detail: attackDetail,
};

import * as z from 'zod';
import { configuration } from '#domain/configuration.ts';
import type { EventRecord } from '#domain/event-book.ts';
import {
  type Baseline,
  baselineCoverage,
  baselineOf,
  trailingBaseline,
  window,
} from '#domain/indicators/attack-baselines.ts';
import {
  type Counted,
  count,
  expectedBand,
  expectedRegions,
  type RegionCount,
  regionCounts,
} from '#domain/indicators/attack-counts.ts';
import { evidenceShown } from '#domain/indicators/evidence.ts';
import { highest } from '#domain/indicators/highest.ts';
import type {
  Account,
  Evaluation,
  FieldHint,
  Figure,
  Indicator,
  Measure,
  Spark,
} from '#domain/indicators/indicator.ts';
import { DAY, type Instant, startOfDay } from '#domain/instant.ts';
import { levelScale } from '#domain/level.ts';
import { type Message, message } from '#domain/message.ts';
import { tollByClassSchema } from '#domain/signal.ts';
import { countWithin } from '#domain/sorted-instants.ts';
import { nEff } from '#domain/statistics/decay.ts';
import { probRateUp } from '#domain/statistics/gamma-poisson.ts';
import type { WatchState } from '#domain/watch-state.ts';

const { breakpoints, cap, corroboratedWeight } = configuration;
const { windowDays, priorShape, minRatio, freshnessLimit, dwell } = configuration.attacks;

/** ACLED event types with their sub-types (codebook, hierarchical order). */
export const attackTypes = {
  battle: ['government-regains-territory', 'non-state-actor-overtakes-territory', 'armed-clash'],
  protest: ['excessive-force', 'protest-with-intervention', 'peaceful-protest'],
  riot: ['violent-demonstration', 'mob-violence'],
  explosion: [
    'chemical-weapon',
    'air-drone-strike',
    'suicide-bomb',
    'shelling-artillery-missile',
    'remote-explosive-landmine-ied',
    'grenade',
  ],
  'violence-against-civilians': ['sexual-violence', 'attack', 'abduction'],
  'strategic-development': [
    'agreement',
    'arrests',
    'change-to-group',
    'disrupted-weapons-use',
    'headquarters-established',
    'looting',
    'non-violent-transfer',
    'other',
  ],
} as const;
export type AttackType = keyof typeof attackTypes;

const typeNames = [
  'battle',
  'protest',
  'riot',
  'explosion',
  'violence-against-civilians',
  'strategic-development',
] as const satisfies readonly AttackType[];

const subTypes = Object.values(attackTypes).flat();

const actorSchema = z.string().trim().min(1).max(120).nullable().default(null);

const noToll = { civilian: null, 'state-forces': null, attackers: null, unknown: null };
const tollsSchema = z
  .strictObject({
    killed: tollByClassSchema.default(noToll),
    wounded: tollByClassSchema.default(noToll),
    abducted: tollByClassSchema.default(noToll),
  })
  .default({ killed: noToll, wounded: noToll, abducted: noToll });

export const attackFields = z
  .strictObject({
    type: z.enum(typeNames),
    /** Sub-type of the type; null when the reports do not say. */
    subType: z.enum(subTypes).nullable().default(null),
    actor: actorSchema,
    attribution: z.enum(['claimed', 'suspected']).nullable().default(null),
    target: z.string().trim().min(1).max(160).nullable().default(null),
    tolls: tollsSchema,
    /** False for context that happened elsewhere or is told again: shown, never counted. */
    counted: z.boolean().default(true),
  })
  .refine(({ type, subType }) => subType === null || belongs(type, subType), {
    error: 'attack.subType',
    path: ['subType'],
  });

function belongs(type: AttackType, subType: string): boolean {
  const names: readonly string[] = attackTypes[type];
  return names.includes(subType);
}

export const attackForm: readonly FieldHint[] = [
  { name: 'type', control: 'choice', options: typeNames, required: true, sticky: true },
  {
    name: 'subType',
    control: 'choice',
    optionsBy: { field: 'type', options: attackTypes },
    required: false,
  },
  { name: 'actor', control: 'text', required: false, sticky: true },
  {
    name: 'attribution',
    control: 'choice',
    options: ['claimed', 'suspected'],
    required: false,
    sticky: true,
  },
  { name: 'target', control: 'text', required: false },
  { name: 'counted', control: 'switch', required: false },
  { name: 'tolls', control: 'tolls', required: false },
];

/** Scale of a surprise; below 2 unless the count is at least 1.25 × the expected one. */
function surpriseScale({ y, expected, surprise }: Counted) {
  const scale = levelScale(surprise, breakpoints.surprise);
  if (scale === null || expected === null) return null;
  return y >= minRatio * expected ? scale : Math.min(scale, ungatedScale);
}

const ungatedScale = 1.99;

interface Spread {
  regions: RegionCount[];
  active: number;
  fresh: number | null;
  /** Regions that this many attacks hit on the baseline's pattern; null without a pattern. */
  expected: number | null;
}

function spreadOf(state: WatchState, baseline: Baseline | null, asOf: Instant): Spread {
  const regions = regionCounts(state, baseline, asOf);
  const hit = regions.filter(({ y }) => y > 0);
  const attacks = hit.reduce((sum, { y }) => sum + y, 0);
  const recordFrom = state.looked['attack-frequency'].any.sorted[0] ?? asOf;
  return {
    regions,
    active: hit.length,
    fresh: recordFrom <= asOf - window ? hit.filter(({ isNew }) => isNew).length : null,
    expected: expectedRegions(state, { baseline, regions, attacks }),
  };
}

interface AttackMeasures {
  baseline: Baseline | null;
  counted: Counted | null;
  y: number;
  expected: number | null;
  surprise: number | null;
  spread: Spread;
  excess: number | null;
  scales: Record<string, number | null>;
}

function measure(state: WatchState, asOf: Instant): AttackMeasures {
  const { credible } = state.books['attack-frequency'];
  const baseline = baselineOf(state, asOf);
  const counted = baseline === null ? null : count(state, credible, { baseline, asOf });
  const y = counted?.y ?? countWithin(credible, asOf - window, asOf);
  const spread = spreadOf(state, baseline, asOf);
  const excess = spread.expected === null ? null : spread.active - spread.expected;
  const { expected = null, surprise = null } = counted ?? {};
  const scales = {
    surprise: counted === null ? null : surpriseScale(counted),
    'new-regions': levelScale(spread.fresh, breakpoints.regions),
    'excess-regions': levelScale(excess, breakpoints.regions),
  };
  return { baseline, counted, y, expected, surprise, spread, excess, scales };
}

/** A severe level needs an event of weight ≥ .8, or two sources. */
function capped(state: WatchState, asOf: Instant, scales: AttackMeasures['scales']): Evaluation {
  const { scale, driver } = highest(scales);
  if (scale === null || scale < 3 || isCorroborated(state, asOf)) {
    return { scale, driver, cappedBy: null };
  }
  return { scale: cap, driver, cappedBy: 'uncorroborated' };
}

function isCorroborated(state: WatchState, asOf: Instant): boolean {
  const book = state.books['attack-frequency'];
  if (countWithin(book.firm, asOf - window, asOf) > 0) return true;
  const origins = new Set<string>();
  for (const event of book.within(asOf - window, asOf)) {
    if (event.weight >= corroboratedWeight) return true;
    for (const { origin } of event.reports) origins.add(origin);
    if (origins.size > 1) return true;
  }
  return false;
}

function evaluate(state: WatchState, asOf: Instant): Evaluation {
  return capped(state, asOf, measure(state, asOf).scales);
}

function account(state: WatchState, asOf: Instant): Account {
  const measures = measure(state, asOf);
  const book = state.books['attack-frequency'];
  const events = book.within(asOf - window, asOf).reverse();
  const ends = bandEnds(state, measures, asOf);
  const evidence = evidenceOf(events);
  return {
    ...capped(state, asOf, measures.scales),
    measures: measuresOf(state, asOf, { measures, ends }),
    figure: figureOf(measures),
    sentence: sentenceOf(state, measures),
    spark: sparkOf(state, measures, asOf),
    ...evidence,
    coverage: coverageOf(state, measures.baseline, asOf),
    scaleRange: [ends.firm.scale, ends.all.scale],
    probWorse: probWorseOf(measures.counted, book.credible, asOf),
  };
}

/** The surprise counted over the firm events only, and over all of them. */
function bandEnds(state: WatchState, { baseline, scales }: AttackMeasures, asOf: Instant) {
  const book = state.books['attack-frequency'];
  const end = (instants: readonly Instant[]) => {
    const counted = baseline === null ? null : count(state, instants, { baseline, asOf });
    const surprise = counted === null ? null : surpriseScale(counted);
    return {
      y: counted?.y ?? null,
      surprise: counted?.surprise ?? null,
      scale: highest({ ...scales, surprise }).scale,
    };
  };
  return { firm: end(book.firm), all: end(book.instants) };
}

function measuresOf(
  state: WatchState,
  asOf: Instant,
  { measures, ends }: { measures: AttackMeasures; ends: ReturnType<typeof bandEnds> },
): Measure[] {
  const { y, counted, surprise, spread, excess, scales } = measures;
  const trailing = trailingBaseline(state, asOf);
  const { credible } = state.books['attack-frequency'];
  const band = counted === null ? null : expectedBand(counted, windowDays);
  const growth =
    trailing === null ? null : count(state, credible, { baseline: trailing, asOf }).surprise;
  const shown = (name: string, value: number | null, n: number): Measure => ({
    name,
    value,
    low: value,
    high: value,
    n,
    scale: scales[name] ?? null,
  });
  const bounds = inOrder(ends.firm.surprise, surprise, ends.all.surprise);
  const n = counted?.n ?? 0;
  return [
    { name: 'surprise', value: surprise, ...bounds, n: y, scale: scales.surprise ?? null },
    shown('new-regions', spread.fresh, y),
    shown('excess-regions', excess, y),
    { name: 'attacks', value: y, low: ends.firm.y, high: ends.all.y, n: y, scale: null },
    {
      name: 'attacks-expected',
      value: measures.expected,
      low: band?.low ?? null,
      high: band?.high ?? null,
      n,
      scale: null,
    },
    shown('trailing-surprise', growth, y),
    shown('active-regions', spread.active, y),
    shown('regions-expected', spread.expected, n),
  ];
}

function inOrder(...ends: (number | null)[]): { low: number | null; high: number | null } {
  const known = ends.filter((end): end is number => end !== null);
  if (known.length === 0) return { low: null, high: null };
  return { low: Math.min(...known), high: Math.max(...known) };
}

function evidenceOf(events: readonly EventRecord<'attack-frequency'>[]) {
  const reports = events.flatMap((event) => event.reports);
  return {
    evidenceIds: reports.slice(0, evidenceShown).map(({ id }) => id),
    evidenceCount: reports.length,
    origins: new Set(reports.map(({ origin }) => origin)).size,
    nEff: nEff(events.map(({ weight }) => weight)),
  };
}

/** A baseline that nobody watched is as weak as regions that nobody watches. */
function coverageOf(state: WatchState, baseline: Baseline | null, asOf: Instant): number {
  const looked = state.looked['attack-frequency'];
  const regions = looked.coverage(state.watch.regions, asOf, freshnessLimit);
  return baseline === null ? 0 : Math.min(regions, baselineCoverage(state, baseline));
}

/** P(rate of the last 7 d > rate of the 7 d before). */
function probWorseOf(
  counted: Counted | null,
  credible: readonly Instant[],
  asOf: Instant,
): number | null {
  if (counted === null) return null;
  const y0 = countWithin(credible, asOf - 2 * window, asOf - window);
  const W = windowDays;
  return probRateUp({ y1: counted.y, W1: W, y0, W0: W, a: priorShape, phi: counted.phi }).probUp;
}

function figureOf({ y, expected, surprise }: AttackMeasures): Figure {
  return {
    value: message('figures.attack-frequency.value', { attacks: y }),
    label: message('figures.attack-frequency.label', { attacks: y }),
    context:
      expected === null || surprise === null
        ? message('figures.attack-frequency.context-no-baseline')
        : message('figures.attack-frequency.context', {
            expected: rounded(expected),
            oneIn: oneIn(surprise),
            rarer: surprise > rarest ? 'yes' : 'no',
          }),
  };
}

/** An expected count to two digits, or to the whole: more would claim to know more. */
function rounded(expected: number): number {
  return expected >= 10 ? Math.round(expected) : Number(expected.toPrecision(2));
}

/** Rarer than this, the model is surer than any record of attacks can be. */
const rarest = 6;

/** "One week in so many", to two digits at the most; no rarer than one in a million. */
function oneIn(surprise: number): number {
  const chance = 10 ** Math.min(surprise, rarest);
  const unit = 10 ** Math.max(0, Math.floor(Math.log10(chance)) - 1);
  return Math.round(chance / unit) * unit;
}

function sentenceOf(state: WatchState, measures: AttackMeasures): Message {
  const { y, expected, spread, baseline } = measures;
  const values = { attacks: y, regions: spread.active, fresh: spread.fresh ?? 0 };
  if (baseline === null || expected === null) {
    return message('readings.attack-frequency.no-baseline', values);
  }
  const days = Math.round((baseline.to - baseline.from) / DAY);
  const covered = Math.round(baselineCoverage(state, baseline) * days);
  const told = { ...values, expected: rounded(expected), days, basis: baseline.basis };
  if (covered < days / 2) {
    return message('readings.attack-frequency.unwatched-baseline', { ...told, covered });
  }
  return spread.expected === null || y === 0
    ? message('readings.attack-frequency.counted', told)
    : message('readings.attack-frequency.spread', { ...told, regionsExpected: spread.expected });
}

const sparkDays = 28;

function sparkOf(state: WatchState, { counted, baseline }: AttackMeasures, asOf: Instant): Spark {
  const { credible } = state.books['attack-frequency'];
  const fromAt = startOfDay(asOf) - (sparkDays - 1) * DAY;
  const looks = state.looked['attack-frequency'].any;
  const values = Array.from({ length: sparkDays }, (_, i) => {
    const start = fromAt + i * DAY;
    const end = Math.min(start + DAY - 1, asOf);
    const looked = looks.newest(end);
    // No attacks on a day nobody looked is not a zero.
    if (looked === null || start - looked > freshnessLimit) return null;
    return countWithin(credible, start - 1, end);
  });
  const daily = counted === null ? null : expectedBand(counted, 1);
  const mark = baseline === null || baseline.basis === 'trailing' ? null : baseline.to;
  return {
    shape: 'bars',
    fromAt,
    step: DAY,
    values,
    low: daily?.low ?? 0,
    high: daily?.high ?? 0,
    markAt: mark !== null && mark >= fromAt ? mark : null,
  };
}

export const attackFrequency: Indicator = {
  id: 'attack-frequency',
  fields: attackFields,
  form: attackForm,
  measures: [
    { name: 'surprise', unit: 'surprise', breakpoints: breakpoints.surprise },
    { name: 'new-regions', unit: 'count', breakpoints: breakpoints.regions },
    { name: 'excess-regions', unit: 'count', breakpoints: breakpoints.regions },
    { name: 'attacks', unit: 'count', breakpoints: null },
    { name: 'attacks-expected', unit: 'count', breakpoints: null },
    { name: 'trailing-surprise', unit: 'surprise', breakpoints: null },
    { name: 'active-regions', unit: 'count', breakpoints: null },
    { name: 'regions-expected', unit: 'count', breakpoints: null },
  ],
  freshnessLimit,
  dwell,
  evaluate,
  account,
};

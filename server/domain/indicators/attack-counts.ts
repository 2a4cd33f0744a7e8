import { configuration } from '#domain/configuration.ts';
import type { EventBook } from '#domain/event-book.ts';
import { DAY, type Instant } from '#domain/instant.ts';
import { countWithin, firstAbove } from '#domain/sorted-instants.ts';
import { dispersion, predictiveBand } from '#domain/statistics/gamma-poisson.ts';
import type { WatchState } from '#domain/watch-state.ts';

const {
  windowDays,
  baselineDays,
  newRegionAfter,
  dispersionWeight,
  dispersionPrior,
  priorShape,
  priorRate,
} = configuration.attacks;

const window = windowDays * DAY;
const baselineLength = baselineDays * DAY;
const week = 7 * DAY;
/** A baseline shorter than this says nothing. */
const shortestBaseline = week;

/** The days (from, to] against which the window is compared. */
export interface Baseline {
  /** `frozen` by an analyst, `pre-shock` from the start of the running shock, else `trailing`. */
  basis: 'frozen' | 'pre-shock' | 'trailing';
  from: Instant;
  to: Instant;
}

/** Days before the shock, if they are over by now; else the days before the window. */
export function baselineOf(state: WatchState, asOf: Instant): Baseline | null {
  const frozen = state.attackBaseline;
  if (frozen !== null && frozen.to <= asOf) {
    return onRecord(state, { basis: 'frozen', from: frozen.from - 1, to: frozen.to - 1 });
  }
  const shock = runningShock(state, asOf);
  if (shock === null) return trailingBaseline(state, asOf);
  return onRecord(state, { basis: 'pre-shock', from: shock - baselineLength - 1, to: shock - 1 });
}

/** The 84 days before the window. */
export function trailingBaseline(state: WatchState, asOf: Instant): Baseline | null {
  const to = asOf - window;
  return onRecord(state, { basis: 'trailing', from: to - baselineLength, to });
}

/** Days before anybody kept a record are not days without attacks. */
function onRecord(state: WatchState, baseline: Baseline): Baseline | null {
  const recordFrom = state.looked['attack-frequency'].any.sorted[0];
  if (recordFrom === undefined) return null;
  const from = Math.max(baseline.from, recordFrom);
  return baseline.to - from < shortestBaseline ? null : { ...baseline, from };
}

/** Start of the earliest shock of the wave: begun within the baseline's length, not closed. */
function runningShock(state: WatchState, asOf: Instant): Instant | null {
  let first: Instant | null = null;
  for (const { id, startAt } of state.incidents.incidents.values()) {
    if (startAt === null || startAt > asOf || startAt < asOf - baselineLength) continue;
    const closing = state.incidents.closedAt.get(id);
    if (closing !== undefined && closing.at <= asOf) continue;
    if (first === null || startAt < first) first = startAt;
  }
  return first;
}

/** Events of the window against those of a baseline, counted over one list of instants. */
export interface Counted {
  /** Events in the window. */
  y: number;
  /** Events in the baseline, and its length in days. */
  n: number;
  days: number;
  /** Variance over mean of the baseline's weeks, shrunk. */
  phi: number;
}

/** Counts a window and a baseline over an ascending list of event instants. */
export function count(instants: readonly Instant[], baseline: Baseline, asOf: Instant): Counted {
  return {
    y: countWithin(instants, asOf - window, asOf),
    n: countWithin(instants, baseline.from, baseline.to),
    days: (baseline.to - baseline.from) / DAY,
    phi: phiOf(instants, baseline),
  };
}

type Band = ReturnType<typeof predictiveBand>;
const bands = new Map<string, Band>();
const bandsKept = 64;

/**
 * The 90 % band of the count in a window of `days`. A frozen baseline asks for the same band at
 * every signal, and its quantiles cost more than all the rest: the last ones are kept.
 */
export function expectedBand({ n, days, phi }: Counted, windowOf: number): Band {
  const key = `${n} ${days} ${phi} ${windowOf}`;
  const kept = bands.get(key);
  if (kept !== undefined) return kept;
  const law = { n, D: days, W: windowOf, a0: priorShape, b0: priorRate, phi };
  const band = predictiveBand(law);
  if (bands.size >= bandsKept) bands.clear();
  bands.set(key, band);
  return band;
}

/** Dispersion of whole weeks, counted back from the baseline's end. */
function phiOf(instants: readonly Instant[], { from, to }: Baseline): number {
  const weeklyCounts: number[] = [];
  let end = firstAbove(instants, to);
  for (let at = to; at - week >= from - 1; at -= week) {
    const start = firstAbove(instants, at - week);
    weeklyCounts.push(end - start);
    end = start;
  }
  return dispersion({ weeklyCounts, priorWeight: dispersionWeight, priorPhi: dispersionPrior }).phi;
}

/** Credible events of one region: in the window, and in the baseline. */
export interface RegionCount {
  region: string;
  y: number;
  n: number;
  isNew: boolean;
}

/** Regions hit in the window or in the baseline. New: no credible event in the 180 days before. */
export function regionCounts(
  book: EventBook<'attack-frequency'>,
  baseline: Baseline | null,
  asOf: Instant,
): RegionCount[] {
  const regions: RegionCount[] = [];
  const start = asOf - window;
  for (const [region, instants] of book.credibleByRegion) {
    const y = countWithin(instants, start, asOf);
    const n = baseline === null ? 0 : countWithin(instants, baseline.from, baseline.to);
    if (y === 0 && n === 0) continue;
    const before = instants[firstAbove(instants, start) - 1];
    const isNew = y > 0 && (before === undefined || start - before > newRegionAfter);
    regions.push({ region, y, n, isNew });
  }
  return regions;
}

/** Share 0–1 of the baseline's days on which somebody looked within the freshness limit. */
export function baselineCoverage(state: WatchState, { from, to }: Baseline): number {
  const { freshnessLimit } = configuration.attacks;
  const looks = state.looked['attack-frequency'].any.sorted;
  let covered = 0;
  let until = from;
  for (let i = firstAbove(looks, from - freshnessLimit); i < looks.length; i += 1) {
    const look = looks[i] ?? to;
    if (look >= to) break;
    const start = Math.max(until, look);
    const end = Math.min(to, look + freshnessLimit);
    if (end > start) covered += end - start;
    until = Math.max(until, end);
  }
  return covered / (to - from);
}

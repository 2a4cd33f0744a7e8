import { configuration } from '#domain/configuration.ts';
import { type Baseline, baselineLength, window } from '#domain/indicators/attack-baselines.ts';
import type { ByRegion } from '#domain/indicators/attack-grades.ts';
import { attackTally, type KnownBaseline } from '#domain/indicators/attack-tally.ts';
import type { Instant } from '#domain/instant.ts';
import type { Instants } from '#domain/sorted-instants.ts';
import { rarefiedRegions } from '#domain/statistics/rarefaction.ts';
import type { WatchState } from '#domain/watch-state.ts';

const { newRegionAfter } = configuration.attacks;

/** Attacks of one region: in the window, and in the baseline. */
export interface RegionCount {
  region: string;
  y: number;
  n: number;
  isNew: boolean;
}

/** A region with its attacks, and where the window and the baseline lie among them. */
interface RegionWindow extends RegionCount {
  instants: Instants;
  start: number;
  end: number;
  baselineStart: number;
}

/**
 * The attacks of each region for one instant after another, each later than the last, while
 * nothing is logged: a region is counted again when something turns in it.
 */
export class RegionSweep {
  readonly #state: WatchState;
  readonly #byRegion: ByRegion;
  readonly #regions: readonly RegionWindow[];
  /** When each region turns. */
  readonly #until: Float64Array;
  #baseline: Baseline | null = null;
  /** What is kept of a baseline that stays. */
  #known: KnownBaseline | null = null;
  #expected: number | null | undefined;
  /** Attacks of the window whose region is known, and the regions hit: all of them, and the new ones. */
  attacks = 0;
  active = 0;
  fresh = 0;

  constructor(state: WatchState, byRegion: ByRegion) {
    this.#state = state;
    this.#byRegion = byRegion;
    this.#regions = Array.from(byRegion, ([region, instants]) => {
      const last = instants.length;
      const none = { y: 0, n: 0, isNew: false };
      return { region, instants, ...none, start: last, end: last, baselineStart: last };
    });
    this.#until = new Float64Array(this.#regions.length).fill(Number.NEGATIVE_INFINITY);
  }

  moveTo(asOf: Instant, baseline: Baseline | null): void {
    if (this.#becomes(baseline)) this.#until.fill(Number.NEGATIVE_INFINITY);
    const until = this.#until;
    let turned = false;
    for (let i = 0; i < until.length; i += 1) {
      const there = this.#regions[i];
      if (there === undefined || (until[i] ?? asOf) > asOf) continue;
      until[i] = this.#turn(there, asOf);
      turned = true;
    }
    if (turned) this.#sum();
  }

  /** Regions hit in the window or in the baseline: of two hit alike, the same one is named first. */
  get counts(): RegionCount[] {
    return this.#regions
      .filter(({ y, n }) => y > 0 || n > 0)
      .map(({ region, y, n, isNew }) => ({ region, y, n, isNew }))
      .sort((a, b) => (a.region < b.region ? -1 : 1));
  }

  /** Regions that this many attacks would hit on the pattern of the baseline; null without one. */
  get expected(): number | null {
    if (this.#expected === undefined) this.#expected = this.#expectedOf(this.attacks);
    return this.#expected;
  }

  /** Whether a baseline asks for other counts than the last one, if time alone moved that one on. */
  #becomes(baseline: Baseline | null): boolean {
    const last = this.#baseline;
    this.#baseline = baseline;
    if (baseline === last) return false;
    if (baseline?.basis === 'trailing' && last?.basis === 'trailing') return false;
    const isKept = baseline !== null && baseline.basis !== 'trailing';
    this.#known = isKept ? attackTally(this.#state).of(baseline) : null;
    return true;
  }

  /** Counts one region anew; returns until when it stays as it is. */
  #turn(there: RegionWindow, asOf: Instant): Instant {
    const { instants } = there;
    there.end = instants.countUpToNear(asOf, there.end);
    there.start = instants.countUpToNear(asOf - window, Math.min(there.start, there.end));
    const { start, end } = there;
    const first = instants.at(start);
    there.y = end - start;
    there.isNew = end > start && isNewAfter(instants.at(start - 1), first ?? asOf);
    const next = Math.min(instants.at(end) ?? never, (first ?? never) + window);
    return Math.min(next, this.#turnBaseline(there));
  }

  #turnBaseline(there: RegionWindow): Instant {
    const baseline = this.#baseline;
    if (baseline === null) {
      there.n = 0;
      return never;
    }
    const { instants, start } = there;
    if (this.#known !== null) {
      there.n = countOf(this.#known, instants);
      return never;
    }
    // A trailing one ends where the window begins.
    there.baselineStart = instants.countUpToNear(baseline.from, there.baselineStart);
    there.n = start - there.baselineStart;
    return (instants.at(there.baselineStart) ?? never) + window + baselineLength;
  }

  #sum(): void {
    this.attacks = 0;
    this.active = 0;
    this.fresh = 0;
    this.#expected = undefined;
    for (const { y, isNew } of this.#regions) {
      if (y === 0) continue;
      this.attacks += y;
      this.active += 1;
      if (isNew) this.fresh += 1;
    }
  }

  #expectedOf(attacks: number): number | null {
    if (this.#regions.every(({ n }) => n === 0)) return null;
    const before = this.#known && expectedBy(this.#known, this.#byRegion);
    const known = before?.get(attacks);
    if (known !== undefined) return known;
    // In order, because a sum must not depend on which region was heard of first.
    const baselineCounts = this.#regions.map(({ n }) => n).sort((a, b) => a - b);
    const { expectedActive } = rarefiedRegions({ baselineCounts, m: attacks });
    before?.set(attacks, expectedActive);
    return expectedActive;
  }
}

const never = Number.POSITIVE_INFINITY;

/**
 * New: no event that counts in the 180 days before the first one of the window, so that a region
 * does not become new by the passing of time.
 */
function isNewAfter(before: Instant | undefined, first: Instant): boolean {
  return before === undefined || first - before > newRegionAfter;
}

function countOf(known: KnownBaseline, instants: Instants): number {
  const counted = known.byRegion.get(instants);
  if (counted !== undefined) return counted;
  const n = instants.countWithin(known.from, known.to);
  known.byRegion.set(instants, n);
  return n;
}

/** Regions that so many events would hit, as far as somebody asked. */
function expectedBy({ expectedRegions }: KnownBaseline, byRegion: ByRegion): Map<number, number> {
  const known = expectedRegions.get(byRegion) ?? new Map<number, number>();
  expectedRegions.set(byRegion, known);
  return known;
}

/** Regions hit in the window up to an instant. */
export function regionCounts(state: WatchState, asOf: Instant): RegionCount[] {
  const regions = new RegionSweep(state, state.books['attack-frequency'].credibleByRegion);
  regions.moveTo(asOf, null);
  return regions.counts;
}

import { configuration } from '#domain/configuration.ts';
import type { EventListener, EventRecord } from '#domain/event-book.ts';
import type { Baseline } from '#domain/indicators/attack-baselines.ts';
import type { ByRegion } from '#domain/indicators/attack-grades.ts';
import { DAY, type Instant } from '#domain/instant.ts';
import { kept } from '#domain/kept.ts';
import { countWithin, firstAbove, firstAboveNear } from '#domain/sorted-instants.ts';
import { dispersion, predictiveTail } from '#domain/statistics/gamma-poisson.ts';

const { windowDays, dispersionWeight, dispersionPrior, priorShape, priorRate } =
  configuration.attacks;
const week = 7 * DAY;

/** How unusual a count is against its baseline. */
export interface Unusual {
  expected: number | null;
  surprise: number | null;
}

/** `worth` is the window in days, each worth the share of it that is reported. */
export function unusualOf({ n, days, phi }: Law, y: number, worth: number = windowDays): Unusual {
  const law = { n, D: days, W: worth, y, a0: priorShape, b0: priorRate, phi };
  const tail = predictiveTail(law);
  return { expected: tail?.mean ?? null, surprise: tail?.surprise ?? null };
}

/** What a baseline says of one list of instants. */
export interface Law {
  /** Events in the baseline, and its length in days. */
  n: number;
  days: number;
  /** Variance over mean of the baseline's weeks, shrunk. */
  phi: number;
}

/** A law, and how unusual by it so many events are in a window worth so many days. */
export interface KnownLaw {
  law: Law;
  unusual: Map<number, Map<number, Unusual>>;
}

/** What is kept of a baseline: it stays the same for weeks while only the window moves on. */
export interface KnownBaseline {
  from: Instant;
  to: Instant;
  laws: Map<readonly Instant[], KnownLaw>;
  /** Events by region, and the regions that so many events of a kind of grade would hit. */
  byRegion: Map<readonly Instant[], number>;
  expectedRegions: Map<ByRegion, Map<number, number>>;
}

/** One for each shock of the days that a level looks back over, and the frozen one. */
const baselinesKept = 16;

/** Keeps what baselines say until an event that may lie in one of them comes or goes. */
class AttackTally implements EventListener<'attack-frequency'> {
  #known: KnownBaseline[] = [];

  putIn({ at }: Pick<EventRecord, 'at'>): void {
    if (this.#known.some(({ to }) => at <= to)) {
      this.#known = this.#known.filter(({ to }) => at > to);
    }
  }

  takeOut(event: Pick<EventRecord, 'at'>): void {
    this.putIn(event);
  }

  of({ basis, from, to }: Baseline): KnownBaseline {
    const known = this.#known.find((one) => one.from === from && one.to === to);
    if (known !== undefined) return known;
    const fresh = {
      from,
      to,
      laws: new Map(),
      byRegion: new Map(),
      expectedRegions: new Map(),
    } satisfies KnownBaseline;
    // A trailing one is another at every instant: keeping it would push out those that stay.
    if (basis !== 'trailing') this.#known = [fresh, ...this.#known.slice(0, baselinesKept - 1)];
    return fresh;
  }

  /** The regions that so many events of a kind of grade would hit, as far as somebody asked. */
  regionsOf(baseline: Baseline, byRegion: ByRegion): Map<number, number> {
    const { expectedRegions } = this.of(baseline);
    const known = expectedRegions.get(byRegion) ?? new Map<number, number>();
    expectedRegions.set(byRegion, known);
    return known;
  }

  lawOf(instants: readonly Instant[], baseline: Baseline): KnownLaw {
    const { laws } = this.of(baseline);
    const known = laws.get(instants);
    if (known !== undefined) return known;
    const { from, to } = baseline;
    const n = countWithin(instants, from, to);
    const law = { n, days: (to - from) / DAY, phi: phiOf(instants, baseline) };
    const fresh: KnownLaw = { law, unusual: new Map() };
    laws.set(instants, fresh);
    return fresh;
  }
}

export const attackTally = kept((state) => {
  const tally = new AttackTally();
  state.books['attack-frequency'].listen(tally);
  return tally;
});

/** Where a window begins and ends in a list of instants. */
interface Place {
  start: number;
  end: number;
}

/**
 * Finds the same window in many lists again and again while time moves on. Lists of one region or
 * of one grade live as long as the state.
 */
class Windows {
  readonly #found = new Map<readonly Instant[], Place>();

  /** The instants in (asOf − length, asOf], by index. */
  in(list: readonly Instant[], asOf: Instant, length: number): Place {
    const last = this.#found.get(list);
    const end = firstAboveNear(list, asOf, last?.end ?? list.length);
    const start = firstAboveNear(list, asOf - length, last?.start ?? end);
    const found = { start, end };
    this.#found.set(list, found);
    return found;
  }
}

export const attackWindows = kept(() => new Windows());

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

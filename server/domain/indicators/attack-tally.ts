import { configuration } from '#domain/configuration.ts';
import type { EventListener } from '#domain/event-book.ts';
import type { EventRecord } from '#domain/event-record.ts';
import type { Baseline } from '#domain/indicators/attack-baselines.ts';
import type { ByRegion } from '#domain/indicators/attack-grades.ts';
import { DAY, type Instant } from '#domain/instant.ts';
import { kept } from '#domain/kept.ts';
import type { Instants } from '#domain/sorted-instants.ts';
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
  laws: Map<Instants, KnownLaw>;
  /** Events by region, and the regions that so many events of a kind of grade would hit. */
  byRegion: Map<Instants, number>;
  expectedRegions: Map<ByRegion, Map<number, number>>;
}

/** One for each shock of the days that a level looks back over, and the frozen one. */
const baselinesKept = 16;

/** Keeps what baselines say until an event that may lie in one of them comes or goes. */
class AttackTally implements EventListener<'attack-frequency'> {
  #known: KnownBaseline[] = [];
  /** A trailing one is another at every instant: keeping more would push out those that stay. */
  #trailing: KnownBaseline | null = null;
  /**
   * The last law of each list, and where its weeks began: those of the next one begin near, and
   * where nothing came or went it is the same.
   */
  readonly #last = new Map<Instants, { known: KnownLaw; weeks: number[] }>();

  putIn({ at }: Pick<EventRecord, 'at'>): void {
    if (this.#trailing !== null && at <= this.#trailing.to) this.#trailing = null;
    if (this.#known.some(({ to }) => at <= to)) {
      this.#known = this.#known.filter(({ to }) => at > to);
    }
  }

  takeOut(event: Pick<EventRecord, 'at'>): void {
    this.putIn(event);
  }

  of({ basis, from, to }: Baseline): KnownBaseline {
    const isIt = (one: KnownBaseline) => one.from === from && one.to === to;
    if (this.#trailing !== null && isIt(this.#trailing)) return this.#trailing;
    const known = this.#known.find(isIt);
    if (known !== undefined) return known;
    const fresh = {
      from,
      to,
      laws: new Map(),
      byRegion: new Map(),
      expectedRegions: new Map(),
    } satisfies KnownBaseline;
    if (basis === 'trailing') this.#trailing = fresh;
    else this.#known = [fresh, ...this.#known.slice(0, baselinesKept - 1)];
    return fresh;
  }

  lawOf(instants: Instants, baseline: Baseline): KnownLaw {
    const { laws } = this.of(baseline);
    const known = laws.get(instants);
    if (known !== undefined) return known;
    const last = this.#last.get(instants);
    const weeks = last?.weeks ?? [];
    const law = lawOver(instants, baseline, weeks);
    const fresh = last !== undefined && isSame(last.known.law, law) ? last.known : lawKnown(law);
    laws.set(instants, fresh);
    this.#last.set(instants, { known: fresh, weeks });
    return fresh;
  }
}

export const attackTally = kept((state) => {
  const tally = new AttackTally();
  // Nothing is known yet that the events there are could make it forget.
  state.books['attack-frequency'].rejoin(tally);
  return tally;
});

function lawKnown(law: Law): KnownLaw {
  return { law, unusual: new Map() };
}

function isSame(one: Law, other: Law): boolean {
  return one.n === other.n && one.days === other.days && one.phi === other.phi;
}

/** Dispersion is that of whole weeks, counted back from the baseline's end. */
function lawOver(instants: Instants, { from, to }: Baseline, found: number[]): Law {
  const placeOf = (week: number, at: Instant, near: number) => {
    const place = instants.countUpToNear(at, found[week] ?? near);
    found[week] = place;
    return place;
  };
  const last = placeOf(0, to, instants.length);
  const weeklyCounts: number[] = [];
  let end = last;
  for (let at = to; at - week >= from - 1; at -= week) {
    // A record that begins within the first millisecond begins with what it does not count.
    const start = placeOf(weeklyCounts.length + 1, Math.max(at - week, from), end);
    weeklyCounts.push(end - start);
    end = start;
  }
  const n = last - instants.countUpToNear(from, end);
  const spread = { weeklyCounts, priorWeight: dispersionWeight, priorPhi: dispersionPrior };
  return { n, days: (to - from) / DAY, phi: dispersion(spread).phi };
}

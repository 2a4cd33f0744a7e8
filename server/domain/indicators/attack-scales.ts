import { configuration } from '#domain/configuration.ts';
import { type EventRecord, isCredible } from '#domain/event-book.ts';
import { type Baseline, baselines, window } from '#domain/indicators/attack-baselines.ts';
import { regionCounts, unusualIn } from '#domain/indicators/attack-counts.ts';
import { windowWorths } from '#domain/indicators/attack-delays.ts';
import {
  attackSums,
  capped,
  isCorroborated,
  surpriseScale,
} from '#domain/indicators/attack-sums.ts';
import { attackTally, type KnownLaw } from '#domain/indicators/attack-tally.ts';
import type { Instant } from '#domain/instant.ts';
import { levelScale } from '#domain/level.ts';
import { countWithin, firstAbove } from '#domain/sorted-instants.ts';
import type { WatchState } from '#domain/watch-state.ts';

const { breakpoints, cap } = configuration;
const { newRegionAfter } = configuration.attacks;
const severe = 3;

type AttackEvent = EventRecord<'attack-frequency'>;

/** The attacks of the window in one region, by their places among all of it. */
interface RegionWindow {
  instants: readonly Instant[];
  start: number;
  end: number;
  isNew: boolean;
}

/** The credible attacks of a window that moves on: only what enters or leaves it is looked at. */
class MovingWindow {
  readonly #book: WatchState['books']['attack-frequency'];
  readonly #regions = new Map<string, RegionWindow>();
  /** The window among all events. */
  #start = 0;
  #end = 0;
  /** Attacks, those whose region is known, and the regions hit: all of them, and the new ones. */
  attacks = 0;
  placed = 0;
  active = 0;
  fresh = 0;

  constructor({ books }: WatchState, asOf: Instant) {
    this.#book = books['attack-frequency'];
    const { instants, credible, credibleByRegion } = this.#book;
    this.#start = firstAbove(instants, asOf - window);
    this.#end = firstAbove(instants, asOf);
    this.attacks = countWithin(credible, asOf - window, asOf);
    for (const [region, all] of credibleByRegion) {
      const start = firstAbove(all, asOf - window);
      const there = { instants: all, start, end: firstAbove(all, asOf), isNew: false };
      this.#regions.set(region, there);
      this.placed += there.end - start;
      if (there.end > start) this.active += 1;
      this.#judge(there);
    }
  }

  /** Moves the end of the window on. */
  moveTo(asOf: Instant): void {
    const { events, instants } = this.#book;
    for (; (instants[this.#end] ?? asOf + 1) <= asOf; this.#end += 1) {
      this.#move(events[this.#end], 1);
    }
    for (; (instants[this.#start] ?? asOf) <= asOf - window; this.#start += 1) {
      this.#move(events[this.#start], -1);
    }
  }

  #move(event: AttackEvent | undefined, by: 1 | -1): void {
    if (event === undefined || !isCredible(event)) return;
    this.attacks += by;
    const there = event.region === null ? undefined : this.#regions.get(event.region);
    if (there === undefined) return;
    this.placed += by;
    if (by === 1) there.end += 1;
    else there.start += 1;
    const now = there.end - there.start;
    if (now === 0) this.active -= 1;
    else if (now === 1 && by === 1) this.active += 1;
    this.#judge(there);
  }

  /** A region is new by what came before the first attack of the window. */
  #judge(there: RegionWindow): void {
    const { instants, start, end } = there;
    const before = instants[start - 1] ?? Number.NEGATIVE_INFINITY;
    const isNew = end > start && (instants[start] ?? before) - before > newRegionAfter;
    if (isNew === there.isNew) return;
    there.isNew = isNew;
    this.fresh += isNew ? 1 : -1;
  }
}

/** What stays the same while one baseline holds. */
interface Held {
  baseline: Baseline;
  known: KnownLaw;
  /** Regions that so many attacks hit on its pattern; null without a pattern. */
  expected: ReadonlyMap<number, number> | null;
}

/** The level scale of attacks for one instant after another; says what adding them up anew says. */
export function attackScales(state: WatchState): (asOf: Instant) => number | null {
  const baselineAt = baselines(state);
  const worthAt = windowWorths(state);
  const recordFrom = state.looked['attack-frequency'].any.sorted[0] ?? Number.POSITIVE_INFINITY;
  let moving: MovingWindow | null = null;
  let held: Held | null = null;
  const anew = (asOf: Instant) => capped(state, asOf, attackSums(state, asOf).scales).scale;
  return (asOf) => {
    const baseline = baselineAt(asOf);
    if (baseline === null || baseline.basis === 'trailing') return anew(asOf);
    if (held?.baseline !== baseline) held = heldBy(state, baseline, asOf);
    moving ??= new MovingWindow(state, asOf);
    moving.moveTo(asOf);
    const { attacks: y, placed, active, fresh } = moving;
    const expected = held.expected?.get(placed);
    // The first to ask about so many attacks works the pattern out, and leaves it there.
    if (held.expected !== null && expected === undefined) return anew(asOf);
    const { expected: usual, surprise } = unusualIn(held.known, y, worthAt(asOf));
    let scale = surpriseScale({ y, expected: usual, surprise });
    if (recordFrom <= asOf - window) scale = higher(scale, levelScale(fresh, breakpoints.regions));
    if (expected !== undefined) {
      scale = higher(scale, levelScale(active - expected, breakpoints.regions));
    }
    return scale === null || scale < severe || isCorroborated(state, asOf) ? scale : cap;
  };
}

function heldBy(state: WatchState, baseline: Baseline, asOf: Instant): Held {
  const { credible, credibleByRegion } = state.books['attack-frequency'];
  const tally = attackTally(state);
  const hasPattern = regionCounts(state, baseline, asOf).some(({ n }) => n > 0);
  return {
    baseline,
    known: tally.lawOf(credible, baseline),
    expected: hasPattern ? tally.regionsOf(baseline, credibleByRegion) : null,
  };
}

function higher(one: number | null, other: number | null): number | null {
  if (one === null || other === null) return one ?? other;
  return Math.max(one, other);
}

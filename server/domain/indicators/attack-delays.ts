import { configuration } from '#domain/configuration.ts';
import { type EventListener, type EventRecord, isCredible } from '#domain/event-book.ts';
import { DAY, type Instant } from '#domain/instant.ts';
import { kept } from '#domain/kept.ts';
import type { Touch } from '#domain/signal-shelf.ts';
import type { Packer, Unpacker } from '#domain/snapshot/packer.ts';
import type { Packing } from '#domain/snapshot/packing.ts';
import { delayCompleteness } from '#domain/statistics/delay-completeness.ts';
import type { WatchState } from '#domain/watch-state.ts';

const { delayRecord, longestDelay, minDelays, leastReported, windowDays } = configuration.attacks;
const recordDays = delayRecord / DAY;

/** How much of a day's attacks is on record, by the whole days that have passed since. */
export interface Completeness {
  /** Delays it was learned from. */
  n: number;
  /** False with too few delays: every day then counts as fully reported. */
  known: boolean;
  /** Share 0–1 reported after 0, 1, … days; 1 from the longest delay on. */
  shares: readonly number[];
}

/** Reports of one delay that came in on one day, by the night after their event. */
interface Cell {
  delay: number;
  night: number;
  count: number;
}

/**
 * How long after credible attacks their first report was recorded. Kept by the day of recording,
 * so that an event that comes or goes costs the same however long the record is.
 */
class AttackDelays implements EventListener<'attack-frequency'> {
  readonly #days = new Map<number, Map<number, Cell>>();
  readonly #learned = new Map<number, Completeness>();
  /** What has come and gone since the last entry, by day and cell, and the day of that entry. */
  readonly #moved = new Map<number, { day: number; by: number }>();
  #today = Number.NaN;
  /** Delays in all, and how many there were at the last entry. */
  #n = 0;
  #before = 0;

  putIn(event: EventRecord<'attack-frequency'>): void {
    this.#count(event, 1);
  }

  takeOut(event: EventRecord<'attack-frequency'>): void {
    this.#count(event, -1);
  }

  /** What the records before a day (days since the epoch) say. */
  before(day: number): Completeness {
    const known = this.#learned.get(day);
    if (known !== undefined) return known;
    const learned = this.#learn(day);
    if (this.#learned.size >= learnedKept) this.#learned.clear();
    this.#learned.set(day, learned);
    return learned;
  }

  /**
   * Has an entry recorded on a day changed what readings of its day and before rest on? So does the
   * first entry of a day, and one that moves what earlier days recorded.
   */
  turned(day: number): boolean {
    const earlier = [...this.#moved.values()].some((one) => one.by !== 0 && one.day < day);
    const turned = day !== this.#today || earlier;
    this.#today = day;
    this.#moved.clear();
    const some = Math.max(this.#n, this.#before) >= minDelays;
    this.#before = this.#n;
    return turned && some;
  }

  pack(out: Packer): void {
    out.numbers([this.#today, this.#n, this.#before]);
    out.numbers([...this.#days.keys()]);
    out.numbers([...this.#days.values()].map(({ size }) => size));
    const cells = [...this.#days.values()].flatMap((day) => [...day.values()]);
    out.numbers(cells.map(({ delay }) => delay));
    out.numbers(cells.map(({ night }) => night));
    out.numbers(cells.map(({ count }) => count));
    out.numbers([...this.#moved].flatMap(([key, { day, by }]) => [key, day, by]));
  }

  unpack(from: Unpacker): void {
    const [today = Number.NaN, n = 0, before = 0] = from.numbers();
    this.#today = today;
    this.#n = n;
    this.#before = before;
    this.#unpackDays(from);
    const moved = from.numbers();
    for (let i = 0; i < moved.length; i += 3) {
      const [key = 0, day = 0, by = 0] = moved.slice(i, i + 3);
      this.#moved.set(key, { day, by });
    }
  }

  #unpackDays(from: Unpacker): void {
    const days = from.numbers();
    const sizes = from.numbers();
    const delays = from.numbers();
    const nights = from.numbers();
    const counts = from.numbers();
    let next = 0;
    days.forEach((day, i) => {
      const cells = new Map<number, Cell>();
      for (const end = next + (sizes[i] ?? 0); next < end; next += 1) {
        const cell = {
          delay: delays[next] ?? 0,
          night: nights[next] ?? 0,
          count: counts[next] ?? 0,
        };
        cells.set(keyOf(cell), cell);
      }
      this.#days.set(day, cells);
    });
  }

  #count(event: EventRecord<'attack-frequency'>, by: 1 | -1): void {
    if (!isCredible(event)) return;
    const recordedAt = event.reports.reduce(
      (first, report) => Math.min(first, report.recordedAt),
      Number.POSITIVE_INFINITY,
    );
    const delay = Math.max(0, Math.floor((recordedAt - event.at) / DAY));
    if (delay > longestDelay) return;
    const day = Math.floor(recordedAt / DAY);
    const night = Math.ceil(event.at / DAY);
    const cells = this.#days.get(day) ?? new Map<number, Cell>();
    const key = keyOf({ delay, night });
    const cell = cells.get(key) ?? { delay, night, count: 0 };
    cell.count += by;
    cells.set(key, cell);
    this.#days.set(day, cells);
    this.#n += by;
    const move = day * cellsOfDay + key;
    this.#moved.set(move, { day, by: by + (this.#moved.get(move)?.by ?? 0) });
    for (const learnedBefore of this.#learned.keys()) {
      if (day < learnedBefore) this.#learned.delete(learnedBefore);
    }
  }

  #learn(day: number): Completeness {
    const delays: number[] = [];
    const ages: number[] = [];
    const counts: number[] = [];
    for (let recorded = day - recordDays; recorded < day; recorded += 1) {
      for (const { delay, night, count } of this.#days.get(recorded)?.values() ?? []) {
        delays.push(delay);
        ages.push(day - night);
        counts.push(count);
      }
    }
    const { F, n } = delayCompleteness({ delays, ages, counts, maxDelay: longestDelay });
    const known = n >= minDelays;
    return { n, known, shares: known ? F : F.map(() => 1) };
  }
}

/** The nights of one delay lie side by side, but an event may be dated after its report. */
function keyOf({ delay, night }: Pick<Cell, 'delay' | 'night'>): number {
  return delay + night * (longestDelay + 1);
}

const learnedKept = 8;
/** More than the keys of one day can span, from the year 1900 to 2200. */
const cellsOfDay = 2 ** 23;

const attackDelays = kept((state) => {
  const delays = new AttackDelays();
  state.books['attack-frequency'].listen(delays);
  return delays;
});

export const attackDelaysPacking: Packing = {
  name: 'attack-delays',
  pack: (state, out) => attackDelays(state).pack(out),
  unpack: (state, from) => {
    const delays = new AttackDelays();
    delays.unpack(from);
    state.books['attack-frequency'].rejoin(delays);
    attackDelays.put(state, delays);
  },
};

/**
 * How complete the record is for a reading as of an instant. Learned from what was recorded before
 * the day of the reading, or before the day of the last entry when the reading looks back from
 * later knowledge: so it stays the same throughout a day.
 */
export function completenessAt(state: WatchState, asOf: Instant): Completeness {
  return attackDelays(state).before(Math.floor(knownUntil(state, asOf) / DAY));
}

function knownUntil(state: WatchState, asOf: Instant): Instant {
  return Math.max(asOf, state.recordedAt ?? asOf);
}

/** Whole days that knowledge reaches beyond an instant. */
function hindsight(state: WatchState, asOf: Instant): number {
  const midnight = Math.floor(knownUntil(state, asOf) / DAY) * DAY;
  return Math.max(0, Math.floor((midnight - asOf) / DAY));
}

/** Share reported of what happened so many days before an instant; 1 where nothing is known. */
export function reportedShare(state: WatchState, asOf: Instant, age: number): number {
  const { shares } = completenessAt(state, asOf);
  return shares[age + hindsight(state, asOf)] ?? 1;
}

/** Days of a window from `from` to `to` days ago, each worth the share of it that is reported. */
export function reportedDays(
  state: WatchState,
  asOf: Instant,
  { from, to }: { from: number; to: number },
): number {
  const { known, shares } = completenessAt(state, asOf);
  if (!known) return from - to;
  const older = hindsight(state, asOf);
  let days = 0;
  for (let age = to; age < from; age += 1) days += shares[age + older] ?? 1;
  // Of what is hardly reported nothing can be said: correcting it further would be guessing.
  return Math.max(leastReported * (from - to), days);
}

/** Days that the window up to an instant is worth, by what is reported of each. */
export function windowWorth(state: WatchState, asOf: Instant): number {
  return reportedDays(state, asOf, { from: windowDays, to: 0 });
}

/** `windowWorth` for one instant after another: it stays the same for a day of each. */
export function windowWorths(state: WatchState): (asOf: Instant) => number {
  let last = { day: Number.NaN, older: Number.NaN, worth: 0 };
  return (asOf) => {
    const day = Math.floor(knownUntil(state, asOf) / DAY);
    const older = hindsight(state, asOf);
    if (day !== last.day || older !== last.older) {
      last = { day, older, worth: windowWorth(state, asOf) };
    }
    return last.worth;
  };
}

/** Lets the levels of attacks be worked out anew when an entry changed how complete they are. */
export function completenessTouches(state: WatchState): readonly Touch[] {
  const day = Math.floor((state.recordedAt ?? 0) / DAY);
  return attackDelays(state).turned(day) ? [{ indicator: 'attack-frequency', from: 0 }] : [];
}

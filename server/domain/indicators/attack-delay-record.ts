import { configuration } from '#domain/configuration.ts';
import type { EventListener } from '#domain/event-book.ts';
import { type EventRecord, isCredible } from '#domain/event-record.ts';
import { DAY, type Instant } from '#domain/instant.ts';
import { placeIn } from '#domain/numbers.ts';
import type { Column } from '#domain/snapshot/column.ts';
import type { Packer, Unpacker } from '#domain/snapshot/packer.ts';
import { Lists } from '#domain/snapshot/report-lists.ts';
import { delayCompleteness } from '#domain/statistics/delay-completeness.ts';

const { delayRecord, longestDelay, minDelays } = configuration.attacks;
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

/** When the first report of an event was recorded. */
export function firstRecorded({ reports }: EventRecord<'attack-frequency'>): Instant {
  return reports.reduce(
    (first, report) => Math.min(first, report.recordedAt),
    Number.POSITIVE_INFINITY,
  );
}

/** Whole days from an event to its first record. */
export function delayOf(event: EventRecord<'attack-frequency'>): number {
  return Math.max(0, Math.floor((firstRecorded(event) - event.at) / DAY));
}

/**
 * How long after credible attacks their first report was recorded. Kept by the day of recording,
 * so that an event that comes or goes costs the same however long the record is.
 */
export class AttackDelays implements EventListener<'attack-frequency'> {
  readonly #days = new Map<number, Map<number, Cell>>();
  /** Days of a snapshot, for those that nobody has asked for yet. */
  #stored: StoredDays | null = null;
  readonly #learned = new Map<number, Completeness>();
  /** No day among those is later. */
  #learnedUpTo = Number.NEGATIVE_INFINITY;
  /** What has come and gone of earlier days since the last entry, by day and cell; and its day. */
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
    this.#learnedUpTo = Math.max(day, this.#learnedUpTo);
    return learned;
  }

  /**
   * Has an entry recorded on a day changed what readings of its day and before rest on? So does the
   * first entry of a day, and one that moves what earlier days recorded.
   */
  turned(day: number): boolean {
    const turned = day !== this.#today || this.#movedBefore(day);
    this.#today = day;
    // Asked at every entry, of which most move nothing: to clear a map is to make a new one.
    if (this.#moved.size > 0) this.#moved.clear();
    const some = Math.max(this.#n, this.#before) >= minDelays;
    this.#before = this.#n;
    return turned && some;
  }

  #movedBefore(day: number): boolean {
    for (const one of this.#moved.values()) if (one.by !== 0 && one.day < day) return true;
    return false;
  }

  /** What counts nothing is left out, and the rest is in order: one record, one list of bytes. */
  pack(out: Packer): void {
    out.numbers([this.#today, this.#n, this.#before]);
    for (const day of this.#stored?.days ?? []) this.#cellsOf(day);
    const days = [...this.#days]
      .map(([day, cells]) => ({ day, cells: cellsIn(cells) }))
      .filter(({ cells }) => cells.length > 0)
      .sort((a, b) => a.day - b.day);
    packDays(days, out);
    const moved = [...this.#moved].filter(([, { by }]) => by !== 0).sort(([a], [b]) => a - b);
    out.numbers(moved.flatMap(([key, { day, by }]) => [key, day, by]));
  }

  unpack(from: Unpacker): void {
    const [today = Number.NaN, n = 0, before = 0] = from.numbers();
    this.#today = today;
    this.#n = n;
    this.#before = before;
    this.#stored = new StoredDays(from);
    const moved = from.numbers();
    for (let i = 0; i < moved.length; i += 3) {
      const [key = 0, day = 0, by = 0] = moved.slice(i, i + 3);
      this.#moved.set(key, { day, by });
    }
  }

  /** What was recorded on a day, to be changed. */
  #cellsOf(day: number): Map<number, Cell> {
    const known = this.#days.get(day);
    if (known !== undefined) return known;
    const cells = new Map<number, Cell>();
    for (const cell of this.#stored?.cellsOf(day) ?? []) cells.set(keyOf(cell), cell);
    this.#days.set(day, cells);
    return cells;
  }

  #count(event: EventRecord<'attack-frequency'>, by: 1 | -1): void {
    if (!isCredible(event)) return;
    const recordedAt = firstRecorded(event);
    const delay = delayOf(event);
    if (delay > longestDelay) return;
    const day = Math.floor(recordedAt / DAY);
    const night = Math.ceil(event.at / DAY);
    const cells = this.#cellsOf(day);
    const key = keyOf({ delay, night });
    const cell = cells.get(key);
    if (cell === undefined) cells.set(key, { delay, night, count: by });
    else cell.count += by;
    this.#n += by;
    // News is of today, on which nothing rests yet.
    if (day < this.#today) this.#move(day, key, by);
    if (day < this.#learnedUpTo) this.#unlearn(day);
  }

  #move(day: number, key: number, by: number): void {
    const move = day * cellsOfDay + key;
    this.#moved.set(move, { day, by: by + (this.#moved.get(move)?.by ?? 0) });
  }

  #unlearn(day: number): void {
    for (const before of this.#learned.keys()) if (day < before) this.#learned.delete(before);
    this.#learnedUpTo = Math.max(Number.NEGATIVE_INFINITY, ...this.#learned.keys());
  }

  #learn(day: number): Completeness {
    const delays: number[] = [];
    const ages: number[] = [];
    const counts: number[] = [];
    for (let recorded = day - recordDays; recorded < day; recorded += 1) {
      for (const { delay, night, count } of this.#cellsOf(recorded).values()) {
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

/** The cells of many days as they lie in a snapshot: most days are never asked for again. */
class StoredDays {
  readonly #days: Column;
  readonly #delays: Lists;
  readonly #nights: Lists;
  readonly #counts: Lists;

  constructor(from: Unpacker) {
    this.#days = from.column();
    this.#delays = new Lists(from);
    this.#nights = new Lists(from);
    this.#counts = new Lists(from);
  }

  get days(): number[] {
    return Array.from({ length: this.#days.length }, (_, i) => this.#days.at(i) ?? 0);
  }

  cellsOf(day: number): Cell[] {
    const place = placeIn(this.#days, day);
    if (place < 0) return [];
    const [nights, counts] = [this.#nights.at(place), this.#counts.at(place)];
    return this.#delays
      .at(place)
      .map((delay, i) => ({ delay, night: nights[i] ?? 0, count: counts[i] ?? 0 }));
  }
}

/** Writes days, in order, for `StoredDays` to read. */
function packDays(days: readonly { day: number; cells: readonly Cell[] }[], out: Packer): void {
  out.numbers(days.map(({ day }) => day));
  for (const part of ['delay', 'night', 'count'] as const) {
    Lists.pack(
      days.map(({ cells }) => cells.map((cell) => cell[part])),
      out,
    );
  }
}

/** The nights of one delay lie side by side, but an event may be dated after its report. */
function keyOf({ delay, night }: Pick<Cell, 'delay' | 'night'>): number {
  return delay + night * (longestDelay + 1);
}

function cellsIn(cells: ReadonlyMap<number, Cell>): Cell[] {
  return [...cells.values()].filter(({ count }) => count !== 0).sort((a, b) => keyOf(a) - keyOf(b));
}

const learnedKept = 8;
/** More than the keys of one day can span, from the year 1900 to 2200. */
const cellsOfDay = 2 ** 23;

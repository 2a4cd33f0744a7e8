import { configuration } from '#domain/configuration.ts';
import type { Cell, Said } from '#domain/indicators/civilian-cell.ts';
import { trailing } from '#domain/indicators/civilian-displacement.ts';
import {
  type CellListener,
  type CivilianEvent,
  type CivilianTally,
  gradedTally,
  type RegionCell,
} from '#domain/indicators/civilian-tally.ts';
import { isCorroborated } from '#domain/indicators/severe-rule.ts';
import { HOUR, type Instant } from '#domain/instant.ts';
import { kept } from '#domain/kept.ts';
import type { Looked } from '#domain/looked.ts';
import { type DisruptionIndex, disruptionOf } from '#domain/statistics/disruption.ts';
import type { WatchState } from '#domain/watch-state.ts';

const { cellExpiresAfter } = configuration.civilian;

/** What lies further back than all that is read has no say, not even that it may go on. */
export function remembered(newest: Said | undefined, asOf: Instant): Said | undefined {
  return newest === undefined || newest.at <= asOf - trailing ? undefined : newest;
}

export function wasQuiet(heartbeatAt: Instant | null, asOf: Instant): boolean {
  return heartbeatAt !== null && asOf - heartbeatAt <= cellExpiresAfter;
}

/**
 * Disruption over every region of the watch with every service (indicators.md §6), for one instant
 * after another: while each is later than the last, a cell is looked at again only when something
 * turns in it, or when something else is said of it. A cell holds what its newest event said, for
 * 14 days. A heartbeat makes a cell a real zero unless its newest event still spoke of disruption:
 * that one ends in "unknown", because nobody said that it is over.
 */
export class CellSweep implements CellListener {
  readonly #looked: Looked;
  readonly #weight: number;
  readonly #cells: readonly RegionCell[];
  /** When each cell turns. */
  readonly #until: Float64Array;
  /** What each cell is known to be; null for unknown. */
  readonly #severity: (number | null)[];
  /** The event that gives a cell its state, if one does. */
  readonly #events: (CivilianEvent | null)[];
  /** No cell turns before. */
  #next = Number.NEGATIVE_INFINITY;
  #corroborated: boolean | null = null;
  #at = Number.POSITIVE_INFINITY;
  #heartbeats = Number.NaN;
  index: DisruptionIndex = disruptionOf({ total: 0, known: 0, severe: 0 });
  /** Cells whose state is known. */
  known = 0;

  constructor(state: WatchState, tally: CivilianTally) {
    this.#looked = state.looked['civilian-impact'];
    this.#weight = tally.weight;
    this.#cells = tally.cells;
    const { length } = this.#cells;
    this.#until = new Float64Array(length).fill(Number.NEGATIVE_INFINITY);
    this.#severity = new Array<number | null>(length).fill(null);
    this.#events = new Array<CivilianEvent | null>(length).fill(null);
  }

  /** The instant that it was moved to last. */
  get at(): Instant {
    return this.#at;
  }

  changed(cell: Cell): void {
    const place = this.#cells.findIndex((one) => one.cell === cell);
    if (place < 0) return;
    this.#until[place] = Number.NEGATIVE_INFINITY;
    this.#next = Number.NEGATIVE_INFINITY;
  }

  moveTo(asOf: Instant): void {
    const until = this.#until;
    const { heartbeats } = this.#looked;
    const isAnew = asOf < this.#at || heartbeats !== this.#heartbeats;
    this.#at = asOf;
    if (!isAnew && asOf < this.#next) return;
    if (isAnew) until.fill(Number.NEGATIVE_INFINITY);
    this.#heartbeats = heartbeats;
    let next = Number.POSITIVE_INFINITY;
    for (let i = 0; i < until.length; i += 1) {
      if ((until[i] ?? asOf) <= asOf) this.#turn(i, asOf);
      next = Math.min(next, until[i] ?? asOf);
    }
    this.#next = next;
    this.#sum();
  }

  get total(): number {
    return this.#cells.length;
  }

  /** Events that give a known cell its state. */
  get events(): readonly CivilianEvent[] {
    return this.#events.filter((event) => event !== null);
  }

  /** Whether the events that tell of disruption are heavy enough, or of two origins. */
  get isCorroborated(): boolean {
    this.#corroborated ??= isCorroborated(this.#disrupted());
    return this.#corroborated;
  }

  *#disrupted(): Generator<CivilianEvent> {
    for (const [i, event] of this.#events.entries()) {
      if (event !== null && (this.#severity[i] ?? 0) > 0) yield event;
    }
  }

  #turn(i: number, asOf: Instant): void {
    const one = this.#cells[i];
    if (one === undefined) return;
    const { cell, region } = one;
    const newest = remembered(cell.asOf(asOf), asOf);
    const heardUntil = newest === undefined ? asOf : newest.at + cellExpiresAfter + 1;
    let until = cell.saidUntil(asOf);
    let severity = newest === undefined ? 0 : newest.severity;
    const isHeard = heardUntil > asOf;
    if (isHeard) until = Math.min(until, heardUntil);
    else {
      if (newest !== undefined) until = Math.min(until, newest.at + trailing);
      if (severity === 0) {
        const heartbeatAt = this.#looked.heartbeatAt(region, asOf);
        const isQuiet = wasQuiet(heartbeatAt, asOf);
        if (!isQuiet) severity = null;
        const ends = isQuiet ? (heartbeatAt ?? asOf) + cellExpiresAfter + 1 : until;
        until = Math.min(until, ends, this.#looked.nextHeartbeat(region, asOf));
      } else severity = null;
    }
    this.#until[i] = until;
    this.#severity[i] = severity;
    this.#events[i] = isHeard && severity !== null && newest !== undefined ? newest.event : null;
    this.#corroborated = null;
  }

  /** In order, because a sum must not depend on what came first. */
  #sum(): void {
    const sums = { total: this.#weight, known: 0, severe: 0 };
    this.known = 0;
    for (let i = 0; i < this.#cells.length; i += 1) {
      const severity = this.#severity[i] ?? null;
      if (severity === null) continue;
      const weight = this.#cells[i]?.cell.weight ?? 0;
      this.known += 1;
      sums.known += weight;
      sums.severe += weight * severity;
    }
    this.index = disruptionOf(sums);
  }
}

/** For now, a day before, the 72 h before that directions compare with, and what is late. */
const sweepsKept = 4;
/** To begin anew costs no more than to go on from farther away. */
const near = 12 * HOUR;

/** Sweeps that go on where somebody asked last: what is asked for is near that, mostly. */
class CellSweeps {
  readonly #state: WatchState;
  readonly #tally: CivilianTally;
  /** The one that was used last is the last. */
  readonly #sweeps: CellSweep[] = [];

  constructor(state: WatchState, tally: CivilianTally) {
    this.#state = state;
    this.#tally = tally;
  }

  /** One that was moved to an instant. */
  movedTo(asOf: Instant): CellSweep {
    const sweep = this.#near(asOf) ?? this.#other();
    this.#sweeps.splice(this.#sweeps.indexOf(sweep), 1);
    this.#sweeps.push(sweep);
    sweep.moveTo(asOf);
    return sweep;
  }

  #near(asOf: Instant): CellSweep | undefined {
    return this.#sweeps.findLast(({ at }) => at <= asOf && asOf - at <= near);
  }

  #other(): CellSweep {
    const [oldest] = this.#sweeps;
    if (oldest !== undefined && this.#sweeps.length >= sweepsKept) return oldest;
    const fresh = followingCells(this.#state, this.#tally);
    this.#sweeps.push(fresh);
    return fresh;
  }
}

/** How far services work by the credible events, as of one instant: until another one is asked for. */
const sweeps = kept((state) => new CellSweeps(state, gradedTally(state)));

export function cellsNear(state: WatchState, asOf: Instant): CellSweep {
  return sweeps(state).movedTo(asOf);
}

/** A sweep that goes on when something was logged. */
export function followingCells(state: WatchState, tally: CivilianTally): CellSweep {
  const sweep = new CellSweep(state, tally);
  tally.cellListeners.push(sweep);
  return sweep;
}

/** How far services work as of one instant. */
export function cellsAsOf(state: WatchState, tally: CivilianTally, asOf: Instant): CellSweep {
  const cells = new CellSweep(state, tally);
  cells.moveTo(asOf);
  return cells;
}

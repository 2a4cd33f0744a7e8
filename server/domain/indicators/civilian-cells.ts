import { configuration } from '#domain/configuration.ts';
import { trailing } from '#domain/indicators/civilian-displacement.ts';
import {
  type Cell,
  type CivilianEvent,
  type CivilianTally,
  type Said,
  severityOf,
} from '#domain/indicators/civilian-tally.ts';
import { isCorroborated } from '#domain/indicators/severe-rule.ts';
import type { Instant } from '#domain/instant.ts';
import type { Looked } from '#domain/looked.ts';
import { type DisruptionIndex, disruptionOf } from '#domain/statistics/disruption.ts';
import type { WatchState } from '#domain/watch-state.ts';

const { cellExpiresAfter } = configuration.civilian;

/** How far services work, region by region: every region of the watch with every service. */
export interface Cells {
  index: DisruptionIndex;
  /** Cells whose state is known, and all of them. */
  known: number;
  total: number;
  /** Events that give a known cell its state. */
  events: readonly CivilianEvent[];
}

/**
 * Disruption over the cells (indicators.md §6). A cell holds what its newest event said, for 14
 * days. A heartbeat makes a cell a real zero unless its newest event still spoke of disruption:
 * that one ends in "unknown", because nobody said that it is over.
 */
export function cellsAsOf(state: WatchState, tally: CivilianTally, asOf: Instant): Cells {
  const looked = state.looked['civilian-impact'];
  const events: CivilianEvent[] = [];
  const sums = { total: tally.weight, known: 0, severe: 0 };
  let known = 0;
  let total = 0;
  for (const region of tally.regions) {
    let quiet: boolean | null = null;
    for (const cell of region.cells) {
      total += 1;
      const newest = remembered(cell.asOf(asOf), asOf);
      const heard = newest !== undefined && asOf - newest.at <= cellExpiresAfter;
      const said = newest === undefined ? 0 : newest.severity;
      if (!heard) {
        if (said !== 0) continue;
        quiet ??= wasQuiet(looked.heartbeatAt(region.id, asOf), asOf);
        if (!quiet) continue;
      }
      if (said === null) continue;
      known += 1;
      sums.known += cell.weight;
      sums.severe += cell.weight * said;
      if (heard) events.push(newest.event);
    }
  }
  return { index: disruptionOf(sums), known, total, events };
}

/** What lies further back than all that is read has no say, not even that it may go on. */
export function remembered(newest: Said | undefined, asOf: Instant): Said | undefined {
  return newest === undefined || newest.at <= asOf - trailing ? undefined : newest;
}

export function wasQuiet(heartbeatAt: Instant | null, asOf: Instant): boolean {
  return heartbeatAt !== null && asOf - heartbeatAt <= cellExpiresAfter;
}

/** The same for one instant after another: a cell is looked at again when something turns in it. */
export class CellSweep {
  readonly #looked: Looked;
  readonly #weight: number;
  readonly #cells: readonly { cell: Cell; region: string }[];
  /** When each cell turns, what it adds to the known weight and to weight × severity. */
  readonly #until: Float64Array;
  readonly #known: Float64Array;
  readonly #severe: Float64Array;
  /** The event that gives a cell its state, if one does. */
  readonly #events: (CivilianEvent | null)[];
  #corroborated: boolean | null = null;
  /** Disruption in percent, at best; null while no cell is known. */
  index: number | null = null;

  constructor(state: WatchState, tally: CivilianTally) {
    this.#looked = state.looked['civilian-impact'];
    this.#weight = tally.weight;
    this.#cells = tally.regions.flatMap(({ id, cells }) =>
      cells.map((cell) => ({ cell, region: id })),
    );
    const { length } = this.#cells;
    this.#until = new Float64Array(length).fill(Number.NEGATIVE_INFINITY);
    this.#known = new Float64Array(length);
    this.#severe = new Float64Array(length);
    this.#events = new Array<CivilianEvent | null>(length).fill(null);
  }

  moveTo(asOf: Instant): void {
    const until = this.#until;
    let turned = false;
    for (let i = 0; i < until.length; i += 1) {
      if ((until[i] ?? asOf) > asOf) continue;
      this.#turn(i, asOf);
      turned = true;
    }
    if (turned) this.#sum();
  }

  /** Whether the events that tell of disruption are heavy enough, or of two origins. */
  get isCorroborated(): boolean {
    this.#corroborated ??= isCorroborated(this.#heard(), (event) => (severityOf(event) ?? 0) > 0);
    return this.#corroborated;
  }

  *#heard(): Generator<CivilianEvent> {
    for (const event of this.#events) if (event !== null) yield event;
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
    this.#known[i] = severity === null ? 0 : cell.weight;
    this.#severe[i] = severity === null ? 0 : cell.weight * severity;
    this.#events[i] = isHeard && severity !== null && newest !== undefined ? newest.event : null;
    this.#corroborated = null;
  }

  /** In order, because a sum must not depend on what came first. */
  #sum(): void {
    let known = 0;
    let severe = 0;
    for (let i = 0; i < this.#known.length; i += 1) {
      known += this.#known[i] ?? 0;
      severe += this.#severe[i] ?? 0;
    }
    this.index = disruptionOf({ total: this.#weight, known, severe }).best;
  }
}

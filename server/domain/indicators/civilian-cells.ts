import { configuration } from '#domain/configuration.ts';
import type { Said } from '#domain/indicators/civilian-cell.ts';
import { trailing } from '#domain/indicators/civilian-displacement.ts';
import type {
  CivilianEvent,
  CivilianTally,
  RegionCell,
} from '#domain/indicators/civilian-tally.ts';
import { isCorroborated } from '#domain/indicators/severe-rule.ts';
import type { Instant } from '#domain/instant.ts';
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
 * after another, each later than the last, while nothing is logged: a cell is looked at again when
 * something turns in it. A cell holds what its newest event said, for 14 days. A heartbeat makes a
 * cell a real zero unless its newest event still spoke of disruption: that one ends in "unknown",
 * because nobody said that it is over.
 */
export class CellSweep {
  readonly #looked: Looked;
  readonly #weight: number;
  readonly #cells: readonly RegionCell[];
  /** When each cell turns. */
  readonly #until: Float64Array;
  /** What each cell is known to be; null for unknown. */
  readonly #severity: (number | null)[];
  /** The event that gives a cell its state, if one does. */
  readonly #events: (CivilianEvent | null)[];
  #corroborated: boolean | null = null;
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

/** How far services work as of one instant. */
export function cellsAsOf(state: WatchState, tally: CivilianTally, asOf: Instant): CellSweep {
  const cells = new CellSweep(state, tally);
  cells.moveTo(asOf);
  return cells;
}

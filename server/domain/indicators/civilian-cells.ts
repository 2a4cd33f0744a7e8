import { configuration } from '#domain/configuration.ts';
import { trailing } from '#domain/indicators/civilian-displacement.ts';
import type { CivilianEvent, CivilianTally, Said } from '#domain/indicators/civilian-tally.ts';
import type { Instant } from '#domain/instant.ts';
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

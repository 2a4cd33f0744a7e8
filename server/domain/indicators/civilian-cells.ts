import { configuration } from '#domain/configuration.ts';
import type { EventRecord } from '#domain/event-book.ts';
import { type Service, services } from '#domain/indicators/civilian-services.ts';
import type { Instant } from '#domain/instant.ts';
import type { Region } from '#domain/place.ts';
import {
  type DisruptionCell,
  type DisruptionIndex,
  disruptionIndex,
} from '#domain/statistics/disruption.ts';
import type { WatchState } from '#domain/watch-state.ts';

const { cellExpiresAfter, categoryWeights } = configuration.civilian;

export type CivilianEvent = EventRecord<'civilian-impact'>;

/** How far services work, region by region: every region of the watch with every service. */
export interface Cells {
  index: DisruptionIndex;
  /** Cells whose state is known, and all of them. */
  known: number;
  total: number;
  /** Events that give a known cell its state; those that say it is disrupted. */
  events: readonly CivilianEvent[];
  disrupted: readonly CivilianEvent[];
}

/**
 * Disruption over the cells (indicators.md §6). A cell holds what its newest event said, for 14
 * days. A heartbeat makes a cell a real zero unless its newest event still spoke of disruption:
 * that one ends in "unknown", because nobody said that it is over. `events` are in order of time
 * and reach at least 14 days back.
 */
export function cellsAsOf(
  state: WatchState,
  asOf: Instant,
  events: readonly CivilianEvent[],
): Cells {
  const newest = newestByCell(events);
  const { regions } = state.watch;
  const cells: DisruptionCell[] = [];
  const telling: CivilianEvent[] = [];
  const disrupted: CivilianEvent[] = [];
  let known = 0;
  for (const { id } of regions) {
    const quietAt = state.looked['civilian-impact'].heartbeatAt(id, asOf);
    const quiet = quietAt !== null && asOf - quietAt <= cellExpiresAfter;
    for (const service of services) {
      const event = newest.get(id)?.[service];
      const severity = severityOf(event, asOf, quiet);
      cells.push([id, service, severity]);
      if (severity === null) continue;
      known += 1;
      if (event === undefined || asOf - event.at > cellExpiresAfter) continue;
      telling.push(event);
      if (severity > 0) disrupted.push(event);
    }
  }
  const index = disruptionIndex({ cells, categoryWeights, population: populationOf(regions) });
  return { index, known, total: cells.length, events: telling, disrupted };
}

function newestByCell(
  events: readonly CivilianEvent[],
): Map<string, Partial<Record<Service, CivilianEvent>>> {
  const newest = new Map<string, Partial<Record<Service, CivilianEvent>>>();
  for (let i = events.length - 1; i >= 0; i -= 1) {
    const event = events[i];
    if (event === undefined || event.region === null) continue;
    const { about, service } = event.lead.signal.details;
    if (about !== 'disruption' || service === null) continue;
    const inRegion = newest.get(event.region);
    if (inRegion === undefined) newest.set(event.region, { [service]: event });
    else inRegion[service] ??= event;
  }
  return newest;
}

function severityOf(
  event: CivilianEvent | undefined,
  asOf: Instant,
  quiet: boolean,
): number | null {
  if (event === undefined) return quiet ? 0 : null;
  const { severity, phase } = event.lead.signal.details;
  const said = phase === 'ended' ? 0 : severity;
  if (asOf - event.at <= cellExpiresAfter) return said;
  return said === 0 && quiet ? 0 : null;
}

const populations = new WeakMap<readonly Region[], Record<string, number>>();

/** Inhabitants by region; one that nobody has counted is taken as the mean of the others, or 1. */
function populationOf(regions: readonly Region[]): Record<string, number> {
  const cached = populations.get(regions);
  if (cached !== undefined) return cached;
  const known = regions.flatMap(({ population }) => (population === null ? [] : [population]));
  const mean = known.length === 0 ? 1 : known.reduce((sum, n) => sum + n, 0) / known.length;
  const population = Object.fromEntries(
    regions.map((region) => [region.id, region.population ?? mean]),
  );
  populations.set(regions, population);
  return population;
}

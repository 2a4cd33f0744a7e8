import { configuration } from '#domain/configuration.ts';
import { DatedList } from '#domain/dated-list.ts';
import { type EventListener, type EventRecord, isCredible } from '#domain/event-book.ts';
import type { Displacement } from '#domain/indicators/civilian-displacement.ts';
import { type Service, services } from '#domain/indicators/civilian-services.ts';
import { kept } from '#domain/kept.ts';
import type { Region } from '#domain/place.ts';
import { Spans } from '#domain/spans.ts';
import type { WatchState } from '#domain/watch-state.ts';

const { categoryWeights } = configuration.civilian;

export type CivilianEvent = EventRecord<'civilian-impact'>;
export type CivilianList = DatedList<CivilianEvent>;

/** One service in one region: what it weighs, and all that was ever said of it. */
export interface Cell {
  service: Service;
  weight: number;
  events: CivilianList;
}

/** What was said of one region: its services, and the displaced counted there. */
export interface RegionTally {
  id: string;
  cells: readonly Cell[];
  stocks: CivilianList;
}

/** Civilian events sorted by what they speak of, each list in order of time. */
export class CivilianTally implements EventListener<'civilian-impact'> {
  readonly regions: readonly RegionTally[];
  /** Counts of the displaced of the whole watch. */
  readonly whole: CivilianList = new DatedList();
  /** Weight of all cells. */
  readonly weight: number;
  /** Displacement, which counts change and only then time. */
  readonly displacement = new Spans<Displacement>();
  readonly #counts: (event: CivilianEvent) => boolean;
  readonly #byId: ReadonlyMap<string, RegionTally>;

  constructor(regions: readonly Region[], counts: (event: CivilianEvent) => boolean) {
    this.#counts = counts;
    this.regions = regions.map((region) => tallyOf(region, populationOf(region, regions)));
    this.weight = this.regions
      .flatMap(({ cells }) => cells)
      .reduce((sum, cell) => sum + cell.weight, 0);
    this.#byId = new Map(this.regions.map((region) => [region.id, region]));
  }

  putIn(event: CivilianEvent): void {
    if (!this.#counts(event)) return;
    this.#cellOf(event)?.add(event);
    const stocks = this.#stocksOf(event);
    if (stocks === undefined) return;
    stocks.add(event);
    this.displacement.clear();
  }

  takeOut(event: CivilianEvent): void {
    if (!this.#counts(event)) return;
    this.#cellOf(event)?.remove(event);
    const stocks = this.#stocksOf(event);
    if (stocks === undefined) return;
    stocks.remove(event);
    this.displacement.clear();
  }

  #cellOf({ region, lead }: CivilianEvent): CivilianList | undefined {
    const { about, service } = lead.signal.details;
    if (region === null || about !== 'disruption') return undefined;
    return this.#byId.get(region)?.cells.find((cell) => cell.service === service)?.events;
  }

  /** A count without any place is of the whole watch; one from outside the regions is of nothing. */
  #stocksOf({ region, lead }: CivilianEvent): CivilianList | undefined {
    const { details, where } = lead.signal;
    if (details.stock === null) return undefined;
    if (region === null) return where === null ? this.whole : undefined;
    return this.#byId.get(region)?.stocks;
  }
}

function tallyOf({ id }: Region, population: number): RegionTally {
  const cells = services.map((service) => ({
    service,
    weight: categoryWeights[service] * population,
    events: new DatedList<CivilianEvent>(),
  }));
  return { id, cells, stocks: new DatedList() };
}

/** Inhabitants of a region; one that nobody has counted is taken as the mean of the others, or 1. */
function populationOf({ population }: Region, regions: readonly Region[]): number {
  if (population !== null) return population;
  const known = regions.flatMap((region) => region.population ?? []);
  return known.length === 0 ? 1 : known.reduce((sum, n) => sum + n, 0) / known.length;
}

function listening(state: WatchState, counts: (event: CivilianEvent) => boolean): CivilianTally {
  const tally = new CivilianTally(state.watch.regions, counts);
  state.books['civilian-impact'].listen(tally);
  return tally;
}

/** By grade: a rumour must not replace what is known. */
export const gradedTally = kept((state) => listening(state, isCredible));

/** Of every event, as if each were certain. */
export const ungradedTally = kept((state) => listening(state, () => true));

import { configuration } from '#domain/configuration.ts';
import { DatedList } from '#domain/dated-list.ts';
import { type EventListener, type EventRecord, isCredible } from '#domain/event-book.ts';
import { GatheredSet, Gathering } from '#domain/gathering.ts';
import { StockCounts } from '#domain/indicators/civilian-counts.ts';
import type { Displacement } from '#domain/indicators/civilian-displacement.ts';
import { type Service, services } from '#domain/indicators/civilian-services.ts';
import type { DisplacedStock } from '#domain/indicators/civilian-stocks.ts';
import type { Instant } from '#domain/instant.ts';
import { kept } from '#domain/kept.ts';
import type { Region } from '#domain/place.ts';
import { Spans } from '#domain/spans.ts';
import type { WatchState } from '#domain/watch-state.ts';

const { categoryWeights } = configuration.civilian;

export type CivilianEvent = EventRecord<'civilian-impact'>;
export type CivilianList = DatedList<CivilianEvent>;

/** More than a level looks back over. */
const spansKept = 2_048;
/** More than a drawing has points. */
const drawnKept = 32;

/** What an event says of its cell: 0 works as usual … 1 not working at all; null is unknown. */
export function severityOf({ lead }: CivilianEvent): number | null {
  const { severity, phase } = lead.signal.details;
  return phase === 'ended' ? 0 : severity;
}

/** What a cell was last said to be. */
export interface Said {
  at: Instant;
  severity: number | null;
  event: CivilianEvent;
}

/** One service in one region: what it weighs, and all that was ever said of it. */
export class Cell {
  readonly service: Service;
  readonly weight: number;
  readonly #events: CivilianList = new DatedList();
  /** By the newest event of all: most ask about now, and there are many cells to look at. */
  #newest: Said | undefined;
  /** What was said at the last instant that was asked for, and how long it held. */
  #last: { said: Said | undefined; until: Instant } | null = null;

  constructor(service: Service, weight: number) {
    this.service = service;
    this.weight = weight;
  }

  add(event: CivilianEvent): void {
    this.#events.add(event);
    this.#newest = this.#saidBy(Number.POSITIVE_INFINITY);
    this.#last = null;
  }

  remove(event: CivilianEvent): void {
    this.#events.remove(event);
    this.#newest = this.#saidBy(Number.POSITIVE_INFINITY);
    this.#last = null;
  }

  /** What was last said by an instant. */
  asOf(at: Instant): Said | undefined {
    if (this.#newest === undefined || this.#newest.at <= at) return this.#newest;
    const last = this.#last;
    if (last !== null && at < last.until && at >= (last.said?.at ?? at)) return last.said;
    const until = this.#events.instants[this.#events.countUpTo(at)] ?? Number.POSITIVE_INFINITY;
    const said = this.#saidBy(at);
    this.#last = { said, until };
    return said;
  }

  /** When something else is said than what was said at an instant. */
  saidUntil(at: Instant): Instant {
    if (this.#newest === undefined || this.#newest.at <= at) return Number.POSITIVE_INFINITY;
    const last = this.#last;
    if (last !== null && at < last.until && at >= (last.said?.at ?? at)) return last.until;
    return this.#events.instants[this.#events.countUpTo(at)] ?? Number.POSITIVE_INFINITY;
  }

  #saidBy(at: Instant): Said | undefined {
    const event = this.#events.newest(at);
    return event && { at: event.at, severity: severityOf(event), event };
  }
}

/** What was said of one region: its services, and the displaced counted there. */
export interface RegionTally {
  id: string;
  cells: readonly Cell[];
  stocks: StockCounts;
}

/** A cell, and the region that it is of. */
export interface RegionCell {
  cell: Cell;
  region: string;
}

/** Civilian events sorted by what they speak of, each list in order of time. */
export class CivilianTally implements EventListener<'civilian-impact'> {
  readonly regions: readonly RegionTally[];
  /** Counts of the displaced of the whole watch. */
  readonly whole: StockCounts;
  /** Counts of the displaced, of the whole watch and of each region; and all that stand, together. */
  readonly lists: readonly StockCounts[];
  readonly standing: CivilianList = new DatedList();
  /** Those that the rates are worked out from. */
  readonly gathering = new Gathering();
  /** What is gathered besides. */
  readonly others = new GatheredSet<CivilianEvent>(this.gathering);
  /** All cells, region by region, and what they weigh together. */
  readonly cells: readonly RegionCell[];
  readonly weight: number;
  /** Displacement, which counts change and only then time. */
  readonly displacement = new Spans<Displacement>(spansKept);
  /** The displaced at instants that a drawing shows. */
  readonly drawn = new Spans<DisplacedStock | null>(drawnKept);
  readonly #counts: (event: CivilianEvent) => boolean;
  readonly #byId: ReadonlyMap<string, RegionTally>;

  constructor(regions: readonly Region[], counts: (event: CivilianEvent) => boolean) {
    this.#counts = counts;
    const { gathering, standing } = this;
    this.whole = new StockCounts(gathering, standing);
    this.regions = regions.map((region) =>
      tallyOf(region, {
        population: populationOf(region, regions),
        stocks: new StockCounts(gathering, standing),
      }),
    );
    this.lists = [this.whole, ...this.regions.map(({ stocks }) => stocks)];
    this.cells = this.regions.flatMap(({ id, cells }) =>
      cells.map((cell) => ({ cell, region: id })),
    );
    this.weight = this.cells.reduce((sum, { cell }) => sum + cell.weight, 0);
    this.#byId = new Map(this.regions.map((region) => [region.id, region]));
  }

  putIn(event: CivilianEvent): void {
    if (!this.#counts(event)) return;
    this.#cellOf(event)?.add(event);
    const stocks = this.#stocksOf(event);
    if (stocks === undefined) return;
    stocks.add(event);
    this.#forget(event.at);
  }

  takeOut(event: CivilianEvent): void {
    if (!this.#counts(event)) return;
    this.#cellOf(event)?.remove(event);
    const stocks = this.#stocksOf(event);
    if (stocks === undefined) return;
    stocks.remove(event);
    this.#forget(event.at);
  }

  /** The list of counts that an event belongs to, if it counts people and is counted. */
  countsWith(event: CivilianEvent): StockCounts | undefined {
    return this.#counts(event) ? this.#stocksOf(event) : undefined;
  }

  #forget(from: Instant): void {
    this.displacement.forget(from);
    this.drawn.forget(from);
  }

  #cellOf({ region, lead }: CivilianEvent): Cell | undefined {
    const { about, service } = lead.signal.details;
    if (region === null || about !== 'disruption') return undefined;
    return this.#byId.get(region)?.cells.find((cell) => cell.service === service);
  }

  /** A count without any place is of the whole watch; one from outside the regions is of nothing. */
  #stocksOf({ region, lead }: CivilianEvent): StockCounts | undefined {
    const { details, where } = lead.signal;
    if (details.stock === null) return undefined;
    if (region === null) return where === null ? this.whole : undefined;
    return this.#byId.get(region)?.stocks;
  }
}

function tallyOf(
  { id }: Region,
  { population, stocks }: { population: number; stocks: StockCounts },
): RegionTally {
  const cells = services.map((service) => new Cell(service, categoryWeights[service] * population));
  return { id, cells, stocks };
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

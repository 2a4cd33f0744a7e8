import { configuration } from '#domain/configuration.ts';
import { DatedList } from '#domain/dated-list.ts';
import type { EventListener } from '#domain/event-book.ts';
import { type EventRecord, isCredible } from '#domain/event-record.ts';
import { GatheredSet, Gathering } from '#domain/gathering.ts';
import { Cell } from '#domain/indicators/civilian-cell.ts';
import { StockCounts } from '#domain/indicators/civilian-counts.ts';
import type { Displacement } from '#domain/indicators/civilian-displacement.ts';
import { services } from '#domain/indicators/civilian-services.ts';
import type { DisplacedStock } from '#domain/indicators/civilian-stocks.ts';
import type { Instant } from '#domain/instant.ts';
import type { Region } from '#domain/place.ts';
import { keptTally } from '#domain/snapshot/kept-tally.ts';
import type { StatePacker, StateUnpacker } from '#domain/snapshot/packing.ts';
import { Spans } from '#domain/spans.ts';

const { categoryWeights } = configuration.civilian;

export type CivilianEvent = EventRecord<'civilian-impact'>;
export type CivilianList = DatedList<CivilianEvent>;

/** More than a level looks back over. */
const spansKept = 2_048;
/** More than a drawing has points. */
const drawnKept = 32;

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

/** Is told of every cell of which something else is said. */
export interface CellListener {
  changed(cell: Cell): void;
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
  readonly cellListeners: CellListener[] = [];
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
    this.#changeCell(event, (cell) => cell.add(event));
    const stocks = this.#stocksOf(event);
    if (stocks === undefined) return;
    stocks.add(event);
    this.#forget(event.at);
  }

  takeOut(event: CivilianEvent): void {
    if (!this.#counts(event)) return;
    this.#changeCell(event, (cell) => cell.remove(event));
    const stocks = this.#stocksOf(event);
    if (stocks === undefined) return;
    stocks.remove(event);
    this.#forget(event.at);
  }

  /** The list of counts in which an event stands, if it stands in one. */
  standsIn(event: CivilianEvent): StockCounts | undefined {
    const list = event.region === null ? this.whole : this.#byId.get(event.region)?.stocks;
    return list?.stands(event) === true ? list : undefined;
  }

  pack(out: StatePacker): void {
    for (const { cell } of this.cells) cell.pack(out);
    for (const list of this.lists) list.pack(out);
    out.events('civilian-impact', this.standing.held);
  }

  unpack(from: StateUnpacker): void {
    for (const { cell } of this.cells) cell.unpack(from);
    for (const list of this.lists) list.unpack(from);
    this.standing.fillStored(from.events('civilian-impact'));
  }

  #forget(from: Instant): void {
    this.displacement.forget(from);
    this.drawn.forget(from);
  }

  #changeCell(event: CivilianEvent, change: (cell: Cell) => void): void {
    const cell = this.#cellOf(event);
    if (cell === undefined) return;
    change(cell);
    for (const listener of this.cellListeners) listener.changed(cell);
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

function tallyOfThose(name: string, counts: (event: CivilianEvent) => boolean) {
  return keptTally(
    name,
    'civilian-impact',
    ({ watch }) => new CivilianTally(watch.regions, counts),
  );
}

/** By grade: a rumour must not replace what is known. */
export const gradedTally = tallyOfThose('civilian-graded', isCredible);

/** Of every event, as if each were certain. */
export const ungradedTally = tallyOfThose('civilian-ungraded', () => true);

import { configuration } from '#domain/configuration.ts';
import { type Casualties, casualtiesAsOf } from '#domain/indicators/civilian-casualties.ts';
import type { Cell } from '#domain/indicators/civilian-cell.ts';
import { cellsAsOf, remembered, wasQuiet } from '#domain/indicators/civilian-cells.ts';
import type { StockCounts } from '#domain/indicators/civilian-counts.ts';
import { displacementOf } from '#domain/indicators/civilian-displacement.ts';
import type { Service } from '#domain/indicators/civilian-services.ts';
import { displacedStock, isFresh } from '#domain/indicators/civilian-stocks.ts';
import { type CivilianTally, gradedTally } from '#domain/indicators/civilian-tally.ts';
import { DAY, type Instant, type Precision } from '#domain/instant.ts';
import { boundsOf } from '#domain/signal.ts';
import type { StockRate } from '#domain/statistics/displacement-rate.ts';
import type { DisruptionIndex } from '#domain/statistics/disruption.ts';
import type { WatchState } from '#domain/watch-state.ts';

const { cellExpiresAfter, stockFlaggedAfter } = configuration.civilian;
const week = 7 * DAY;
const weeks = 26;

/** People displaced at one instant, and how many of the counts behind it were old. */
export interface StockPoint {
  low: number;
  best: number;
  high: number;
  n: number;
  old: number;
}

/** The newest count of one region; null is a count of the whole watch. */
export interface StockRow {
  region: string | null;
  low: number | null;
  best: number | null;
  high: number | null;
  countedAt: Instant;
  precision: Precision;
  isOld: boolean;
  /** Whether it is part of the sum: regions are not added to a count of the whole. */
  isSummed: boolean;
  signal: string;
}

/** One service in one region. */
export interface CellRow {
  service: Service;
  /** 0 works as usual … 1 not at all; null is unknown. */
  severity: number | null;
  /** Share 0–1 of the weight of all cells. */
  weight: number;
  /** What was last said of it, and until when that holds; null where nothing was. */
  said: { saidAt: Instant; expiresAt: Instant; isOver: boolean; signal: string } | null;
}

/** What is known of civilians, region by region. */
export interface CivilianDetail {
  indicator: 'civilian-impact';
  asOf: Instant;
  oldAfterDays: number;
  expiresAfterDays: number;
  stock: { fromAt: Instant; step: number; points: (StockPoint | null)[] };
  stocks: StockRow[];
  displacement: { rate: StockRate; ratio: StockRate; before: number | null; n: number };
  disruption: DisruptionIndex & { known: number; total: number };
  grid: { region: string; cells: CellRow[] }[];
  casualties: Casualties;
}

export function civilianDetail(state: WatchState, asOf: Instant): CivilianDetail {
  const tally = gradedTally(state);
  const { rate, ratio, before, n } = displacementOf(tally, asOf);
  const { index, known, total } = cellsAsOf(state, tally, asOf);
  const fromAt = asOf - weeks * week;
  return {
    indicator: 'civilian-impact',
    asOf,
    oldAfterDays: stockFlaggedAfter / DAY,
    expiresAfterDays: cellExpiresAfter / DAY,
    stock: {
      fromAt,
      step: week,
      points: Array.from({ length: weeks + 1 }, (_, i) => pointOf(tally, fromAt + i * week)),
    },
    stocks: stockRows(tally, asOf),
    displacement: { rate, ratio, before, n },
    disruption: { ...index, known, total },
    grid: gridOf(state, tally, asOf),
    casualties: casualtiesAsOf(state, asOf),
  };
}

function pointOf(tally: CivilianTally, at: Instant): StockPoint | null {
  const stock = displacedStock(tally, at);
  if (stock === null) return null;
  const { low, best, high, n, old } = stock;
  return { low, best, high, n, old };
}

function stockRows(tally: CivilianTally, asOf: Instant): StockRow[] {
  const summed = new Set(displacedStock(tally, asOf)?.counts.map(({ newest }) => newest));
  const rowOf = (region: string | null, list: StockCounts): StockRow[] => {
    const newest = list.newest(asOf);
    if (newest === undefined) return [];
    const { low, best, high } = boundsOf(list.saidBy(newest.at));
    const isOld = !isFresh(newest, asOf);
    const { id: signal } = newest.lead;
    const { precision } = newest.lead.signal;
    const isSummed = summed.has(newest);
    return [{ region, low, best, high, countedAt: newest.at, precision, isOld, isSummed, signal }];
  };
  return [
    ...rowOf(null, tally.whole),
    ...tally.regions.flatMap(({ id, stocks }) => rowOf(id, stocks)),
  ];
}

function gridOf(state: WatchState, tally: CivilianTally, asOf: Instant): CivilianDetail['grid'] {
  const looked = state.looked['civilian-impact'];
  return tally.regions.map(({ id, cells }) => {
    const quiet = wasQuiet(looked.heartbeatAt(id, asOf), asOf);
    return {
      region: id,
      cells: cells.map((cell) => cellRow(cell, { asOf, quiet, total: tally.weight })),
    };
  });
}

/** As the index reads the cell: a look makes it a real zero unless it was last said to be worse. */
function cellRow(
  cell: Cell,
  { asOf, quiet, total }: { asOf: Instant; quiet: boolean; total: number },
): CellRow {
  const newest = remembered(cell.asOf(asOf), asOf);
  const { service } = cell;
  const weight = cell.weight / total;
  if (newest === undefined) return { service, severity: quiet ? 0 : null, weight, said: null };
  const expiresAt = newest.at + cellExpiresAfter;
  const isOver = expiresAt < asOf;
  const afterwards = newest.severity === 0 && quiet ? 0 : null;
  return {
    service,
    severity: isOver ? afterwards : newest.severity,
    weight,
    said: { saidAt: newest.at, expiresAt, isOver, signal: newest.event.lead.id },
  };
}

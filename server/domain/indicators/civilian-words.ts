import { configuration } from '#domain/configuration.ts';
import type { DisplacedStock } from '#domain/indicators/civilian-stocks.ts';
import type { CivilianSums } from '#domain/indicators/civilian-sums.ts';
import type { Figure } from '#domain/indicators/indicator.ts';
import { DAY } from '#domain/instant.ts';
import { type Message, message } from '#domain/message.ts';

const { freshnessLimit } = configuration.civilian;

/** What the words need: the sums, the stock, intervals behind the ratio, reports of any kind. */
export interface CivilianFindings {
  sums: CivilianSums;
  stock: DisplacedStock | null;
  intervals: number;
  reports: number;
}

/** What stands large on the tile: disruption where it drives, else the people displaced. */
export function civilianFigure({ sums, stock }: CivilianFindings): Figure {
  const { index, known, total } = sums.cells;
  const disrupted = sums.evaluation.driver === 'disruption' && (index.best ?? 0) > 0;
  if (stock !== null && !disrupted) return stockFigure(stock);
  const key = 'figures.civilian-impact';
  if (index.best === null || index.low === null || index.high === null) {
    return {
      value: message(`${key}.value-none`),
      label: message(`${key}.label-none`),
      context: message(`${key}.context-none`, { known, total }),
    };
  }
  return {
    value: message(`${key}.value-disruption`, { index: Math.round(index.best) }),
    label: message(`${key}.label-disruption`),
    context: message(`${key}.context-disruption`, {
      low: Math.round(index.low),
      high: Math.round(index.high),
      known,
      total,
    }),
  };
}

function stockFigure({ low, best, high, n, old }: DisplacedStock): Figure {
  const key = 'figures.civilian-impact';
  return {
    value: message(`${key}.value`, { people: best }),
    label: message(`${key}.label`, { age: old === n ? 'old' : 'current' }),
    context: message(`${key}.context`, { low, high, old, ranged: low < high ? 'yes' : 'no' }),
  };
}

/** What was seen, in one sentence. */
export function civilianSentence(findings: CivilianFindings): Message {
  const key = 'readings.civilian-impact';
  const { sums, stock, intervals, reports } = findings;
  const { displacement, cells, evaluation } = sums;
  const people = stock?.best ?? 0;
  const told = { counted: stock === null ? 'no' : 'yes', people, old: stock?.old ?? 0 };
  if (evaluation.driver === 'displacement-ratio' && displacement.before !== null) {
    return message(`${key}.rate`, {
      rate: displacement.rate.best ?? 0,
      ratio: displacement.ratio.best ?? 0,
      n: intervals,
      ...told,
    });
  }
  const { best, low, high } = cells.index;
  if (best !== null && low !== null && high !== null) {
    return message(best > 0 ? `${key}.disruption` : `${key}.undisrupted`, {
      index: Math.round(best),
      low: Math.round(low),
      high: Math.round(high),
      known: cells.known,
      total: cells.total,
      ...told,
    });
  }
  if (stock !== null) {
    const { low: least, high: most } = stock;
    const ranged = least < most ? 'yes' : 'no';
    return message(`${key}.stock`, { people, low: least, high: most, ranged, old: stock.old });
  }
  return message(`${key}.none`, { reports, days: freshnessLimit / DAY });
}

import { configuration } from '#domain/configuration.ts';
import { rankOf } from '#domain/indicators/civilian-casualties.ts';
import type { DisplacedStock } from '#domain/indicators/civilian-stocks.ts';
import type { CivilianSums } from '#domain/indicators/civilian-sums.ts';
import type { Figure } from '#domain/indicators/indicator.ts';
import { DAY } from '#domain/instant.ts';
import { type Message, message } from '#domain/message.ts';
import { limitsOf } from '#domain/statistics/displacement-rate.ts';

const { freshnessLimit } = configuration.civilian;

/** What the words need: the sums, the stock, intervals behind the ratio, reports of any kind. */
export interface CivilianFindings {
  sums: CivilianSums;
  stock: DisplacedStock | null;
  intervals: number;
  reports: number;
}

interface Dying {
  low: number;
  best: number;
  high: number;
}

/** How many died, where that drives the level. */
function dyingOf({ evaluation: { driver }, casualties }: CivilianSums): Dying | null {
  const { low, best, high } = casualties.toll();
  const drives = driver === 'casualty-incidents' || driver === 'casualty-rank';
  if (!drives || best === null || best === 0) return null;
  return { low: low ?? 0, best, high: high ?? best };
}

/** What stands large on the tile: the dead or disruption where they drive, else the displaced. */
export function civilianFigure({ sums, stock }: CivilianFindings): Figure {
  const dying = dyingOf(sums);
  if (dying !== null) {
    const { low, best, high } = dying;
    const { incidents } = sums.casualties;
    const ranged = low < high ? 'yes' : 'no';
    return {
      value: message('figures.civilian-impact.value-dead', { dead: best }),
      label: message('figures.civilian-impact.label-dead'),
      context: message('figures.civilian-impact.context-dead', { low, high, ranged, incidents }),
    };
  }
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
  const dying = dyingOf(sums);
  if (dying !== null) return deathSentence(sums, dying, told);
  if (evaluation.driver === 'displacement-ratio' && displacement.before !== null) {
    const { best, low, high } = displacement.ratio;
    const ratio = best ?? 0;
    return message(`${key}.rate`, {
      // Of the regions that have a rate before: of the others nobody can say how many times.
      rate: ratio * displacement.before,
      ratio,
      limits: limitsOf(displacement.ratio),
      low: low ?? 0,
      high: high ?? 0,
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

/** How many died, in how many attacks: against what was to be expected, or among past weeks. */
function deathSentence(
  sums: CivilianSums,
  { low, best, high }: Dying,
  told: Message['values'],
): Message {
  const { incidents, baseline } = sums.casualties;
  const toll = { dead: best, low, high, incidents, ...told };
  const key = 'readings.civilian-impact';
  if (sums.evaluation.driver === 'casualty-rank') {
    const rank = rankOf('best', sums.casualties);
    return message(`${key}.toll`, { ...toll, oneIn: Math.round(1 / (rank?.p ?? 1)) });
  }
  return message(`${key}.deadly`, { ...toll, expected: baseline()?.expected ?? 0 });
}

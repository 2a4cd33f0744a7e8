import { baselineCoverage, window } from '#domain/indicators/attack-baselines.ts';
import { expectedBand } from '#domain/indicators/attack-counts.ts';
import { attacksByDay } from '#domain/indicators/attack-days.ts';
import type { Phase } from '#domain/indicators/attack-phase.ts';
import { attackRecord } from '#domain/indicators/attack-record.ts';
import type { RegionBand } from '#domain/indicators/attack-region-band.ts';
import type { AttackSums } from '#domain/indicators/attack-sums.ts';
import type { Figure, Spark } from '#domain/indicators/indicator.ts';
import { DAY, type Instant, startOfDay } from '#domain/instant.ts';
import { type Message, message } from '#domain/message.ts';
import type { WatchState } from '#domain/watch-state.ts';

export function attackFigure({ y, counted }: AttackSums): Figure {
  const { expected = null, surprise = null } = counted ?? {};
  return {
    value: message('figures.attack-frequency.value', { attacks: y }),
    label: message('figures.attack-frequency.label', { attacks: y }),
    context:
      expected === null || surprise === null
        ? message('figures.attack-frequency.context-no-baseline')
        : message('figures.attack-frequency.context', {
            expected: rounded(expected),
            oneIn: oneIn(surprise),
            rarer: surprise > rarest ? 'yes' : 'no',
          }),
  };
}

/** An expected count to two digits, or to the whole: more would claim to know more. */
function rounded(expected: number): number {
  return expected >= 10 ? Math.round(expected) : Number(expected.toPrecision(2));
}

/** Rarer than this, the model is surer than any record of attacks can be. */
const rarest = 6;

/** "One week in so many", to two digits at the most; no rarer than one in a million. */
function oneIn(surprise: number): number {
  const chance = 10 ** Math.min(surprise, rarest);
  const unit = 10 ** Math.max(0, Math.floor(Math.log10(chance)) - 1);
  return Math.round(chance / unit) * unit;
}

export function attackSentence(
  state: WatchState,
  measures: AttackSums,
  { asOf, phase, chance }: { asOf: Instant; phase: Phase | null; chance: RegionBand | null },
): Message {
  const { y, counted, spread, baseline } = measures;
  const expected = counted?.expected ?? null;
  const values = { attacks: y, regions: spread.active, fresh: spread.fresh ?? 0 };
  if (baseline === null || expected === null) {
    return message('readings.attack-frequency.no-baseline', values);
  }
  const days = Math.round((baseline.to - baseline.from) / DAY);
  const covered = Math.round(baselineCoverage(state, baseline) * days);
  const told = { ...values, expected: rounded(expected), days, basis: baseline.basis };
  if (covered < days / 2) {
    return message('readings.attack-frequency.unwatched-baseline', { ...told, covered });
  }
  const last = y > expected ? lastAsMany(state, asOf, y) : { last: 'untold' };
  return spread.expected === null || y === 0
    ? message('readings.attack-frequency.counted', { ...told, ...last })
    : message('readings.attack-frequency.spread', {
        ...told,
        ...last,
        regionsExpected: spread.expected,
        ...likelyOf(chance),
        phase: phase ?? 'none',
      });
}

/** A week that ended not longer ago than this is named by its last day, another by its month. */
const recent = 60 * DAY;

/** When there were last as many in seven days; since when there is a record, where there never were. */
function lastAsMany(state: WatchState, asOf: Instant, y: number): Message['values'] {
  const lastAt = attackRecord(state).lastAsMany(y, asOf - window);
  if (lastAt !== null) return { last: asOf - lastAt <= recent ? 'week' : 'month', lastAt };
  const [recordFrom] = state.looked['attack-frequency'].any.sorted;
  return recordFrom === undefined ? { last: 'untold' } : { last: 'never', lastAt: recordFrom };
}

/** How many regions so many attacks may well hit by chance, in whole ones. */
function likelyOf(band: RegionBand | null): Message['values'] {
  if (band === null) return { limits: 'none', low: 0, high: 0 };
  const { low, high } = band.expected;
  const limits = high === null ? 'least' : 'both';
  return { limits, low: Math.round(low), high: Math.round(high ?? 0) };
}

const sparkDays = 28;

export function attackSpark(
  state: WatchState,
  { counted, baseline }: AttackSums,
  asOf: Instant,
): Spark {
  const fromAt = startOfDay(asOf) - (sparkDays - 1) * DAY;
  const daily = counted === null ? null : expectedBand(counted, 1);
  const mark = baseline === null || baseline.basis === 'trailing' ? null : baseline.to;
  return {
    shape: 'bars',
    fromAt,
    step: DAY,
    values: attacksByDay(state, asOf, sparkDays),
    low: daily?.low ?? 0,
    high: daily?.high ?? 0,
    markAt: mark !== null && mark >= fromAt ? mark : null,
  };
}

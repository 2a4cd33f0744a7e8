import { hysteresisStart, type Level } from '#domain/level.ts';
import type { Steady } from '#domain/study-schema.ts';
import { addDays, drawer, type Process, seeded } from '#tests/bench/study/attacks.ts';
import { meanOf } from '#tests/bench/study/estimate.ts';
import {
  displayed,
  evaluate,
  reach,
  settling,
  trailingEnd,
} from '#tests/bench/study/evaluation.ts';
import { recordNeeded, regionScale, spreadAttacks } from '#tests/bench/study/spread.ts';

const year = 365;
/** Years of one series; series do not depend on each other, so the error is that among them. */
const yearsEach = 5;

/** What happened in one series: evaluations beyond a tail, and changes of the displayed level. */
interface Tally {
  p05: number;
  p01: number;
  p001: number;
  changes: number;
  strained: number;
  severe: number;
}

/** Watches attacks whose rate never changes, as if no incident were open. */
export function watchSteady(process: Process, series: number): Omit<Steady, 'regions'> {
  const tallies = Array.from({ length: series }, (_, index) => oneSeries(process, index));
  const days = yearsEach * year;
  const share = (of: (tally: Tally) => number) => meanOf(tallies.map((tally) => of(tally) / days));
  const yearly = (of: (tally: Tally) => number) =>
    meanOf(tallies.map((tally) => of(tally) / yearsEach));
  return {
    ...process,
    years: series * yearsEach,
    beyond: {
      p05: share(({ p05 }) => p05),
      p01: share(({ p01 }) => p01),
      p001: share(({ p001 }) => p001),
    },
    changes: yearly(({ changes }) => changes),
    strained: yearly(({ strained }) => strained),
    severe: yearly(({ severe }) => severe),
  };
}

function oneSeries(process: Process, index: number): Tally {
  const first = reach + settling;
  const last = first + yearsEach * year;
  const totals = [0];
  addDays(totals, last, drawer(process, seeded('steady', process.rate, process.phi, index)));
  const tally = { p05: 0, p01: 0, p001: 0, changes: 0, strained: 0, severe: 0 };
  let state = hysteresisStart();
  for (let day = reach; day <= last; day += 1) {
    const { surprise, scale } = evaluate(totals, day, trailingEnd(day));
    const before = state.level;
    state = displayed(state, day, scale);
    if (day <= first) continue;
    if (surprise > -Math.log10(0.05)) tally.p05 += 1;
    if (surprise > 2) tally.p01 += 1;
    if (surprise > 3) tally.p001 += 1;
    if (state.level !== before) tally.changes += 1;
    if (rises(before, state.level, 2)) tally.strained += 1;
    if (rises(before, state.level, 3)) tally.severe += 1;
  }
  return tally;
}

/**
 * The same where the regions raise the level as well: how often strained and severe are displayed
 * a year though neither the rate nor the pattern of regions changes.
 */
export function watchSpread(process: Process, series: number): Steady['regions'] {
  const tallies = Array.from({ length: series }, (_, index) => oneSpread(process, index));
  const yearly = (of: (tally: Pick<Tally, 'strained' | 'severe'>) => number) =>
    meanOf(tallies.map((tally) => of(tally) / yearsEach));
  return {
    years: series * yearsEach,
    strained: yearly(({ strained }) => strained),
    severe: yearly(({ severe }) => severe),
  };
}

function oneSpread(process: Process, index: number): Pick<Tally, 'strained' | 'severe'> {
  const begin = Math.max(reach, recordNeeded);
  const first = begin + settling;
  const last = first + yearsEach * year;
  const spread = spreadAttacks(process, last, index);
  const tally = { strained: 0, severe: 0 };
  let state = hysteresisStart();
  for (let day = begin; day <= last; day += 1) {
    const { scale } = evaluate(spread.all, day, trailingEnd(day));
    const before = state.level;
    state = displayed(state, day, Math.max(scale ?? 0, regionScale(spread, day)));
    if (day <= first) continue;
    if (rises(before, state.level, 2)) tally.strained += 1;
    if (rises(before, state.level, 3)) tally.severe += 1;
  }
  return tally;
}

function rises(before: Level | null, after: Level | null, to: Level): boolean {
  return (before ?? 0) < to && (after ?? 0) >= to;
}

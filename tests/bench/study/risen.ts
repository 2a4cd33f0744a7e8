import { type HysteresisState, hysteresisStart } from '#domain/level.ts';
import type { Risen } from '#domain/study-schema.ts';
import { addDays, drawer, type Process, seeded, type Totals } from '#tests/bench/study/attacks.ts';
import { meanOf, quantileOf } from '#tests/bench/study/estimate.ts';
import {
  displayed,
  evaluate,
  reach,
  settling,
  trailingEnd,
} from '#tests/bench/study/evaluation.ts';

/** Days watched after the rise. */
const watched = 84;
/** The last day of the old rate. */
const eve = reach + settling;

type Basis = Risen['basis'];

/** Watches a rate rise: with an incident opened at the rise (pre-shock), and without (trailing). */
export function watchRise(process: Process, factor: number, runs: number): Risen[] {
  const delays = { 'pre-shock': [] as (number | null)[], trailing: [] as (number | null)[] };
  let leftOut = 0;
  for (let run = 0; run < runs; run += 1) {
    const next = seeded('risen', process.rate, process.phi, factor, run);
    const totals = [0];
    addDays(totals, eve, drawer(process, next));
    addDays(totals, watched, drawer({ ...process, rate: factor * process.rate }, next));
    const before = levelOnEve(totals);
    if ((before.level ?? 0) >= 2) {
      leftOut += 1;
      continue;
    }
    for (const basis of ['pre-shock', 'trailing'] as const) {
      delays[basis].push(daysToStrained(totals, before, basis));
    }
  }
  return (['pre-shock', 'trailing'] as const).map((basis) => ({
    ...process,
    factor,
    basis,
    runs,
    leftOut,
    watched,
    median: quantileOf(delays[basis], 0.5),
    p90: quantileOf(delays[basis], 0.9),
    missed: meanOf(delays[basis].map((delay) => (delay === null ? 1 : 0))),
  }));
}

function levelOnEve(totals: Totals): HysteresisState {
  let state = hysteresisStart();
  for (let day = reach; day <= eve; day += 1) {
    state = displayed(state, day, evaluate(totals, day, trailingEnd(day)).scale);
  }
  return state;
}

/** Days of the new rate until strained or worse is displayed; null = not while watched. */
function daysToStrained(totals: Totals, before: HysteresisState, basis: Basis): number | null {
  let state = before;
  for (let day = eve + 1; day <= eve + watched; day += 1) {
    const baselineEnd = basis === 'pre-shock' ? eve : trailingEnd(day);
    state = displayed(state, day, evaluate(totals, day, baselineEnd).scale);
    if ((state.level ?? 0) >= 2) return day - eve;
  }
  return null;
}

import { configuration } from '#domain/configuration.ts';
import type { EventRecord } from '#domain/event-record.ts';
import { baselineCoverage, baselineOf } from '#domain/indicators/attack-baselines.ts';
import { isCorroborated } from '#domain/indicators/severe-rule.ts';
import { DAY, type Instant } from '#domain/instant.ts';
import { levelScale } from '#domain/level.ts';
import type { WatchState } from '#domain/watch-state.ts';
import { gated, unusual } from '#tests/support/slow-attacks.ts';
import { slowWorth } from '#tests/support/slow-delays.ts';

type Attack = EventRecord<'attack-frequency'>;
type Bound = 'low' | 'best' | 'high';

const { breakpoints, credibleWeight } = configuration;
const week = 7 * DAY;
const halfWatched = 0.5;
const weeksBefore = 52;

/** Civilians killed, by the first report that says so of each class; null where none does. */
function killed({ reports }: Attack): Record<Bound, number> | null {
  const of = (victims: 'civilian' | 'unknown') => {
    const told = reports.flatMap(({ signal }) => signal.details.tolls.killed[victims] ?? [])[0];
    if (told === undefined) return null;
    const best = told.best ?? told.low ?? told.high ?? 0;
    const low = told.low ?? best;
    return { low, best, high: told.high ?? Math.max(best, low) };
  };
  const civilian = of('civilian');
  const unknown = of('unknown');
  if (civilian === null && unknown === null) return null;
  return {
    low: civilian?.low ?? 0,
    best: (civilian?.best ?? 0) + (unknown?.best ?? 0),
    high: (civilian?.high ?? 0) + (unknown?.high ?? 0),
  };
}

/** The dead of the seven days up to an instant; null where that is unknown. */
function tollOf(state: WatchState, events: readonly Attack[], to: Instant) {
  const told = events.filter(({ at }) => at > to - week && at <= to);
  const watched = baselineCoverage(state, { from: to - week, to }) >= halfWatched;
  if (told.length === 0) return watched ? { low: 0, best: 0, high: 0 } : null;
  const tolls = told.flatMap((event) => killed(event) ?? []);
  if (tolls.length === 0) return null;
  const sum = (bound: Bound) => tolls.reduce((all, toll) => all + toll[bound], 0);
  return { low: sum('low'), best: sum('best'), high: sum('high') };
}

/** The casualties of a week against a baseline and among past weeks, as the measures give them. */
export function slowCasualties(
  state: WatchState,
  asOf: Instant,
  { counts, certain }: { counts: (event: { weight: number }) => boolean; certain: boolean },
) {
  const events = state.books['attack-frequency'].events.filter(counts);
  const deadly = events.filter((event) => (killed(event)?.best ?? 0) >= 1);
  const now = deadly.filter(({ at }) => at > asOf - week && at <= asOf);
  const toll = tollOf(state, events, asOf);
  const baseline = toll === null ? null : baselineOf(state, asOf);
  const known = baseline !== null && baselineCoverage(state, baseline) >= halfWatched;
  const { expected, surprise } = known
    ? unusual(
        deadly.map(({ at }) => at),
        baseline,
        { asOf, worth: slowWorth(state, asOf) },
      )
    : { expected: null, surprise: null };
  const recordFrom = state.looked['attack-frequency'].any.sorted.at(0) ?? asOf;
  const past: ReturnType<typeof tollOf>[] = [];
  for (let back = 1; back <= weeksBefore; back += 1) {
    const to = asOf - back * week;
    if (to - week >= recordFrom) past.push(tollOf(state, events, to));
  }
  const rivals = past.flatMap((one) => one ?? []);
  const rank =
    toll === null
      ? null
      : rankOf(
          toll.best,
          rivals.map(({ best }) => best),
        );
  const vouched = () => certain || isCorroborated(now);
  return {
    claims: {
      'casualty-incidents': { scale: gated(now.length, expected, surprise), corroborated: vouched },
      'casualty-rank': { scale: levelScale(rank, breakpoints.surprise), corroborated: vouched },
    },
    values: { 'casualty-incidents': surprise, 'casualty-rank': rank },
    counts: { 'casualty-incidents': now.length, 'casualty-rank': rivals.length },
    events: toll === null ? [] : now.filter(({ weight }) => weight > credibleWeight),
  };
}

function rankOf(value: number, rivals: readonly number[]): number {
  const asMany = rivals.filter((rival) => rival >= value).length;
  return Math.max(0, -Math.log10((1 + asMany) / (1 + rivals.length)));
}

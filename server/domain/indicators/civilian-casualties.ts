import { configuration } from '#domain/configuration.ts';
import { type EventRecord, isCredible } from '#domain/event-book.ts';
import { baselineCoverage, trailingBaseline } from '#domain/indicators/attack-baselines.ts';
import { count } from '#domain/indicators/attack-counts.ts';
import { surpriseScale } from '#domain/indicators/attack-sums.ts';
import { DAY, type Instant } from '#domain/instant.ts';
import { boundsOf, victimClasses } from '#domain/signal.ts';
import { type RankSurprise, rankSurprise } from '#domain/statistics/rank-surprise.ts';
import type { Toll } from '#domain/statistics/toll-gap.ts';
import type { WatchState } from '#domain/watch-state.ts';

type AttackEvent = EventRecord<'attack-frequency'>;
const week = 7 * DAY;
/** Past weeks that this one is ranked among, at most. */
const pastWeeks = 52;
/** Share of some days that somebody must have watched before silence is a zero. */
const leastWatched = configuration.confidence.moderate.coverage;

/**
 * The dead of seven days; all null where attacks were told of, but the dead of none, and where
 * none was told of because hardly anybody looked.
 */
export interface WeekToll {
  fromAt: Instant;
  low: number | null;
  best: number | null;
  high: number | null;
  /** Credible attacks, and those of which nobody says how many died. */
  attacks: number;
  unknown: number;
}

/** Attacks that killed, and the dead of the week. */
export interface Casualties {
  /** Credible attacks that killed in 7 d, and in the 84 d before; null without days that were watched. */
  incidents: number;
  baseline: {
    n: number;
    days: number;
    expected: number | null;
    surprise: number | null;
    scale: number | null;
  } | null;
  /** Oldest first, this one last; none from before the record began. */
  weeks: WeekToll[];
  /** How unusual this week is among the past ones, at each bound of its toll. */
  rank: Record<keyof Toll, RankSurprise | null>;
}

/** Casualties are heavy-tailed: incidents are counted, and the toll is only ranked. */
export function casualtiesAsOf(state: WatchState, asOf: Instant): Casualties {
  const book = state.books['attack-frequency'];
  const events = book.within(asOf - (pastWeeks + 1) * week, asOf).filter(isCredible);
  const weeks = weeksOf(state, events, asOf);
  const now = weeks.at(-1);
  const rankAt = (bound: keyof Toll) =>
    rankSurprise({
      history: weeks.slice(0, -1).map((past) => past[bound]),
      value: now?.[bound] ?? null,
    });
  const deadly = events.filter((event) => (tollOf(event)?.best ?? 0) >= 1).map(({ at }) => at);
  const before = trailingBaseline(state, asOf);
  const baseline = before !== null && isWatched(state, before) ? before : null;
  const counted = baseline === null ? null : count(state, deadly, { baseline, asOf });
  return {
    incidents: deadly.filter((at) => at > asOf - week).length,
    baseline: counted && {
      n: counted.n,
      days: counted.days,
      expected: counted.expected,
      surprise: counted.surprise,
      scale: surpriseScale(counted),
    },
    weeks,
    rank: { low: rankAt('low'), best: rankAt('best'), high: rankAt('high') },
  };
}

/** Weeks counted back from an instant, none of which began before the record. */
function weeksOf(state: WatchState, events: readonly AttackEvent[], asOf: Instant): WeekToll[] {
  const recordFrom = state.looked['attack-frequency'].any.sorted[0];
  if (recordFrom === undefined) return [];
  const weeks: WeekToll[] = [];
  for (let back = pastWeeks; back >= 0; back -= 1) {
    const to = asOf - back * week;
    const from = to - week;
    if (from < recordFrom && back > 0) continue;
    const told = events.filter(({ at }) => at > from && at <= to);
    const isKnown = told.length > 0 || isWatched(state, { from, to });
    weeks.push(isKnown ? weekOf(told, from) : unwatched(from));
  }
  return weeks;
}

function isWatched(state: WatchState, days: { from: Instant; to: Instant }): boolean {
  return baselineCoverage(state, days) >= leastWatched;
}

/** No attack was told of, and nobody looked for half of the week: not a week without dead. */
function unwatched(fromAt: Instant): WeekToll {
  return { fromAt, low: null, best: null, high: null, attacks: 0, unknown: 0 };
}

/** An unknown toll adds nothing; a week of unknown ones alone is unknown, not a week without dead. */
function weekOf(events: readonly AttackEvent[], fromAt: Instant): WeekToll {
  const tolls = events.flatMap((event) => tollOf(event) ?? []);
  const attacks = events.length;
  const unknown = attacks - tolls.length;
  if (attacks > 0 && tolls.length === 0) {
    return { fromAt, low: null, best: null, high: null, attacks, unknown };
  }
  return { fromAt, ...sumOf(tolls), attacks, unknown };
}

/** The dead of one attack over all classes of victims, each by its best report that tells. */
function tollOf({ reports }: AttackEvent): Toll | null {
  const tolls = victimClasses.flatMap((victims) => {
    const ranges = reports.flatMap(({ signal }) => signal.details.tolls.killed[victims] ?? []);
    return ranges.slice(0, 1).map(boundsOf);
  });
  return tolls.length === 0 ? null : sumOf(tolls);
}

function sumOf(tolls: readonly Toll[]): Toll {
  const sum = (bound: keyof Toll) => tolls.reduce((total, toll) => total + toll[bound], 0);
  return { low: sum('low'), best: sum('best'), high: sum('high') };
}

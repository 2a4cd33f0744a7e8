import { configuration } from '#domain/configuration.ts';
import type { EventRecord } from '#domain/event-book.ts';
import { isOfficial, isSaid, type Statement } from '#domain/indicators/messaging-statements.ts';
import type { Instant } from '#domain/instant.ts';
import { boundsOf, type VictimClass, victimClasses } from '#domain/signal.ts';
import { type Toll, type TollGap, tollGap } from '#domain/statistics/toll-gap.ts';
import { weightedMedian } from '#domain/statistics/weighted-median.ts';
import type { WatchState } from '#domain/watch-state.ts';

const { tollWindow } = configuration.messaging;

export type AttackEvent = EventRecord<'attack-frequency'>;

/** The dead of one class of victims, and the heaviest event that says so. */
interface Count {
  toll: Toll;
  weight: number;
}
type Counts = Map<VictimClass, Count>;

/** The dead of one incident as others than officials count them. */
interface Claimed {
  counts: Counts;
  events: AttackEvent[];
}

/** What officials admit against what others count, over the incidents of the last 30 days. */
export interface TollGaps extends TollGap {
  /** Incidents that could be compared. */
  compared: number;
  /** Incidents with dead but without any official toll. */
  silent: number;
  events: readonly AttackEvent[];
}

const nothing = { low: null, best: null, high: null, compared: 0, silent: 0, events: [] };

/**
 * Pools the toll gaps of incidents and classes by weighted median. `weigh` gives the weight of
 * an event; a pair weighs as much as the less sure of its two figures.
 */
export function tollGapsAsOf(
  state: WatchState,
  asOf: Instant,
  { recent, weigh }: { recent: readonly Statement[]; weigh: (event: { weight: number }) => number },
): TollGaps {
  const claimed = claimedTolls(state, asOf, weigh);
  if (claimed.size === 0) return nothing;
  const official = officialTolls(recent, asOf, weigh);
  const gaps: { gap: TollGap; weight: number }[] = [];
  const events: AttackEvent[] = [];
  let silent = 0;
  let compared = 0;
  for (const [incident, { counts, events: telling }] of claimed) {
    const admitted = official.get(incident);
    if (admitted === undefined) {
      silent += 1;
      continue;
    }
    const pairs = gapsOf(counts, admitted);
    if (pairs.length === 0) continue;
    compared += 1;
    gaps.push(...pairs);
    events.push(...telling);
  }
  return { ...pooled(gaps), compared, silent, events };
}

function gapsOf(counts: Counts, admitted: Counts): { gap: TollGap; weight: number }[] {
  const gaps: { gap: TollGap; weight: number }[] = [];
  for (const [victims, count] of counts) {
    const said = admitted.get(victims);
    if (said === undefined) continue;
    const gap = tollGap({ claimed: count.toll, official: said.toll });
    if (gap === null) continue;
    gaps.push({
      gap: victims === 'attackers' ? inverted(gap) : gap,
      weight: Math.min(count.weight, said.weight),
    });
  }
  return gaps;
}

/** Officials overstate the attackers' dead where they understate their own. */
function inverted({ low, best, high }: TollGap): TollGap {
  return { low: minus(high), best: minus(best), high: minus(low) };
}

function minus(value: number | null): number | null {
  return value === null ? null : -value;
}

function pooled(gaps: readonly { gap: TollGap; weight: number }[]): TollGap {
  const median = (end: keyof TollGap) =>
    weightedMedian(
      gaps.flatMap(({ gap, weight }) => {
        const value = gap[end];
        return value === null ? [] : [[value, weight] as const];
      }),
    );
  return { low: median('low'), best: median('best'), high: median('high') };
}

/** The dead by incident: every event once, summed over the events of the incident. */
function claimedTolls(
  state: WatchState,
  asOf: Instant,
  weigh: (event: { weight: number }) => number,
): Map<string, Claimed> {
  const claimed = new Map<string, Claimed>();
  for (const event of state.books['attack-frequency'].within(asOf - tollWindow, asOf)) {
    const incident = event.reports.find(({ signal }) => signal.incident !== null)?.signal.incident;
    if (incident === undefined || incident === null) continue;
    for (const victims of victimClasses) {
      const toll = claimedToll(event, victims, asOf);
      if (toll === null) continue;
      const known: Claimed = claimed.get(incident) ?? { counts: new Map(), events: [] };
      claimed.set(incident, known);
      add(known.counts, victims, { toll, weight: weigh(event) });
      if (known.events[known.events.length - 1] !== event) known.events.push(event);
    }
  }
  return claimed;
}

function add(counts: Counts, victims: VictimClass, { toll, weight }: Count): void {
  const before = counts.get(victims);
  counts.set(victims, {
    toll: {
      low: (before?.toll.low ?? 0) + toll.low,
      best: (before?.toll.best ?? 0) + toll.best,
      high: (before?.toll.high ?? 0) + toll.high,
    },
    weight: Math.max(before?.weight ?? 0, weight),
  });
}

/**
 * The dead of one event: by independent reports, else by the perpetrators. The best report
 * gives the best figure, and the range spans all of them: a disagreement is not hidden.
 */
function claimedToll(event: AttackEvent, victims: VictimClass, asOf: Instant): Toll | null {
  let independent: Toll | null = null;
  let perpetrator: Toll | null = null;
  for (const { at, signal } of event.reports) {
    const range = signal.details.tolls.killed[victims];
    if (range === null || (at ?? event.at) > asOf) continue;
    const { claim } = signal;
    if (claim === 'observed' || claim === 'media') independent = spanning(independent, range);
    else if (claim === 'perpetrator') perpetrator = spanning(perpetrator, range);
  }
  return independent ?? perpetrator;
}

function spanning(before: Toll | null, range: Parameters<typeof boundsOf>[0]): Toll {
  const toll = boundsOf(range);
  if (before === null) return toll;
  return {
    low: Math.min(before.low, toll.low),
    best: before.best,
    high: Math.max(before.high, toll.high),
  };
}

/** The newest official toll by incident and class of victims. */
function officialTolls(
  recent: readonly Statement[],
  asOf: Instant,
  weigh: (event: { weight: number }) => number,
): Map<string, Counts> {
  const official = new Map<string, Counts>();
  for (const { event } of recent) {
    for (const report of event.reports) {
      const { incident, details } = report.signal;
      if (incident === null || details.toll === null) continue;
      if (!isOfficial(report) || !isSaid(report, event, asOf)) continue;
      const counts: Counts = official.get(incident) ?? new Map();
      for (const victims of victimClasses) {
        const range = details.toll[victims];
        if (range === null) continue;
        counts.set(victims, { toll: boundsOf(range), weight: weigh(event) });
      }
      if (counts.size > 0) official.set(incident, counts);
    }
  }
  return official;
}

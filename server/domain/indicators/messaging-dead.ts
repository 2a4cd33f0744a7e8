import { isCredible } from '#domain/event-record.ts';
import {
  isOfficial,
  type MessagingEvent,
  saidAt,
} from '#domain/indicators/messaging-statements.ts';
import type { AttackEvent } from '#domain/indicators/messaging-toll-tally.ts';
import type { Instant } from '#domain/instant.ts';
import { boundsOf, type VictimClass, victimClasses } from '#domain/signal.ts';
import type { Toll } from '#domain/statistics/toll-gap.ts';

/** How sure figures have to be: which attacks count, and what an event weighs. */
export interface Sureness {
  counts: (event: { weight: number }) => boolean;
  weigh: (event: { weight: number }) => number;
}

/** By grade: the dead of a rumour count no more than the attack itself (indicators.md §1). */
export const byGrade: Sureness = { counts: isCredible, weigh: ({ weight }) => weight };
/** As if everything were certain. */
export const certain: Sureness = { counts: () => true, weigh: () => 1 };

/** The dead of one class of victims, and the heaviest event that says so. */
interface Count {
  toll: Toll;
  weight: number;
}
export type Counts = Map<VictimClass, Count>;

/** Who counts the dead where officials do not. */
export type Claimant = 'independent' | 'perpetrator';

interface ClaimedCount extends Count {
  /** All of those whose figures were added up. */
  by: Set<Claimant>;
}

/** The dead of one incident as others than officials count them. */
interface Claimed {
  counts: Map<VictimClass, ClaimedCount>;
  events: AttackEvent[];
}

/** The dead by incident: every attack that counts once, summed over those of the incident. */
export function claimedTolls(
  events: readonly AttackEvent[],
  asOf: Instant,
  { counts, weigh }: Sureness,
): Map<string, Claimed> {
  const claimed = new Map<string, Claimed>();
  for (const event of events.filter(counts)) {
    const incident = event.reports.find(({ signal }) => signal.incident !== null)?.signal.incident;
    if (incident === undefined || incident === null) continue;
    for (const victims of victimClasses) {
      const told = claimedToll(event, victims, asOf);
      if (told === null) continue;
      const known: Claimed = claimed.get(incident) ?? { counts: new Map(), events: [] };
      claimed.set(incident, known);
      add(known.counts, victims, { ...told, weight: weigh(event) });
      if (known.events[known.events.length - 1] !== event) known.events.push(event);
    }
  }
  return claimed;
}

function add(
  counts: Claimed['counts'],
  victims: VictimClass,
  { toll, by, weight }: Told & Count,
): void {
  const before = counts.get(victims);
  counts.set(victims, {
    toll: {
      low: (before?.toll.low ?? 0) + toll.low,
      best: (before?.toll.best ?? 0) + toll.best,
      high: (before?.toll.high ?? 0) + toll.high,
    },
    weight: Math.max(before?.weight ?? 0, weight),
    by: new Set(before?.by).add(by),
  });
}

interface Told {
  toll: Toll;
  by: Claimant;
}

/**
 * The dead of one event: by independent reports, else by the perpetrators. The best report
 * gives the best figure, and the range spans all of them: a disagreement is not hidden.
 */
function claimedToll(event: AttackEvent, victims: VictimClass, asOf: Instant): Told | null {
  let independent: Toll | null = null;
  let perpetrator: Toll | null = null;
  for (const { at, signal } of event.reports) {
    const range = signal.details.tolls.killed[victims];
    if (range === null || (at ?? event.at) > asOf) continue;
    const { claim } = signal;
    if (claim === 'observed' || claim === 'media') independent = spanning(independent, range);
    else if (claim === 'perpetrator') perpetrator = spanning(perpetrator, range);
  }
  if (independent !== null) return { toll: independent, by: 'independent' };
  return perpetrator === null ? null : { toll: perpetrator, by: 'perpetrator' };
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

/** The newest official toll by incident and class of victims; of two at once the better told. */
export function officialTolls(
  statements: readonly MessagingEvent[],
  asOf: Instant,
  { weigh }: Pick<Sureness, 'weigh'>,
): Map<string, Counts> {
  const official = new Map<string, Counts>();
  for (const { report, event } of admissions(statements, asOf)) {
    const { incident, details } = report.signal;
    if (incident === null || details.toll === null) continue;
    const counts: Counts = official.get(incident) ?? new Map();
    for (const victims of victimClasses) {
      const range = details.toll[victims];
      if (range === null) continue;
      counts.set(victims, { toll: boundsOf(range), weight: weigh(event) });
    }
    if (counts.size > 0) official.set(incident, counts);
  }
  return official;
}

/** What officials had said by an instant, in the order in which they said it. */
function admissions(statements: readonly MessagingEvent[], asOf: Instant) {
  return statements
    .flatMap((event) =>
      event.reports
        .filter(isOfficial)
        .map((report) => ({ report, event, at: saidAt(report, event) })),
    )
    .filter(({ at }) => at <= asOf)
    .sort((a, b) => a.at - b.at || a.report.weight - b.report.weight);
}

import { configuration } from '#domain/configuration.ts';
import type { EventRecord } from '#domain/event-record.ts';
import { gradeWeight } from '#domain/grade.ts';
import { DAY, type Instant } from '#domain/instant.ts';
import type { SignalRecord } from '#domain/signal-record.ts';

const { contradictingGrade, halfLifeDays } = configuration.messaging;
export const halfLife = halfLifeDays * DAY;
export const reach = configuration.decayReach * halfLife;
const contradictingWeight = gradeWeight(contradictingGrade);

export type MessagingEvent = EventRecord<'public-messaging'>;
type Report = SignalRecord<'public-messaging'>;

export function isOfficial({ signal }: Report): boolean {
  return signal.claim === 'official';
}

/** When a report speaks; one without an instant of its own is taken to be as old as its event. */
export function saidAt(report: { at: Instant | null }, event: { at: Instant }): Instant {
  return Math.max(event.at, report.at ?? event.at);
}

/** When officials first say what an event tells; null when they never do. */
export function spokenAt(event: MessagingEvent): Instant | null {
  let first: Instant | null = null;
  for (const report of event.reports) {
    const at = saidAt(report, event);
    if (isOfficial(report) && (first === null || at < first)) first = at;
  }
  return first;
}

/** A claim of a signal that an event contradicts, from an instant on, until it is out of reach. */
export interface Contradiction {
  signal: string;
  claim: number;
  event: MessagingEvent;
  /** Which of its reports says otherwise. */
  which: number;
  from: Instant;
  until: Instant;
}

/** The report that says otherwise. */
export function contradictedBy({ event, which }: Contradiction): Report {
  return event.reports[which] ?? event.lead;
}

/** A claim is contradicted by another official statement, or by evidence of C3 and better. */
export function contradictionsBy(event: MessagingEvent): Contradiction[] {
  const found: Contradiction[] = [];
  for (const [which, report] of event.reports.entries()) {
    const { contradicts } = report.signal.details;
    if (!isOfficial(report) && report.weight < contradictingWeight) continue;
    for (const { signal, claim } of contradicts) {
      if (signal === report.id) continue;
      found.push({
        signal,
        claim,
        event,
        which,
        from: saidAt(report, event),
        until: untilOf(event),
      });
    }
  }
  return found;
}

/** When what an event contradicts is out of reach. */
export function untilOf({ at }: MessagingEvent): Instant {
  return at + reach;
}

/** Contradictions of the claims of a signal. */
export type Against = (signal: string) => readonly Contradiction[];

/** What a statement says from an instant on. */
export interface Stage {
  at: Instant;
  /** Of its best report that gives one. */
  tone: -1 | 0 | 1 | null;
  /** Claims that anybody could find true or false, and those found contradicted. */
  checkable: number;
  contradicted: number;
}

/**
 * All that a statement ever says: it begins with its first official report, and goes on with
 * every other one and with whatever contradicts it or ceases to, as long as it is within reach.
 */
export function stagesOf(event: MessagingEvent, against: Against): Stage[] {
  const official = event.reports.filter(isOfficial);
  const [only, other] = official;
  if (only === undefined) return [];
  // Most statements have one report, which nobody contradicts.
  if (other === undefined && against(only.id).length === 0) {
    const at = saidAt(only, event);
    const stage = at < event.at + reach ? stageAt(event, official, { at, against }) : null;
    return stage === null ? [] : [stage];
  }
  const turns = new Set<Instant>();
  for (const report of official) {
    turns.add(saidAt(report, event));
    for (const { from, until } of against(report.id)) turns.add(from).add(until);
  }
  const stages: Stage[] = [];
  for (const at of [...turns].sort((a, b) => a - b)) {
    if (at >= event.at + reach) break;
    const stage = stageAt(event, official, { at, against });
    if (stage !== null) stages.push(stage);
  }
  return stages;
}

/**
 * Reports of a statement may list its claims differently, so each is counted by itself and the
 * largest counts are taken: no claim twice, no contradiction lost.
 */
function stageAt(
  event: MessagingEvent,
  official: readonly Report[],
  { at, against }: { at: Instant; against: Against },
): Stage | null {
  const stage: Stage = { at, tone: null, checkable: 0, contradicted: 0 };
  let said = false;
  for (const report of official) {
    if (saidAt(report, event) > at) continue;
    said = true;
    const { tone, claims } = report.signal.details;
    stage.tone ??= tone;
    let checkable = 0;
    let contradicted = 0;
    for (let i = 0; i < claims.length; i += 1) {
      if (claims[i]?.checkable !== true) continue;
      checkable += 1;
      if (against(report.id).some((one) => one.claim === i && standsAt(one, at))) contradicted += 1;
    }
    stage.checkable = Math.max(stage.checkable, checkable);
    stage.contradicted = Math.max(stage.contradicted, contradicted);
  }
  return said ? stage : null;
}

/** Whether a contradiction is heard at an instant. */
export function standsAt({ from, until }: Contradiction, at: Instant): boolean {
  return from <= at && at < until;
}

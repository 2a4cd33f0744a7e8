import { configuration } from '#domain/configuration.ts';
import type { EventRecord } from '#domain/event-book.ts';
import { gradeWeight } from '#domain/grade.ts';
import { DAY, type Instant } from '#domain/instant.ts';
import type { SignalRecord } from '#domain/signal-record.ts';
import { halfLifeWeight } from '#domain/statistics/decay.ts';
import type { WatchState } from '#domain/watch-state.ts';

const { contradictingGrade, halfLifeDays, silenceRecord } = configuration.messaging;
const halfLife = halfLifeDays * DAY;
export const reach = configuration.decayReach * halfLife;
const contradictingWeight = gradeWeight(contradictingGrade);

export type MessagingEvent = EventRecord<'public-messaging'>;
type Report = SignalRecord<'public-messaging'>;

/** An official statement, told by one or more reports. */
export interface Statement {
  event: MessagingEvent;
  /** 1 now, ½ a half-life ago. */
  decay: number;
  /** Of its best report that gives one. */
  tone: -1 | 0 | 1 | null;
  /** Claims that anybody could find true or false, and those found contradicted. */
  checkable: number;
  contradicted: number;
}

/** What officials said, as of an instant. */
export interface Statements {
  /** Of the last 12 half-lives, oldest first. */
  recent: readonly Statement[];
  /** Events that contradict a claim of a recent statement. */
  contradicting: readonly MessagingEvent[];
  /** Distinct instants of all statements of the last 365 days, ascending. */
  instants: readonly Instant[];
}

/** Official statements known to the state, with what had contradicted them by then. */
export function statementsAsOf(state: WatchState, asOf: Instant): Statements {
  const events = state.books['public-messaging'].within(asOf - silenceRecord, asOf);
  const recentFrom = asOf - reach;
  const contradictions = contradictionsAsOf(events, asOf);
  const instants: Instant[] = [];
  const recent: Statement[] = [];
  const contradicting = new Set<MessagingEvent>();
  for (const event of events) {
    if (!isStatement(event, asOf)) continue;
    if (instants[instants.length - 1] !== event.at) instants.push(event.at);
    if (event.at <= recentFrom) continue;
    recent.push(statementOf(event, asOf, { contradictions, contradicting }));
  }
  return { recent, contradicting: [...contradicting], instants };
}

function isStatement(event: MessagingEvent, asOf: Instant): boolean {
  for (const report of event.reports) {
    if (isOfficial(report) && isSaid(report, event, asOf)) return true;
  }
  return false;
}

export function isOfficial({ signal }: Report): boolean {
  return signal.claim === 'official';
}

/** A report without an instant of its own is taken to be as old as its event. */
export function isSaid(report: Report, event: MessagingEvent, asOf: Instant): boolean {
  return (report.at ?? event.at) <= asOf;
}

/** Contradicted claims of every statement, with the events that contradict them. */
type Contradictions = ReadonlyMap<string, ReadonlyMap<number, readonly MessagingEvent[]>>;

/** A claim is contradicted by another official statement, or by evidence of C3 and better. */
function contradictionsAsOf(events: readonly MessagingEvent[], asOf: Instant): Contradictions {
  const found = new Map<string, Map<number, MessagingEvent[]>>();
  for (let i = events.length - 1; i >= 0; i -= 1) {
    const event = events[i];
    if (event === undefined || event.at <= asOf - reach) break;
    for (const report of event.reports) {
      const { contradicts } = report.signal.details;
      if (contradicts.length === 0 || !isSaid(report, event, asOf)) continue;
      if (!isOfficial(report) && report.weight < contradictingWeight) continue;
      for (const { signal, claim } of contradicts) {
        if (signal === report.id) continue;
        const claims = found.get(signal) ?? new Map<number, MessagingEvent[]>();
        found.set(signal, claims);
        const by = claims.get(claim);
        if (by === undefined) claims.set(claim, [event]);
        else by.push(event);
      }
    }
  }
  return found;
}

/**
 * One statement. Reports of it may list its claims differently, so each is counted by itself
 * and the largest counts are taken: no claim twice, no contradiction lost.
 */
function statementOf(
  event: MessagingEvent,
  asOf: Instant,
  {
    contradictions,
    contradicting,
  }: { contradictions: Contradictions; contradicting: Set<MessagingEvent> },
): Statement {
  const decay = halfLifeWeight(asOf - event.at, halfLife);
  const statement: Statement = { event, decay, tone: null, checkable: 0, contradicted: 0 };
  for (const report of event.reports) {
    if (!isOfficial(report) || !isSaid(report, event, asOf)) continue;
    const { tone, claims } = report.signal.details;
    statement.tone ??= tone;
    const against = contradictions.get(report.id);
    let checkable = 0;
    let contradicted = 0;
    for (let i = 0; i < claims.length; i += 1) {
      if (claims[i]?.checkable !== true) continue;
      checkable += 1;
      const by = against?.get(i);
      if (by === undefined) continue;
      contradicted += 1;
      for (const other of by) contradicting.add(other);
    }
    statement.checkable = Math.max(statement.checkable, checkable);
    statement.contradicted = Math.max(statement.contradicted, contradicted);
  }
  return statement;
}

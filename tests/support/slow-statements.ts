import { configuration } from '#domain/configuration.ts';
import type { EventRecord } from '#domain/event-record.ts';
import { gradeWeight } from '#domain/grade.ts';
import { DAY, type Instant } from '#domain/instant.ts';
import { halfLifeWeight } from '#domain/statistics/decay.ts';
import type { WatchState } from '#domain/watch-state.ts';

const { contradictingGrade, halfLifeDays, silenceRecord } = configuration.messaging;
const halfLife = halfLifeDays * DAY;
const reach = configuration.decayReach * halfLife;

type MessagingEvent = EventRecord<'public-messaging'>;
type Report = MessagingEvent['lead'];
export type Telling = {
  weight: number;
  origins: number;
  at: Instant;
  reports: readonly { id: string; at: Instant | null; origin: string }[];
};

/** An official statement as it stands as of an instant. */
export interface Statement {
  event: MessagingEvent;
  decay: number;
  tone: -1 | 0 | 1 | null;
  checkable: number;
  contradicted: number;
}

const isOfficial = ({ signal }: Report) => signal.claim === 'official';
const isSaid = (report: Report, event: MessagingEvent, asOf: Instant) =>
  (report.at ?? event.at) <= asOf;

/** Official statements of the last 12 half-lives, what contradicts them, instants of a year. */
export function statementsAsOf(state: WatchState, asOf: Instant) {
  const events = state.books['public-messaging'].within(asOf - silenceRecord, asOf);
  const near = events.filter(({ at }) => at > asOf - reach);
  const spoken = events.filter((event) =>
    event.reports.some((report) => isOfficial(report) && isSaid(report, event, asOf)),
  );
  const contradicting = new Set<MessagingEvent>();
  const recent = spoken
    .filter(({ at }) => at > asOf - reach)
    .map((event) => statementOf(event, asOf, { near, contradicting }));
  const instants = spokenSince(state, asOf - silenceRecord).filter((at) => at <= asOf);
  return { recent, contradicting: [...contradicting], instants };
}

/** When officials first said each thing, from an instant on: long after it happened, perhaps. */
function spokenSince(state: WatchState, from: Instant): Instant[] {
  const instants = state.books['public-messaging'].events.flatMap((event) => {
    const official = event.reports.filter(isOfficial);
    const said = official.map((report) => Math.max(event.at, report.at ?? event.at));
    return said.length === 0 ? [] : [Math.min(...said)];
  });
  return [...new Set(instants)].filter((at) => at > from).sort((a, b) => a - b);
}

function statementOf(
  event: MessagingEvent,
  asOf: Instant,
  { near, contradicting }: { near: readonly MessagingEvent[]; contradicting: Set<MessagingEvent> },
): Statement {
  const decay = halfLifeWeight(asOf - event.at, halfLife);
  const statement: Statement = { event, decay, tone: null, checkable: 0, contradicted: 0 };
  for (const report of event.reports) {
    if (!isOfficial(report) || !isSaid(report, event, asOf)) continue;
    const { tone, claims } = report.signal.details;
    statement.tone ??= tone;
    let checkable = 0;
    let contradicted = 0;
    for (const [i, claim] of claims.entries()) {
      if (!claim.checkable) continue;
      checkable += 1;
      const by = near.filter((other) => contradicts(other, { signal: report.id, claim: i }, asOf));
      if (by.length > 0) contradicted += 1;
      for (const other of by) contradicting.add(other);
    }
    statement.checkable = Math.max(statement.checkable, checkable);
    statement.contradicted = Math.max(statement.contradicted, contradicted);
  }
  return statement;
}

/** A claim is contradicted by another official statement, or by evidence of C3 and better. */
function contradicts(
  event: MessagingEvent,
  { signal, claim }: { signal: string; claim: number },
  asOf: Instant,
): boolean {
  return event.reports.some(
    (report) =>
      report.id !== signal &&
      isSaid(report, event, asOf) &&
      (isOfficial(report) || report.weight >= gradeWeight(contradictingGrade)) &&
      report.signal.details.contradicts.some((one) => one.signal === signal && one.claim === claim),
  );
}

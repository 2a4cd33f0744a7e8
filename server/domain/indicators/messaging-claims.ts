import { configuration } from '#domain/configuration.ts';
import type { Grade } from '#domain/grade.ts';
import {
  contradictedBy,
  isOfficial,
  type MessagingEvent,
  saidAt,
  standsAt,
} from '#domain/indicators/messaging-statements.ts';
import { type MessagingTally, messagingTally } from '#domain/indicators/messaging-tally.ts';
import type { Instant, Precision } from '#domain/instant.ts';
import type { WatchState } from '#domain/watch-state.ts';

const { claimsWindow } = configuration.messaging;
/** More rows than this nobody reads; all of them are counted. */
const rowsShown = 60;

/** A signal that says otherwise than an official claim. */
export interface Contradicting {
  signal: string;
  source: string;
  grade: Grade;
  isOfficial: boolean;
  contradictedAt: Instant;
  precision: Precision;
}

/** One claim of a statement, in the words of the first report that gives it. */
export interface ClaimRow {
  text: string;
  isCheckable: boolean;
  contradictedBy: Contradicting[];
}

/** What officials said once. */
export interface StatementRow {
  event: string;
  /** Its best official report. */
  signal: string;
  saidAt: Instant;
  precision: Precision;
  speaker: string;
  headline: string;
  tone: -1 | 0 | 1 | null;
  weight: number;
  claims: ClaimRow[];
  /** Claims that anybody could check, and those contradicted: as the reading counts them. */
  checkable: number;
  contradicted: number;
}

/** The statements of the last 28 days, newest first. */
export interface Statements {
  rows: StatementRow[];
  /** All of them. */
  n: number;
}

export function statementsAsOf(state: WatchState, asOf: Instant): Statements {
  const tally = messagingTally(state);
  const events = state.books['public-messaging']
    .within(asOf - claimsWindow, asOf)
    .filter((event) => tally.stageAt(event, asOf) !== null)
    .reverse();
  const rows = events.slice(0, rowsShown).flatMap((event) => rowOf(tally, event, asOf) ?? []);
  return { rows, n: events.length };
}

function rowOf(tally: MessagingTally, event: MessagingEvent, asOf: Instant): StatementRow | null {
  const official = event.reports.filter(
    (report) => isOfficial(report) && saidAt(report, event) <= asOf,
  );
  const [lead] = official;
  const stage = tally.stageAt(event, asOf);
  if (lead === undefined || stage === null) return null;
  return {
    event: event.id,
    signal: lead.id,
    saidAt: event.at,
    precision: event.lead.signal.precision,
    speaker: lead.signal.details.speaker,
    headline: lead.signal.headline,
    tone: stage.tone,
    weight: event.weight,
    claims: claimsOf(tally, official, asOf),
    checkable: stage.checkable,
    contradicted: stage.contradicted,
  };
}

/** The claims of all reports; the same words are the same claim, whoever passed them on. */
function claimsOf(
  tally: MessagingTally,
  reports: MessagingEvent['reports'],
  asOf: Instant,
): ClaimRow[] {
  const rows = new Map<string, ClaimRow>();
  for (const { id, signal } of reports) {
    for (const [i, { text, checkable }] of signal.details.claims.entries()) {
      const row = rows.get(text) ?? { text, isCheckable: checkable, contradictedBy: [] };
      rows.set(text, row);
      row.isCheckable ||= checkable;
      for (const one of tally.contradictions.against(id)) {
        if (one.claim !== i || !standsAt(one, asOf)) continue;
        const by = contradictedBy(one);
        if (row.contradictedBy.some((known) => known.signal === by.id)) continue;
        row.contradictedBy.push({
          signal: by.id,
          source: by.signal.source.name,
          grade: by.signal.grade,
          isOfficial: isOfficial(by),
          contradictedAt: one.from,
          precision: by.signal.precision,
        });
      }
    }
  }
  for (const { contradictedBy } of rows.values()) {
    contradictedBy.sort(
      (a, b) => a.contradictedAt - b.contradictedAt || (a.signal < b.signal ? -1 : 1),
    );
  }
  return [...rows.values()];
}

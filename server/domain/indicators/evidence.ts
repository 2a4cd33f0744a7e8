import type { EventRecord } from '#domain/event-book.ts';
import type { Account } from '#domain/indicators/indicator.ts';
import type { Instant } from '#domain/instant.ts';
import { nEff } from '#domain/statistics/decay.ts';

/** What the evidence parts of an account need to know of a report. */
type Report = { id: string; at: Instant | null; origin: string };
type Telling = Pick<EventRecord, 'at'> & { reports: readonly Report[] };

/** Ids of the reports of some events, newest first, with the count of their origins. */
export function evidenceOf(
  events: Iterable<Telling>,
  weights: readonly number[],
): Pick<Account, 'evidenceIds' | 'nEff' | 'origins'> {
  const dated = new Map<string, Instant>();
  const origins = new Set<string>();
  for (const event of events) {
    for (const report of event.reports) {
      dated.set(report.id, report.at ?? event.at);
      origins.add(report.origin);
    }
  }
  const newestFirst = [...dated].sort(([a, aAt], [b, bAt]) => bAt - aAt || (a < b ? 1 : -1));
  return {
    evidenceIds: newestFirst.map(([id]) => id),
    nEff: nEff(weights),
    origins: origins.size,
  };
}

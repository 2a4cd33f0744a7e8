import type { EventRecord } from '#domain/event-book.ts';
import type { Account } from '#domain/indicators/indicator.ts';
import type { Instant } from '#domain/instant.ts';

/** No reading shows more signals behind its numbers than this; it counts them all. */
export const evidenceShown = 60;

/** What the evidence parts of an account need to know of a report. */
type Report = { id: string; at: Instant | null; origin: string };
type Telling = Pick<EventRecord, 'at'> & { reports: readonly Report[] };
type Dated = { id: string; at: Instant };

/** The newest reports of some events, newest first, with the count of all and of their origins. */
export function evidenceOf(
  events: Iterable<Telling>,
): Pick<Account, 'evidenceIds' | 'evidenceCount' | 'origins'> {
  const newest: Dated[] = [];
  const origins = new Set<string>();
  let evidenceCount = 0;
  for (const event of events) {
    for (const { id, at, origin } of event.reports) {
      origins.add(origin);
      evidenceCount += 1;
      keepNewest(newest, { id, at: at ?? event.at });
    }
  }
  return { evidenceIds: newest.map(({ id }) => id), evidenceCount, origins: origins.size };
}

/** Puts a report in its place; sorting all of them costs more than the numbers they stand behind. */
function keepNewest(newest: Dated[], report: Dated): void {
  const last = newest[evidenceShown - 1];
  if (last !== undefined && isNewer(last, report)) return;
  let index = newest.length;
  for (; index > 0; index -= 1) {
    const before = newest[index - 1];
    if (before === undefined || isNewer(before, report)) break;
  }
  newest.splice(index, 0, report);
  if (newest.length > evidenceShown) newest.pop();
}

function isNewer(a: Dated, b: Dated): boolean {
  return a.at === b.at ? a.id > b.id : a.at > b.at;
}

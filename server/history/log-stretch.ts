import { setImmediate as breathe } from 'node:timers/promises';
import type { Connection } from '#db/client.ts';
import { entryOf, readSince, revisionAt, type StoredEntry } from '#db/log.ts';
import type { LogName } from '#db/log-name.ts';
import { type Instant, isoOf } from '#domain/instant.ts';
import { spokenAt } from '#domain/spoken.ts';
import type { Ask } from '#server/history/ask.ts';

/** A stretch of the log as JSON text, put together from the stored bodies without parsing them. */
export async function readStretch(
  connection: Connection,
  { log, query }: Extract<Ask, { read: 'log' }>,
): Promise<string> {
  const { since, limit, knownAt, asOf } = query;
  const known = knownAt === undefined ? null : await revisionAt(connection, log, knownAt);
  const most = known === null ? limit : Math.min(limit, Math.max(0, known - since));
  const stored =
    asOf === undefined
      ? await readSince(connection, log, since, most)
      : await readSpoken(connection, log, { since, limit, asOf, upTo: known ?? log.revision });
  const entries = stored.map(({ revision, recordedAt, body }) => {
    const recorded = { revision, watch: log.watch, recordedAt: isoOf(recordedAt) };
    return `${JSON.stringify(recorded).slice(0, -1)},${body.slice(1)}`;
  });
  const newest = known ?? Math.max(log.revision, stored.at(-1)?.revision ?? 0);
  return `{"entries":[${entries.join(',')}],"revision":${newest}}`;
}

interface Spoken {
  since: number;
  upTo: number;
  limit: number;
  asOf: Instant;
}

/** Entries looked through at a time. */
const PAGE = 1_000;

/** Entries that speak of no later than an instant, or of no instant at all. */
async function readSpoken(
  connection: Connection,
  log: LogName,
  { since, upTo, limit, asOf }: Spoken,
): Promise<StoredEntry[]> {
  const found: StoredEntry[] = [];
  for (let last = since; last < upTo && found.length < limit; last += PAGE) {
    const page = await readSince(connection, log, last, Math.min(PAGE, upTo - last));
    found.push(...page.filter((stored) => (spokenAt(entryOf(log.watch, stored)) ?? asOf) <= asOf));
    await breathe();
  }
  return found.slice(0, limit);
}

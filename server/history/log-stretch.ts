import type { Connection } from '#db/client.ts';
import { readSince, revisionAt } from '#db/log.ts';
import { isoOf } from '#domain/instant.ts';
import type { Ask } from '#server/history/ask.ts';

/** A stretch of the log as JSON text, put together from the stored bodies without parsing them. */
export async function readStretch(
  connection: Connection,
  { log, query }: Extract<Ask, { read: 'log' }>,
): Promise<string> {
  const { since, limit, knownAt } = query;
  const known = knownAt === undefined ? null : await revisionAt(connection, log, knownAt);
  const most = known === null ? limit : Math.min(limit, Math.max(0, known - since));
  const stored = await readSince(connection, log, since, most);
  const entries = stored.map(({ revision, recordedAt, body }) => {
    const recorded = { revision, watch: log.watch, recordedAt: isoOf(recordedAt) };
    return `${JSON.stringify(recorded).slice(0, -1)},${body.slice(1)}`;
  });
  const newest = known ?? Math.max(log.revision, stored.at(-1)?.revision ?? 0);
  return `{"entries":[${entries.join(',')}],"revision":${newest}}`;
}

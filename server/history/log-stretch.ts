import type { Connection } from '#db/client.ts';
import { readSince } from '#db/log.ts';
import { isoOf } from '#domain/instant.ts';
import type { Ask } from '#server/history/ask.ts';

/** A stretch of the log as JSON text, put together from the stored bodies without parsing them. */
export async function readStretch(
  connection: Connection,
  { log, query }: Extract<Ask, { read: 'log' }>,
): Promise<string> {
  const stored = await readSince(connection, log, query.since, query.limit);
  const entries = stored.map(({ revision, recordedAt, body }) => {
    const recorded = { revision, watch: log.watch, recordedAt: isoOf(recordedAt) };
    return `${JSON.stringify(recorded).slice(0, -1)},${body.slice(1)}`;
  });
  const newest = Math.max(log.revision, stored.at(-1)?.revision ?? 0);
  return `{"entries":[${entries.join(',')}],"revision":${newest}}`;
}

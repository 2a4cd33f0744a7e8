import * as z from 'zod';
import type { Connection } from '#db/client.ts';
import { decoderOf } from '#db/decoder.ts';
import { entriesIn, PAGE, pageAfter } from '#db/entry-page.ts';
import type { LogName } from '#db/log-name.ts';
import { draftSchema, type Entry } from '#domain/entry.ts';
import type { Instant } from '#domain/instant.ts';

/** An entry as it is kept. */
export interface StoredEntry {
  revision: number;
  /** Epoch milliseconds. */
  recordedAt: number;
  /** The draft in its form on the wire, JSON text. */
  body: string;
}

/** A row to be written. */
export interface EntryRow extends StoredEntry, LogName {
  id: string;
  kind: string;
  author: string;
}

/** A watch with its current run. */
export interface WatchRow extends LogName {
  /** JSON text of the definition. */
  definition: string;
  startedAt: number;
  /** How many times faster than life an exercise is played; null for a real watch. */
  pace: number | null;
}

const INSERT_ENTRY = `insert into entry (watch, run, revision, id, kind, author, recorded_at, body)
  values (?, ?, ?, ?, ?, ?, ?, ?)`;

/** Writes entries, all or none; on the disk when this resolves. */
export async function append(connection: Connection, rows: readonly EntryRow[]): Promise<void> {
  await connection.write(
    rows.map(({ watch, run, revision, id, kind, author, recordedAt, body }) => ({
      sql: INSERT_ENTRY,
      args: [watch, run, revision, id, kind, author, recordedAt, body],
    })),
  );
}

const INSERT_WATCH =
  'insert into watch (id, run, definition, started_at, pace) values (?, ?, ?, ?, ?)';

/** One statement however many rows: the values come as one JSON array of arrays. */
const INSERT_ENTRIES = `insert into entry (watch, run, revision, id, kind, author, recorded_at, body)
  select value ->> 0, value ->> 1, value ->> 2, value ->> 3, value ->> 4, value ->> 5, value ->> 6,
    value ->> 7
  from json_each(?)`;

/** Rows written by one statement, so that each takes milliseconds. */
const WRITTEN = 500;

/** Begins a run: the watch and the entries it starts with, all of them or nothing. */
export async function beginRun(
  connection: Connection,
  { watch, run, definition, startedAt, pace }: WatchRow,
  rows: readonly EntryRow[],
): Promise<void> {
  await connection.writeMuch(function* () {
    yield { sql: INSERT_WATCH, args: [watch, run, definition, startedAt, pace] };
    for (let i = 0; i < rows.length; i += WRITTEN) {
      yield { sql: INSERT_ENTRIES, args: [valuesOf(rows.slice(i, i + WRITTEN))] };
    }
  });
}

function valuesOf(rows: readonly EntryRow[]): string {
  return JSON.stringify(
    rows.map((row) => [
      row.watch,
      row.run,
      row.revision,
      row.id,
      row.kind,
      row.author,
      row.recordedAt,
      row.body,
    ]),
  );
}

// Rows are slow to build one by one in this library, so a query answers with one JSON value.
const only = z.tuple([z.object({ found: z.string() })]);

const watchRows = z.array(
  z.tuple([z.string(), z.int(), z.string(), z.int(), z.number().nullable()]).transform(
    ([watch, run, definition, startedAt, pace]): WatchRow => ({
      watch,
      run,
      definition,
      startedAt,
      pace,
    }),
  ),
);

/** Every watch with its current run. */
export async function readWatches(connection: Connection): Promise<WatchRow[]> {
  const { rows } = await connection.read({
    sql: `select json_group_array(json_array(id, run, definition, started_at, pace)) as found
      from (select id, max(run) as run, definition, started_at, pace from watch group by id order by id)`,
    args: [],
  });
  return watchRows.parse(JSON.parse(only.parse(rows)[0].found));
}

const storedRows = z.array(
  z
    .tuple([z.int(), z.int(), z.string()])
    .transform(([revision, recordedAt, body]): StoredEntry => ({ revision, recordedAt, body })),
);

/** The entries after a revision, in order, at most `limit` of them. */
export async function readSince(
  connection: Connection,
  log: LogName,
  since: number,
  limit: number,
): Promise<StoredEntry[]> {
  const { rows } = await connection.read({
    sql: `select json_group_array(json_array(revision, recorded_at, body)) as found
      from (select revision, recorded_at, body from entry
        where watch = ? and run = ? and revision > ? order by revision limit ?)`,
    args: [log.watch, log.run, since, limit],
  });
  return storedRows.parse(JSON.parse(only.parse(rows)[0].found));
}

/** Only the ledger writes bodies, from drafts that it has parsed. */
const draftIn = decoderOf(draftSchema);

/** The entry that was stored. */
export function entryOf(watch: string, { revision, recordedAt, body }: StoredEntry): Entry {
  return { ...draftIn(body), watch, revision, recordedAt };
}

/** Every entry after a revision, up to another one, in order, a page at a time. */
export async function* readEntries(
  connection: Connection,
  log: LogName,
  { since = 0, upTo = Number.MAX_SAFE_INTEGER }: { since?: number; upTo?: number } = {},
): AsyncGenerator<Entry[]> {
  for (let last = since; last < upTo; ) {
    const page = pageAfter(log, last, Math.min(PAGE, upTo - last));
    const entries = entriesIn(log, (await connection.read(page)).rows);
    const reached = entries.at(-1)?.revision;
    if (reached === undefined) return;
    yield entries;
    last = reached;
  }
}

/** The entry with this id, or null. */
export async function readById(
  connection: Connection,
  log: LogName,
  id: string,
): Promise<StoredEntry | null> {
  const { rows } = await connection.read({
    sql: `select json_group_array(json_array(revision, recorded_at, body)) as found
      from entry where watch = ? and run = ? and id = ?`,
    args: [log.watch, log.run, id],
  });
  return storedRows.parse(JSON.parse(only.parse(rows)[0].found))[0] ?? null;
}

/** The definition of a watch in one of its runs, JSON text. */
export async function readDefinition(connection: Connection, log: LogName): Promise<string> {
  const { rows } = await connection.read({
    sql: 'select definition as found from watch where id = ? and run = ?',
    args: [log.watch, log.run],
  });
  return only.parse(rows)[0].found;
}

/** What tells an entry from any other that could have its revision. */
export interface Stamp {
  id: string;
  recordedAt: Instant;
}

const stamps = z.tuple([z.object({ id: z.string(), recordedAt: z.int() })]);

/** The stamp of the entry at a revision; null where the log does not reach that far. */
export async function readStamp(
  connection: Connection,
  log: LogName,
  revision: number,
): Promise<Stamp | null> {
  const { rows } = await connection.read({
    sql: `select id, recorded_at as recordedAt from entry
      where watch = ? and run = ? and revision = ?`,
    args: [log.watch, log.run, revision],
  });
  return rows.length === 0 ? null : stamps.parse(rows)[0];
}

/** The last revision recorded by an instant; 0 when there is none. */
export async function revisionAt(
  connection: Connection,
  log: LogName,
  at: Instant,
): Promise<number> {
  // Times of recording never run backwards along the log, so a walk from its end is short
  // for late instants and the index serves it.
  const { rows } = await connection.read({
    sql: `select cast(coalesce((select revision from entry
        where watch = ? and run = ? and recorded_at <= ? order by revision desc limit 1), 0)
      as text) as found`,
    args: [log.watch, log.run, at],
  });
  return Number(only.parse(rows)[0].found);
}

import * as z from 'zod';
import type { Statement } from '#db/client.ts';
import { valueDecoderOf } from '#db/decoder.ts';
import { unknownForm } from '#db/failure.ts';
import type { LogName } from '#db/log-name.ts';
import { type Draft, draftSchema, type Entry } from '#domain/entry.ts';

/** Entries read at a time. */
export const PAGE = 2_000;

/**
 * Asks for the entries after a revision, in order, at most `limit` of them. Rows are slow to build
 * one by one in this library, so a page is one text. A body stands in it as it is: to quote it in
 * there is to write and parse it twice.
 */
export function pageAfter({ watch, run }: LogName, since: number, limit: number): Statement {
  return {
    sql: `select '[' || coalesce(group_concat(line), '') || ']' as found
      from (select '[' || revision || ',' || recorded_at || ',' || body || ']' as line from entry
        where watch = ? and run = ? and revision > ? order by revision limit ?)`,
    args: [watch, run, since, limit],
  };
}

/** Asks for the entries at some revisions, in order of the log. */
export function pageOf({ watch, run }: LogName, revisions: readonly number[]): Statement {
  return {
    sql: `select '[' || coalesce(group_concat(line), '') || ']' as found
      from (select '[' || revision || ',' || recorded_at || ',' || body || ']' as line from entry
        where watch = ? and run = ? and revision in (select value from json_each(?))
        order by revision)`,
    args: [watch, run, JSON.stringify(revisions)],
  };
}

const only = z.tuple([z.object({ found: z.string() })]);
const draftOf = valueDecoderOf(draftSchema);

/** The entries of a page. @throws Unusable for one that this version cannot read */
export function entriesIn({ watch }: LogName, rows: unknown[]): Entry[] {
  const text = only.parse(rows)[0].found;
  // A body that is not shaped as bodies are today is half changed by then.
  let untouched: PageRow[] | null = null;
  return rowsOf(text).map(([revision, recordedAt, body], i) => {
    let draft = draftOf(body);
    if (draft === null) {
      untouched ??= rowsOf(text);
      draft = olderDraft(untouched[i]?.[2], { watch, revision });
    }
    // Nobody else holds the draft, and to copy one costs more than to decode it.
    return Object.assign(draft, { watch, revision, recordedAt });
  });
}

/** An entry as it lies in a page: revision, when it was recorded, and its body, parsed. */
type PageRow = [number, number, unknown];

function rowsOf(text: string): PageRow[] {
  const page: unknown = JSON.parse(text);
  if (!Array.isArray(page) || !page.every(isPageRow)) throw new Error('The log cannot be read.');
  return page;
}

/** By hand: a schema would take longer to look at thousands of these than SQLite to find them. */
function isPageRow(row: unknown): row is PageRow {
  return Array.isArray(row) && Number.isInteger(row[0]) && Number.isInteger(row[1]);
}

/** The draft of an entry of an older form. */
function olderDraft(body: unknown, { watch, revision }: Pick<Entry, 'watch' | 'revision'>): Draft {
  const draft = draftSchema.safeParse(body);
  return draft.success ? draft.data : unknownForm(`entry ${revision} of the log ${watch}`);
}

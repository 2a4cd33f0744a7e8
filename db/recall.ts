import type { Connection } from '#db/client.ts';
import { entriesIn, PAGE, pageAfter } from '#db/entry-page.ts';
import type { LogName } from '#db/log-name.ts';
import { Refusal } from '#domain/refusal.ts';
import type { Recall } from '#domain/snapshot/recall.ts';

/** Reads entries of a log again, at once. Each read may be refused: `busy` or `storage`. */
export function recallOf(connection: Connection, log: LogName): Recall {
  const page = (since: number, limit: number) =>
    entriesIn(log, connection.readNow(pageAfter(log, since, limit)));
  return {
    entry: (revision) => {
      const [entry] = page(revision - 1, 1);
      if (entry?.revision !== revision) missing(revision);
      return entry;
    },
    *entries(since, upTo) {
      for (let last = since; last < upTo; ) {
        const entries = page(last, Math.min(PAGE, upTo - last));
        const reached = entries.at(-1)?.revision ?? missing(last + 1);
        yield* entries;
        last = reached;
      }
    },
  };
}

/** What was folded is in the log, unless somebody has changed the file by hand. */
function missing(revision: number): never {
  throw new Refusal('storage', `Entry ${revision} is not in the log of the server any more.`);
}

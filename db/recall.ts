import type { Connection } from '#db/client.ts';
import { entriesIn, PAGE, pageAfter, pageOf } from '#db/entry-page.ts';
import type { LogName } from '#db/log-name.ts';
import type { Entry } from '#domain/entry.ts';
import { Refusal } from '#domain/refusal.ts';
import type { Recall } from '#domain/snapshot/recall.ts';

/** A recall that is told which entries somebody has at hand, and need not be read again. */
export interface LogRecall extends Recall {
  /** These, and no others from before. */
  hold(entries: readonly Entry[]): void;
}

/** Reads entries of a log again, at once. Each read may be refused: `busy` or `storage`. */
export function recallOf(connection: Connection, log: LogName): LogRecall {
  const held = new Map<number, Entry>();
  const page = (since: number, limit: number) =>
    entriesIn(log, connection.readNow(pageAfter(log, since, limit)));
  return {
    hold: (entries) => {
      held.clear();
      for (const entry of entries) held.set(entry.revision, entry);
    },
    entry: (revision) => {
      const atHand = held.get(revision);
      if (atHand !== undefined) return atHand;
      const [entry] = page(revision - 1, 1);
      if (entry?.revision !== revision) missing(revision);
      return entry;
    },
    some: (revisions) => {
      const found = new Map(held);
      const others = revisions.filter((revision) => !found.has(revision));
      for (let i = 0; i < others.length; i += PAGE) {
        const rows = connection.readNow(pageOf(log, others.slice(i, i + PAGE)));
        for (const entry of entriesIn(log, rows)) found.set(entry.revision, entry);
      }
      return revisions.map((revision) => found.get(revision) ?? missing(revision));
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

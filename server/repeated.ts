import type { Connection } from '#db/client.ts';
import { readById, type StoredEntry } from '#db/log.ts';
import type { LogName } from '#db/log-name.ts';
import type { Draft } from '#domain/entry.ts';
import { Refusal } from '#domain/refusal.ts';
import { bodyOf } from '#server/recording.ts';

/**
 * What the log holds under the id of a draft, when it says the same; null when the id is new.
 * @throws Refusal `conflict` when it says otherwise
 */
export async function storedAs(
  connection: Connection,
  log: LogName,
  draft: Draft,
): Promise<StoredEntry | null> {
  const stored = await readById(connection, log, draft.id);
  if (stored === null || stored.body === bodyOf(draft)) return stored;
  throw new Refusal('conflict', `The id ${draft.id} belongs to an entry that says otherwise.`);
}

import { openDatabase } from '#db/client.ts';
import type { HistoricDraft } from '#db/demo/historic-draft.ts';
import type { Watch } from '#domain/watch.ts';
import { Ledger } from '#server/ledger.ts';
import { smallWatch } from '#tests/support/entries.ts';

/** Makes a database file that holds one watch, with an empty log unless told otherwise. */
export async function databaseWith(
  file: string,
  history: readonly HistoricDraft[] = [],
  watch: Watch = smallWatch,
): Promise<void> {
  const database = await openDatabase(file);
  try {
    const ledger = await Ledger.open(database.connection);
    const startedAt = history[0]?.recordedAt ?? Date.now();
    await ledger.beginRun({ watch, history, startedAt, pace: null });
  } finally {
    await database.close();
  }
}

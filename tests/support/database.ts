import { openDatabase } from '#db/client.ts';
import type { Watch } from '#domain/watch.ts';
import { Ledger } from '#server/ledger.ts';
import { smallWatch } from '#tests/support/entries.ts';

/** Makes a database file that holds one watch with an empty log. */
export async function databaseWith(file: string, watch: Watch = smallWatch): Promise<void> {
  const database = await openDatabase(file);
  try {
    const ledger = await Ledger.open(database.connection);
    await ledger.beginRun({ watch, history: [], startedAt: Date.now(), pace: null });
  } finally {
    await database.close();
  }
}

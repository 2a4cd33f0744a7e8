import { pathToFileURL } from 'node:url';
import { createClient } from '@libsql/client';
import { isBusy } from '#db/busy.ts';

/** The database file belongs to another server. */
export class FileTaken extends Error {
  constructor(file: string) {
    super(
      `Another Watchfloor server is using ${file}. Stop it first, or set DATABASE_URL to another file.`,
    );
    this.name = 'FileTaken';
  }
}

/**
 * Makes this process the only owner of the database file. The lock is an open transaction on a
 * small file beside it: the system releases it when the process dies, however it dies.
 * Returns what releases it.
 */
export async function holdFile(file: string): Promise<() => Promise<void>> {
  const client = createClient({
    url: pathToFileURL(`${file}.lock`).href,
    timeout: 0,
    concurrency: 1,
  });
  try {
    const held = await client.transaction('write');
    return async () => {
      await held.rollback();
      client.close();
    };
  } catch (error) {
    client.close();
    throw isBusy(error) ? new FileTaken(file) : error;
  }
}

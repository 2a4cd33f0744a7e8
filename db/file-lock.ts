import Native from 'libsql';
import { isBusy } from '#db/failure.ts';

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
  const native = new Native(`${file}.lock`, { timeout: 0 });
  try {
    native.exec('BEGIN IMMEDIATE');
    return async () => {
      native.exec('ROLLBACK');
      native.close();
    };
  } catch (error) {
    native.close();
    throw isBusy(error) ? new FileTaken(file) : error;
  }
}

import { LibsqlError } from '@libsql/client';

/** Another process holds the file; nothing was written. */
export function isBusy(error: unknown): boolean {
  return (
    error instanceof LibsqlError && (error.code === 'SQLITE_BUSY' || error.code === 'SQLITE_LOCKED')
  );
}

/** A row with the same key is already there. */
export function isTaken(error: unknown): boolean {
  return error instanceof LibsqlError && error.code === 'SQLITE_CONSTRAINT';
}

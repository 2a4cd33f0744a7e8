import { Refusal } from '#domain/refusal.ts';

/** What keeps the log from being used, and what whoever runs the server can do about it. */
export interface Failure {
  reason: string;
  advice: string;
}

export const elsewhere = 'Set DATABASE_URL to a file that this server may read and write.';
export const damaged: Failure = {
  reason: 'the database file is damaged, or is no database',
  advice: 'Put back a backup of it. Set DATABASE_URL to another file to begin anew.',
};

export const foreign: Failure = {
  reason: 'it belongs to another program',
  advice: 'Set DATABASE_URL to another file.',
};

export const full: Failure = { reason: 'the disk is full', advice: 'Make room on it.' };

export const readOnly: Failure = {
  reason: 'the database file may not be written',
  advice: elsewhere,
};

/** By result code of SQLite. */
const failures: ReadonlyMap<number, Failure> = new Map([
  [8, readOnly],
  [10, { reason: 'the disk fails', advice: 'Look at the disk, and at the log of the system.' }],
  [11, damaged],
  [13, full],
  [14, { reason: 'the database file cannot be opened or made', advice: elsewhere }],
  [26, damaged],
]);

const BUSY = 5;
const LOCKED = 6;

/** @throws Unusable for something in the log that was not written by this version or before it */
export function unknownForm(what: string): never {
  throw new Unusable({
    reason: `${what} is of a form that this version does not know`,
    advice: NEWER,
  });
}

export const NEWER =
  'Start the newer Watchfloor that has written it, or put back a backup from before the upgrade.';

/** A database that must not be used as it is. */
export class Unusable extends Error implements Failure {
  readonly reason: string;
  readonly advice: string;

  constructor({ reason, advice }: Failure) {
    super(`${reason}. ${advice}`);
    this.name = 'Unusable';
    this.reason = reason;
    this.advice = advice;
  }
}

/** The files of the database are not where they were when they were opened. */
export class Moved extends Unusable {
  constructor() {
    super({
      reason: 'the database file was deleted, replaced or cut short while the server ran',
      advice: 'Stop the server, put the file back and start it again.',
    });
  }
}

/** The connection was lost in the middle of a transaction, which is rolled back then. */
export class Interrupted extends Unusable {
  constructor() {
    super({ reason: 'it could not be read meanwhile', advice: 'Try again.' });
  }
}

/** Another process holds the file; nothing was written. */
export function isBusy(error: unknown): boolean {
  const code = codeOf(error);
  return code === BUSY || code === LOCKED;
}

/** What is wrong with the disk or the file; null when the error speaks of something else. */
export function failureOf(error: unknown): Failure | null {
  if (error instanceof Unusable) return error;
  if (error instanceof Refusal && error.code === 'storage') return failureOf(error.cause);
  return failures.get(codeOf(error) ?? -1) ?? null;
}

/** Why a database cannot be opened, in words for whoever starts the server. */
export function inWords(file: string, cause: unknown): Error {
  if (cause instanceof Refusal && cause.code !== 'storage') return cause;
  const { reason, advice } = failureOf(cause) ?? {
    reason: cause instanceof Error ? cause.message : String(cause),
    advice: elsewhere,
  };
  return new Error(`The database ${file} cannot be opened: ${reason}. ${advice}`, { cause });
}

/** The error as a refusal, where it speaks of the disk or the file; any other as it is. */
export function told(error: unknown, act: 'read' | 'written'): unknown {
  const failure = failureOf(error);
  if (failure === null) return error;
  const end = act === 'written' ? ' Nothing was written.' : '';
  const message = `The log of the server cannot be ${act}: ${failure.reason}.${end}`;
  const refusal = new Refusal('storage', message);
  refusal.cause = error;
  return refusal;
}

/** The result code of SQLite without what extends it, through either face of the library. */
function codeOf(error: unknown): number | null {
  if (!(error instanceof Error)) return null;
  if ('rawCode' in error && typeof error.rawCode === 'number') return error.rawCode & 0xff;
  // That a file could not be opened at all is told in words alone.
  const said = /^ConnectionFailed\(.*: (\d+)"\)$/.exec(error.message)?.[1];
  return said === undefined ? null : Number(said) & 0xff;
}

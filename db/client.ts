import { constants, existsSync } from 'node:fs';
import { access } from 'node:fs/promises';
import { setImmediate as breathe, setTimeout as pause } from 'node:timers/promises';
import Native from 'libsql';
import { Interrupted, inWords, isBusy, Moved, readOnly, told, Unusable } from '#db/failure.ts';
import { FileTaken, holdFile } from '#db/file-lock.ts';
import { isMigrated, migrateFile } from '#db/migrate.ts';
import { onlyName } from '#db/only-name.ts';
import { mustBeWhole, mustHaveRoom, Place } from '#db/place.ts';
import { Refusal } from '#domain/refusal.ts';

/** How long one call may wait inside SQLite; the event loop stands still for that long. */
const NATIVE_WAIT = 5;
/** How long a call is tried again while another process holds the file. */
const PATIENCE = 5_000;
const LONGEST_PAUSE = 80;
/** How often a read that cannot wait is tried while another process holds the file. */
const TRIES = 20;

/** FULL: an acknowledged entry is on the disk, not in a cache. */
const WRITING = [
  'PRAGMA journal_mode = WAL',
  'PRAGMA synchronous = FULL',
  'PRAGMA foreign_keys = ON',
];

/** Writes a number that nobody reads. */
const UNCHANGED = 'PRAGMA user_version = 0';

/** Moves what was written into the database file, and empties the one beside it. */
const GATHER = 'PRAGMA wal_checkpoint(TRUNCATE)';

const READING = ['PRAGMA query_only = ON'];

export interface Statement {
  sql: string;
  args: (string | number | null)[];
}

/** The native connection with the statements that were prepared on it. */
interface Opened {
  native: Native.Database;
  prepared: Map<string, Native.Statement>;
}

/**
 * One connection to the database file. Calls run one at a time, in the order they were asked
 * for.
 *
 * It speaks to the native half of the client library itself: its statements are prepared once,
 * which halves the time of an append. After a BUSY the library can answer later writes as done
 * without ever committing them, until the connection is opened afresh. So whatever fails spoils
 * the connection, and the next call opens a new one and replays the PRAGMAs on it. Writes have an
 * explicit transaction, which fails loudly.
 */
export class Connection {
  readonly #file: string;
  readonly #place: Place;
  readonly #pragmas: readonly string[];
  #opened: Opened | null = null;
  #closed = false;
  #last: Promise<unknown> = Promise.resolve();

  constructor(file: string, use: 'writing' | 'reading') {
    this.#file = file;
    this.#place = new Place(file);
    this.#pragmas = use === 'writing' ? WRITING : READING;
  }

  /**
   * Writes all statements in one transaction that is on the disk when this resolves.
   * @throws Refusal `busy` or `storage`
   */
  write(statements: readonly Statement[]): Promise<void> {
    return this.#inPlace('written', (opened) => {
      prepared(opened, 'BEGIN IMMEDIATE').run();
      for (const { sql, args } of statements) prepared(opened, sql).run(args);
      prepared(opened, 'COMMIT').run();
    });
  }

  /**
   * The same for much at a time: others have their turn between two statements.
   * @throws Refusal `busy` or `storage`
   */
  writeMuch(statements: () => Iterable<Statement>): Promise<void> {
    return this.#inPlace('written', async (opened) => {
      prepared(opened, 'BEGIN IMMEDIATE').run();
      for (const { sql, args } of statements()) {
        this.#mustBeWriting(opened);
        prepared(opened, sql).run(args);
        await breathe();
      }
      this.#mustBeWriting(opened);
      prepared(opened, 'COMMIT').run();
    });
  }

  /** Writes what changes nothing, all the way to the disk. @throws Refusal `busy` or `storage` */
  tryWriting(): Promise<void> {
    return this.#inPlace('written', ({ native }) => {
      mustHaveRoom(this.#file);
      native.exec(UNCHANGED);
    });
  }

  /** The rows of one query, each an object by column. @throws Refusal `busy` or `storage` */
  read({ sql, args }: Statement): Promise<{ rows: unknown[] }> {
    return this.#inPlace('read', (opened) => ({ rows: prepared(opened, sql).all(args) }));
  }

  /**
   * The same, at once, whatever else waits: for those who cannot. It may come between two
   * statements of `writeMuch`, and then sees what those have written.
   * @throws Refusal `busy` or `storage`
   */
  readNow(statement: Statement): unknown[] {
    if (this.#closed) throw new Refusal('stopping', 'The server is stopping.');
    try {
      return this.#insist(statement);
    } catch (error) {
      throw told(error, 'read');
    }
  }

  /** Brings the file to the newest schema. */
  migrate(): Promise<void> {
    return this.#inTurn(async ({ native }) => {
      if (isMigrated(native)) return;
      this.#drop();
      await migrateFile(this.#file, NATIVE_WAIT);
    });
  }

  /**
   * Waits for what is under way, then closes. What was written is moved into the file itself: the
   * library leaves it in a second one beside it.
   */
  async close(): Promise<void> {
    this.#closed = true;
    await this.#last;
    try {
      if (this.#pragmas === WRITING) this.#opened?.native.exec(GATHER);
    } finally {
      this.#drop();
    }
  }

  /** Work on files that are where they were, before and after. */
  async #inPlace<T>(act: 'read' | 'written', work: (opened: Opened) => T | Promise<T>): Promise<T> {
    try {
      return await this.#inTurn(async (opened) => {
        this.#place.check();
        const done = await work(opened);
        this.#place.check();
        return done;
      });
    } catch (error) {
      throw told(error, act);
    }
  }

  #inTurn<T>(work: (opened: Opened) => T | Promise<T>): Promise<T> {
    if (this.#closed) return Promise.reject(new Refusal('stopping', 'The server is stopping.'));
    const turn = this.#last.then(() => this.#persist(work));
    this.#last = turn.catch(() => undefined);
    return turn;
  }

  /** A statement that outlives its connection would write outside of any transaction. */
  #mustBeWriting(opened: Opened): void {
    if (opened !== this.#opened || !opened.native.inTransaction) throw new Interrupted();
  }

  async #persist<T>(work: (opened: Opened) => T | Promise<T>): Promise<T> {
    const giveUpAt = performance.now() + PATIENCE;
    for (let wait = 2; ; wait = Math.min(wait * 2, LONGEST_PAUSE)) {
      try {
        this.#opened ??= this.#open();
        return await work(this.#opened);
      } catch (error) {
        // The only way to what was written to a file that is gone is the connection that has it.
        if (error instanceof Moved) throw error;
        this.#drop();
        if (!isBusy(error)) throw error;
        if (performance.now() > giveUpAt) {
          throw new Refusal('busy', 'Another process holds the database. Nothing was written.');
        }
        await pause(wait);
      }
    }
  }

  #insist({ sql, args }: Statement): unknown[] {
    for (let tries = 1; ; tries += 1) {
      try {
        this.#opened ??= this.#open();
        return prepared(this.#opened, sql).all(args);
      } catch (error) {
        // Moved: then the connection that has the file must be kept.
        this.#place.check();
        this.#drop();
        if (!isBusy(error)) throw error;
        if (tries === TRIES) throw new Refusal('busy', 'Another process holds the database.');
      }
    }
  }

  #open(): Opened {
    this.#place.check();
    // The library would make an empty file.
    if (this.#pragmas === READING && !existsSync(this.#file)) throw new Moved();
    const native = new Native(this.#file, { timeout: NATIVE_WAIT });
    try {
      for (const pragma of this.#pragmas) native.exec(pragma);
    } catch (error) {
      native.close();
      throw error;
    }
    if (this.#pragmas === WRITING) this.#place.opened();
    return { native, prepared: new Map() };
  }

  /** Closes the connection and rolls back what it left open; the next call opens another. */
  #drop(): void {
    const opened = this.#opened;
    this.#opened = null;
    this.#place.closed();
    if (opened === null) return;
    try {
      if (opened.native.inTransaction) opened.native.exec('ROLLBACK');
    } finally {
      opened.native.close();
    }
  }
}

function prepared({ native, prepared: kept }: Opened, sql: string): Native.Statement {
  const known = kept.get(sql);
  if (known !== undefined) return known;
  const statement = native.prepare(sql);
  kept.set(sql, statement);
  return statement;
}

/** An open database: its connection, and the file it is. */
export interface Database {
  file: string;
  connection: Connection;
  close: () => Promise<void>;
}

/**
 * Opens the database file for this process alone, creating or migrating it as needed.
 * @throws FileTaken when another server has it; Error in words when it cannot be opened
 */
export async function openDatabase(file: string): Promise<Database> {
  try {
    return await open(file);
  } catch (cause) {
    throw cause instanceof FileTaken ? cause : inWords(file, cause);
  }
}

async function open(name: string): Promise<Database> {
  const file = await onlyName(name);
  const release = await holdFile(file);
  const connection = new Connection(file, 'writing');
  try {
    mustBeWhole(file);
    await connection.migrate();
    await access(file, constants.W_OK).catch(() => {
      throw new Unusable(readOnly);
    });
  } catch (error) {
    await connection.close();
    await release();
    throw error;
  }
  return {
    file,
    connection,
    close: async () => {
      await connection.close();
      await release();
    },
  };
}

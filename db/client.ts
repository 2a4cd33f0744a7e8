import { mkdir } from 'node:fs/promises';
import path from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { pathToFileURL } from 'node:url';
import { type Client, createClient, type InStatement, type ResultSet } from '@libsql/client';
import { drizzle } from 'drizzle-orm/libsql';
import { migrate } from 'drizzle-orm/libsql/migrator';
import { isBusy, isTaken } from '#db/busy.ts';
import { holdFile } from '#db/file-lock.ts';
import { Refusal } from '#domain/refusal.ts';

/** How long one call may wait inside SQLite; the event loop stands still for that long. */
const NATIVE_WAIT = 5;
/** How long a call is tried again while another process holds the file. */
const PATIENCE = 5_000;
const LONGEST_PAUSE = 80;

/** FULL: an acknowledged entry is on the disk, not in a cache. */
const WRITING = [
  'PRAGMA journal_mode = WAL',
  'PRAGMA synchronous = FULL',
  'PRAGMA foreign_keys = ON',
];

const READING = ['PRAGMA query_only = ON'];

const MIGRATIONS = path.resolve('db/migrations');

/**
 * One connection to the database file. Calls run one at a time, in the order they were asked
 * for.
 *
 * After a BUSY this library can answer later writes as done without ever committing them, until
 * the connection is opened afresh. So whatever fails spoils the connection, and the next call
 * opens a new one and replays the PRAGMAs on it. Writes go through `batch`, which fails loudly.
 */
export class Connection {
  readonly #client: Client;
  readonly #pragmas: readonly string[];
  #spoiled = true;
  #last: Promise<unknown> = Promise.resolve();

  constructor(file: string, use: 'writing' | 'reading') {
    this.#pragmas = use === 'writing' ? WRITING : READING;
    this.#client = createClient({
      url: pathToFileURL(file).href,
      timeout: NATIVE_WAIT,
      concurrency: 1,
    });
  }

  /** Writes all statements in one transaction that is on the disk when this resolves. */
  write(statements: InStatement[]): Promise<ResultSet[]> {
    return this.#inTurn((client) => client.batch(statements, 'write'));
  }

  read(statement: InStatement): Promise<ResultSet> {
    return this.#inTurn((client) => client.execute(statement));
  }

  migrate(): Promise<void> {
    return this.#inTurn((client) => migrate(drizzle(client), { migrationsFolder: MIGRATIONS }));
  }

  /** Waits for what is under way, then closes. */
  async close(): Promise<void> {
    await this.#last;
    this.#client.close();
  }

  #inTurn<T>(work: (client: Client) => Promise<T>): Promise<T> {
    const turn = this.#last.then(() => this.#persist(work));
    this.#last = turn.catch(() => undefined);
    return turn;
  }

  async #persist<T>(work: (client: Client) => Promise<T>): Promise<T> {
    const giveUpAt = performance.now() + PATIENCE;
    for (let wait = 2; ; wait = Math.min(wait * 2, LONGEST_PAUSE)) {
      try {
        if (this.#spoiled) await this.#open();
        return await work(this.#client);
      } catch (error) {
        if (isTaken(error)) throw error;
        this.#spoiled = true;
        if (!isBusy(error)) throw error;
        if (performance.now() > giveUpAt) {
          throw new Refusal('busy', 'Another process holds the database. Nothing was written.');
        }
        await pause(wait);
      }
    }
  }

  async #open(): Promise<void> {
    await this.#client.reconnect();
    for (const pragma of this.#pragmas) await this.#client.execute(pragma);
    this.#spoiled = false;
  }
}

/** An open database: its connection, and the file it is. */
export interface Database {
  file: string;
  connection: Connection;
  close: () => Promise<void>;
}

/**
 * Opens the database file for this process alone, creating or migrating it as needed.
 * @throws FileTaken when another server has it.
 */
export async function openDatabase(file: string): Promise<Database> {
  await mkdir(path.dirname(file), { recursive: true });
  const release = await holdFile(file);
  const connection = new Connection(file, 'writing');
  try {
    await connection.migrate();
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

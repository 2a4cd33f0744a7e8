// Another process that takes the database's write lock once: `hold-file.mjs <file> <milliseconds>`.
// Prints a line as soon as it holds it.
import process from 'node:process';
import { setTimeout as pause } from 'node:timers/promises';
import { pathToFileURL } from 'node:url';
import { createClient } from '@libsql/client';

const [file = '', milliseconds = '0'] = process.argv.slice(2);
const client = createClient({ url: pathToFileURL(file).href, timeout: 5_000, concurrency: 1 });
const lock = await client.transaction('write');
process.stdout.write('held\n');
await pause(Number(milliseconds));
await lock.rollback();
client.close();

// Another process that takes the database's write lock at random moments, for 5 to 300 ms.
// Started with the file and a seed; prints how often it held the lock each time it lets go.
import process from 'node:process';
import { setTimeout as pause } from 'node:timers/promises';
import { pathToFileURL } from 'node:url';
import { createClient } from '@libsql/client';
import { createRandom } from './random.mjs';

const [file = '', seed = '1'] = process.argv.slice(2);
const random = createRandom(Number(seed));
const client = createClient({ url: pathToFileURL(file).href, timeout: 2_000, concurrency: 1 });

for (let held = 0; ; ) {
  await pause(random.between(20, 250));
  try {
    const lock = await client.transaction('write');
    await pause(random.between(5, 300));
    await lock.rollback();
    held += 1;
    process.stdout.write(`held ${held}\n`);
  } catch {
    await client.reconnect();
  }
}

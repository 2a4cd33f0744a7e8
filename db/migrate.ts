import { readFileSync } from 'node:fs';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import type Native from 'libsql';
import * as z from 'zod';

const folder = path.resolve('db/migrations');

const journalSchema = z.object({ entries: z.array(z.object({ when: z.number() })).min(1) });
const appliedSchema = z.object({ newest: z.number().nullable() });

/** Whether the newest migration has been applied: then no time is lost on loading the tool. */
export function isMigrated(native: Native.Database): boolean {
  const text = readFileSync(path.join(folder, 'meta/_journal.json'), 'utf8');
  const wanted = journalSchema.parse(JSON.parse(text)).entries.at(-1)?.when;
  const kept = native
    .prepare("select 1 from sqlite_master where name = '__drizzle_migrations'")
    .all();
  if (kept.length === 0) return false;
  const applied = native.prepare('select max(created_at) as newest from __drizzle_migrations');
  return appliedSchema.parse(applied.all()[0]).newest === wanted;
}

/** Brings a file that nobody has open to the newest schema. */
export async function migrateFile(file: string, timeout: number): Promise<void> {
  const [{ createClient }, { drizzle }, { migrate }] = await Promise.all([
    import('@libsql/client'),
    import('drizzle-orm/libsql'),
    import('drizzle-orm/libsql/migrator'),
  ]);
  const client = createClient({ url: pathToFileURL(file).href, timeout, concurrency: 1 });
  try {
    await migrate(drizzle(client), { migrationsFolder: folder });
  } finally {
    client.close();
  }
}

import { readFileSync } from 'node:fs';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import type Native from 'libsql';
import * as z from 'zod';
import { foreign, NEWER, Unusable } from '#db/failure.ts';

const folder = path.resolve('db/migrations');

const newer = new Unusable({
  reason: 'its tables are those of a newer version',
  advice: NEWER,
});

const journalSchema = z.object({ entries: z.array(z.object({ when: z.number() })).min(1) });
const namedSchema = z.array(z.object({ name: z.string() }));
const appliedSchema = z.object({ newest: z.number().nullable() });

/**
 * Whether the newest migration has been applied: then no time is lost on loading the tool.
 * @throws Unusable when the file is not for this version to change
 */
export function isMigrated(native: Native.Database): boolean {
  const text = readFileSync(path.join(folder, 'meta/_journal.json'), 'utf8');
  const wanted = Math.max(...journalSchema.parse(JSON.parse(text)).entries.map(({ when }) => when));
  const tables = native.prepare("select name from sqlite_master where type = 'table'").all();
  if (tables.length === 0) return false;
  const names = new Set(namedSchema.parse(tables).map(({ name }) => name));
  if (!names.has('__drizzle_migrations')) throw new Unusable(foreign);
  const applied = native.prepare('select max(created_at) as newest from __drizzle_migrations');
  const { newest } = appliedSchema.parse(applied.all()[0]);
  // A start that was cut short may have got no further than the list of what was applied.
  if (newest === null) return false;
  if (newest > wanted) throw newer;
  return newest === wanted;
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

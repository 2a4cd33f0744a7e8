import path from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { type Database, openDatabase } from '#db/client.ts';
import { append, readEntries } from '#db/log.ts';
import { type Draft, draftSchema, type Entry } from '#domain/entry.ts';
import { isoOf } from '#domain/instant.ts';
import { toWire } from '#domain/wire.ts';
import { attack, hour, idOf } from '#tests/support/entries.ts';
import { temporaryFolder } from '#tests/support/folder.ts';

const log = { watch: 'small', run: 1 };
let folder: Awaited<ReturnType<typeof temporaryFolder>>;
let database: Database;

beforeEach(async () => {
  folder = await temporaryFolder();
  database = await openDatabase(path.join(folder.path, 'watchfloor.db'));
});

afterEach(async () => {
  await database.close();
  await folder.remove();
});

function write(bodies: readonly string[]): Promise<void> {
  const rows = bodies.map((body, i) => ({
    ...{ ...log, revision: i + 1, id: idOf(i), kind: 'signal-recorded', author: 'Awa' },
    ...{ recordedAt: hour(i), body },
  }));
  return append(database.connection, rows);
}

async function read(limits?: { since: number; upTo: number }): Promise<Entry[]> {
  const entries = [];
  for await (const page of readEntries(database.connection, log, limits)) entries.push(...page);
  return entries;
}

const heartbeat = (n: number, author = 'Awa'): Draft =>
  draftSchema.parse({
    ...{ id: idOf(n), kind: 'heartbeat', author },
    ...{ indicator: 'attack-frequency', lookedAt: isoOf(hour(n)) },
  });

const bodyOf = (draft: Draft) => JSON.stringify(toWire(draft));

test('entries are read in order over many pages, from one revision up to another', async () => {
  await write(Array.from({ length: 4_100 }, (_, i) => bodyOf(heartbeat(i))));
  const revisions = (await read()).map(({ revision }) => revision);
  expect(revisions).toEqual(Array.from({ length: 4_100 }, (_, i) => i + 1));
  const some = await read({ since: 1_990, upTo: 4_005 });
  expect(some.map(({ id }) => id)).toEqual(
    Array.from({ length: 2_015 }, (_, i) => idOf(i + 1_990)),
  );
  expect(await read({ since: 4_100, upTo: 5_000 })).toEqual([]);
});

test('an entry is read as it was written, whatever its words', async () => {
  const author = '],[2,"\\Ménaka”\u2028\n\t\u0000🛰️';
  const drafts = [heartbeat(0, author), attack(1, { at: 5 })];
  await write(drafts.map(bodyOf));
  expect(await read()).toEqual(
    drafts.map((draft, i) => ({
      ...draft,
      ...{ watch: 'small', revision: i + 1, recordedAt: hour(i) },
    })),
  );
});

test('an entry from before a field was thought of is read among those of today', async () => {
  const whole = attack(1, { at: 5 });
  if (whole.kind !== 'signal-recorded') throw new Error('An attack is a signal.');
  const { relayOf: _, ...signal } = toWire(whole.signal);
  await write([bodyOf(heartbeat(0)), JSON.stringify({ ...whole, signal }), bodyOf(heartbeat(2))]);
  const entries = await read();
  expect(entries.map(({ revision }) => revision)).toEqual([1, 2, 3]);
  expect(entries[1]).toMatchObject(whole);
});

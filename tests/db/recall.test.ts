import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { Connection, type Database, openDatabase } from '#db/client.ts';
import { append, readById, readEntries } from '#db/log.ts';
import { recallOf } from '#db/recall.ts';
import type { Entry } from '#domain/entry.ts';
import { Refusal } from '#domain/refusal.ts';
import { toWire } from '#domain/wire.ts';
import { attack, hour, idOf } from '#tests/support/entries.ts';
import { temporaryFolder } from '#tests/support/folder.ts';

const log = { watch: 'small', run: 1 };
const entries = 4_500;
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

function rowOf(n: number) {
  const body = JSON.stringify(toWire(attack(n, { at: n })));
  return {
    ...{ ...log, revision: n, id: idOf(n), kind: 'signal-recorded', author: 'Awa' },
    ...{ recordedAt: hour(n), body },
  };
}

function write(count: number): Promise<void> {
  return append(
    database.connection,
    Array.from({ length: count }, (_, i) => rowOf(i + 1)),
  );
}

describe('entries that are read again', () => {
  it('are those of the log, one by one and page by page', async () => {
    await write(entries);
    const written: Entry[] = [];
    for await (const page of readEntries(database.connection, log)) written.push(...page);
    const recall = recallOf(database.connection, log);
    for (const revision of [1, 2_000, 2_001, entries]) {
      expect(recall.entry(revision)).toEqual(written[revision - 1]);
    }
    const some = [entries, 1, 2_001, 7];
    expect(recall.some(some)).toEqual(some.map((revision) => written[revision - 1]));
    const many = written.map(({ revision }) => revision);
    expect(recall.some(many)).toEqual(written);
    expect(recall.some([])).toEqual([]);
    expect([...recall.entries(0, entries)]).toEqual(written);
    expect([...recall.entries(1_990, 4_005)]).toEqual(written.slice(1_990, 4_005));
    expect([...recall.entries(7, 7)]).toEqual([]);
  });

  it('are refused where the log does not hold them', async () => {
    await write(3);
    const recall = recallOf(database.connection, log);
    expect(() => recall.entry(4)).toThrow(Refusal);
    expect(() => recall.some([1, 4])).toThrow('Entry 4 is not in the log');
    expect(() => [...recall.entries(2, 5)]).toThrow('Entry 4 is not in the log');
  });

  it('are refused where one was cut out of the log, and no other is given for it', async () => {
    await append(database.connection, [rowOf(1), rowOf(3)]);
    const recall = recallOf(database.connection, log);
    expect(() => recall.entry(2)).toThrow('Entry 2 is not in the log');
    expect(recall.entry(3).revision).toBe(3);
  });

  it('can be read while a long transaction is under way, which they do not disturb', async () => {
    await write(1);
    const recall = recallOf(database.connection, log);
    const seen: string[] = [];
    await database.connection.writeMuch(function* () {
      for (const n of [2, 3]) {
        seen.push(recall.entry(n - 1).id);
        const { revision, id, kind, author, recordedAt, body } = rowOf(n);
        yield {
          sql: 'insert into entry values (?, ?, ?, ?, ?, ?, ?, ?)',
          args: [log.watch, log.run, revision, id, kind, author, recordedAt, body],
        };
      }
    });
    expect(seen).toEqual([idOf(1), idOf(2)]);
    expect([...recall.entries(0, 3)]).toHaveLength(3);
  });

  it('are read by a connection of their own after the last one was spoiled', async () => {
    await write(2);
    const { connection } = database;
    const recall = recallOf(connection, log);
    await expect(connection.write([{ sql: 'no words of SQL', args: [] }])).rejects.toThrow();
    expect(recall.entry(2).id).toBe(idOf(2));
    expect(() => connection.readNow({ sql: 'no words of SQL', args: [] })).toThrow();
    expect(recall.entry(1).id).toBe(idOf(1));
    await append(connection, [rowOf(3)]);
    expect(recall.entry(3).id).toBe(idOf(3));
  });

  it('are not read where somebody has them at hand', async () => {
    await write(3);
    const recall = recallOf(database.connection, log);
    const [second] = [...recall.entries(1, 2)];
    if (second === undefined) throw new Error('There is no second entry.');
    recall.hold([second]);
    expect(recall.entry(2)).toBe(second);
    expect(recall.entry(3).id).toBe(idOf(3));
    recall.hold([]);
    expect(recall.entry(2)).not.toBe(second);
    expect(recall.entry(2)).toEqual(second);
  });

  it('are refused after the end', async () => {
    await write(1);
    const reading = new Connection(database.file, 'reading');
    const recall = recallOf(reading, log);
    expect(recall.entry(1).id).toBe(idOf(1));
    await reading.close();
    expect(() => recall.entry(1)).toThrow('The server is stopping.');
  });
});

describe('a long transaction', () => {
  it('whose connection is lost on the way leaves nothing behind', async () => {
    const { connection } = database;
    const insert = (n: number) => {
      const { revision, id, kind, author, recordedAt, body } = rowOf(n);
      return {
        sql: 'insert into entry values (?, ?, ?, ?, ?, ?, ?, ?)',
        args: [log.watch, log.run, revision, id, kind, author, recordedAt, body],
      };
    };
    const writing = connection.writeMuch(function* () {
      yield insert(1);
      yield insert(2);
      expect(() => connection.readNow({ sql: 'no words of SQL', args: [] })).toThrow();
      yield insert(3);
      yield insert(4);
    });
    await expect(writing).rejects.toMatchObject({ code: 'storage' });
    for (const n of [1, 2, 3, 4]) expect(await readById(connection, log, idOf(n))).toBeNull();
  });
});

import path from 'node:path';
import { expect, test } from 'vitest';
import { openDatabase } from '#db/client.ts';
import { openApi } from '#server/api/openapi.ts';
import { readingOperations } from '#server/api/reading.ts';
import { writingOperations } from '#server/api/writing.ts';
import { Ledger } from '#server/ledger.ts';
import { temporaryFolder } from '#tests/support/folder.ts';

test('others have their turn after every operation that is described', async () => {
  const folder = await temporaryFolder();
  const database = await openDatabase(path.join(folder.path, 'watchfloor.db'));
  const ledger = await Ledger.open(database.connection);
  const operations = [...readingOperations, ...writingOperations];
  let turns = 0;
  const other = () => {
    turns += 1;
    next = setImmediate(other);
  };
  let next = setImmediate(other);
  await openApi(operations, ledger, 'a build');
  clearImmediate(next);
  expect(turns).toBeGreaterThanOrEqual(operations.length - 1);
  await database.close();
  await folder.remove();
});

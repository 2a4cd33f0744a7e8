import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openDatabase } from '#db/client.ts';
import { viewOf } from '#domain/watch-view.ts';
import { Library } from '#server/history/library.ts';
import { databaseWith } from '#tests/support/database.ts';
import { attack, hour } from '#tests/support/entries.ts';
import { temporaryFolder } from '#tests/support/folder.ts';

const folder = await temporaryFolder();
const log = { watch: 'small', run: 1 };
const entries = 40;
let database: Awaited<ReturnType<typeof openDatabase>>;

beforeAll(async () => {
  const file = path.join(folder.path, 'watch.db');
  const history = Array.from({ length: entries }, (_, n) => ({
    draft: attack(n, { at: n }),
    recordedAt: hour(n + 1),
  }));
  await databaseWith(file, history);
  database = await openDatabase(file);
});

afterAll(async () => {
  await database.close();
  await folder.remove();
});

/** Looks back and back, and says how many states are kept after each look. */
async function keptBy(library: Library, revisions: readonly number[]): Promise<number[]> {
  const sizes: number[] = [];
  for (const revision of revisions) {
    const state = await library.stateAt(log, revision);
    expect(state.revision).toBe(revision);
    expect(state.signals.size).toBe(revision);
    sizes.push(library.size);
  }
  return sizes;
}

describe('states of the past', () => {
  it('are kept, a few of them, while they are small', async () => {
    const library = new Library(database.connection, { near: 0 });
    expect(await keptBy(library, [40, 35, 30, 25, 20, 15, 10, 5])).toEqual([
      1, 2, 3, 4, 5, 6, 6, 6,
    ]);
  });

  it('are kept two at a time once they hold too much together', async () => {
    const library = new Library(database.connection, { mostEntries: 60, near: 0 });
    expect(await keptBy(library, [40, 35, 30, 10, 8, 7, 6])).toEqual([1, 2, 2, 2, 3, 4, 4]);
    // The last two answer in turns without either being folded anew.
    const big = new Library(database.connection, { mostEntries: 10, near: 0 });
    const newest = await big.stateAt(log, 40);
    const past = await big.stateAt(log, 30);
    expect(await big.stateAt(log, 40)).toBe(newest);
    expect(await big.stateAt(log, 30)).toBe(past);
  });

  it('move back where that is nearer than the beginning, and say there what they said', async () => {
    const library = new Library(database.connection);
    const state = await library.stateAt(log, 40);
    for (const revision of [37, 12, 20, 0, 3]) {
      expect(await library.stateAt(log, revision)).toBe(state);
      const fresh = await library.freshState(log, revision);
      expect(viewOf(state, hour(revision + 1), null)).toEqual(
        viewOf(fresh, hour(revision + 1), null),
      );
    }
    expect(library.size).toBe(1);
  });
});

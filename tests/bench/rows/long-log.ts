import { mkdir, readdir, stat } from 'node:fs/promises';
import path from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { openDatabase } from '#db/client.ts';
import { exerciseWatch } from '#db/demo/exercise/country.ts';
import { Random } from '#db/demo/exercise/random.ts';
import { append, beginRun, type EntryRow } from '#db/log.ts';
import { isoOf } from '#domain/instant.ts';
import { bodyOf } from '#server/recording.ts';
import { inFolder } from '#tests/bench/folder.ts';
import { type Row, result } from '#tests/bench/row.ts';
import { summary } from '#tests/bench/samples.ts';
import { ENTRIES, UNTIL } from '#tests/bench/scale/extent.ts';
import { generatedLog, span } from '#tests/bench/scale/generated-log.ts';
import { startWatchfloor, type Watchfloor } from '#tests/bench/watchfloor.ts';

const PAGE = 10_000;
const VIEWS = 24;
/** Entries that need no snapshot of their own. */
const AT_MOST = 2_000;
const PATIENCE = 120_000;
/** Nothing more is written when there was nothing new for so long. */
const QUIET = 20_000;
const watch = { ...exerciseWatch, id: 'scale', simulated: false };
const run = 1;

/** A server over a log of a million entries: how long it takes to start, and to look back. */
export const longLog: Row = {
  name: 'long-log',
  run: () =>
    inFolder(async (folder) => {
      const files = { none: path.join(folder, 'none'), full: path.join(folder, 'full') };
      await writeLog(files.none, 0);
      await writeLog(files.full, ENTRIES);
      // The first start of a file also loads the demo; it is not counted.
      await (await startWatchfloor(files.none, { pages: 'off' })).process.stop();
      const none = await started(files.none);
      await none.server.process.stop();
      const first = await started(files.full);
      const snapshots = await snapshotsOf(files.full);
      await first.server.process.stop();
      const full = await started(files.full);
      try {
        const views = await lookBack(full.server);
        const loop = summary(views.health);
        return [
          result(
            {
              path: `start with ${ENTRIES.toLocaleString('en')} entries`,
              limit: 'start of an empty watch',
              unit: 'ms',
              targets: [{ of: 'p50', than: 1.3 }],
              notes: [
                `the first start, without snapshots, took ${Math.round(first.took)} ms; ${snapshots}`,
              ],
            },
            [full.took],
            [none.took],
          ),
          result(
            {
              path: 'view at a random past revision',
              limit: '50 ms',
              unit: 'ms',
              targets: [{ of: 'p99', than: 1 }],
              notes: [
                `meanwhile the server answered others within ${loop.p50.toFixed(1)} ms, p99 ${loop.p99.toFixed(1)} ms`,
              ],
            },
            views.took,
            [50],
          ),
        ];
      } finally {
        await full.server.process.stop();
      }
    }),
};

/** Makes a database with one watch and a generated log. */
async function writeLog(folder: string, entries: number): Promise<void> {
  await mkdir(folder);
  const { connection, close } = await openDatabase(path.join(folder, 'watchfloor.db'));
  const definition = JSON.stringify(watch);
  const row = { watch: watch.id, run, definition, startedAt: UNTIL, pace: null };
  await beginRun(connection, row, []);
  let rows: EntryRow[] = [];
  let revision = 0;
  for (const { draft, recordedAt } of generatedLog({ entries, more: 0, until: UNTIL })) {
    const { id, kind, author } = draft;
    revision += 1;
    rows.push({
      watch: watch.id,
      run,
      revision,
      id,
      kind,
      author,
      recordedAt,
      body: bodyOf(draft),
    });
    if (rows.length < PAGE) continue;
    await append(connection, rows);
    rows = [];
  }
  await append(connection, rows);
  await close();
}

/** Waits until the server has written every snapshot it wants, and says what they are. */
async function snapshotsOf(folder: string): Promise<string> {
  const start = performance.now();
  const all = path.join(folder, 'watchfloor.db-snapshots');
  const names = async () => readdir(all).catch(() => []);
  const isNewest = (name: string) =>
    Number(/\.(\d+)\.snapshot$/.exec(name)?.[1]) > ENTRIES - AT_MOST;
  let [count, lastAt] = [0, start];
  for (;;) {
    const found = await names();
    const now = performance.now();
    if (found.length !== count) [count, lastAt] = [found.length, now];
    if (found.some(isNewest) && now - lastAt > QUIET) break;
    if (now - lastAt > PATIENCE) throw new Error('There is no snapshot.');
    await pause(100);
  }
  const seconds = (lastAt - start) / 1_000;
  const sizes = async (ending: string) => {
    const files = (await names()).filter((name) => name.endsWith(ending));
    const found = await Promise.all(files.map((name) => stat(path.join(all, name))));
    const bytes = found.reduce((sum, { size }) => sum + size, 0);
    return `${files.length} of ${(bytes / 1e6).toFixed(0)} MB`;
  };
  return `${seconds.toFixed(1)} s later there were snapshots, ${await sizes('.snapshot')}, and patches, ${await sizes('.patch')}`;
}

async function started(folder: string): Promise<{ server: Watchfloor; took: number }> {
  const start = performance.now();
  const server = await startWatchfloor(folder, { pages: 'off' });
  return { server, took: performance.now() - start };
}

/** Views at random revisions, and how long the server takes to answer others meanwhile. */
async function lookBack({ url }: Watchfloor): Promise<{ took: number[]; health: number[] }> {
  const random = new Random(11, 'past');
  const took: number[] = [];
  const health: number[] = [];
  let looking = true;
  const others = async () => {
    for (; looking; await pause(10)) {
      health.push(await answered(`${url}/api/health`));
    }
  };
  const asking = others();
  for (let i = 0; i < VIEWS; i += 1) {
    const revision = random.whole(1, ENTRIES);
    const asOf = isoOf(UNTIL - span * (1 - revision / ENTRIES));
    const view = `${url}/api/v1/watches/${watch.id}/view?revision=${revision}&asOf=${asOf}`;
    took.push(await answered(view));
  }
  looking = false;
  await asking;
  return { took, health };
}

/** Milliseconds to the last byte of an answer. */
async function answered(address: string): Promise<number> {
  const start = performance.now();
  const answer = await fetch(address);
  await answer.text();
  if (answer.status !== 200) throw new Error(`${address} answered ${answer.status}.`);
  return performance.now() - start;
}

import { getRequestListener } from '@hono/node-server';
import { openDatabase } from '#db/client.ts';
import { inWords } from '#db/failure.ts';
import { Snapshots } from '#db/snapshots.ts';
import { SECOND } from '#domain/instant.ts';
import { Refusal } from '#domain/refusal.ts';
import { createApi } from '#server/api/api.ts';
import { setDoor } from '#server/door.ts';
import { settingsOrExit } from '#server/env.ts';
import { ExerciseRunner } from '#server/exercise.ts';
import { flawed, noteFlaw } from '#server/flaws.ts';
import { Health } from '#server/health.ts';
import { History } from '#server/history/history.ts';
import { closeHttp, createHttp, listen, type Rooms } from '#server/http.ts';
import { Ledger } from '#server/ledger.ts';
import { noWatch } from '#server/live-watches.ts';
import { createLogger } from '#server/logger.ts';
import { openPages } from '#server/pages.ts';
import { createReads, type Reads } from '#server/reads.ts';
import { openRealtime } from '#server/realtime.ts';
import { Shutdown } from '#server/shutdown.ts';
import { SnapshotTimes } from '#server/snapshot-times.ts';
import { Views } from '#server/views.ts';

const settings = settingsOrExit();
const log = createLogger(settings.logLevel);
const shutdown = new Shutdown(log);

boot().catch(async (error: unknown) => {
  // A start that was cut short.
  if (shutdown.isRunning) return;
  console.error(error instanceof Error ? error.message : error);
  log.debug({ err: error }, 'the server could not start');
  await shutdown.run(1);
});

async function boot(): Promise<void> {
  const database = await openDatabase(settings.databaseFile);
  shutdown.add(database.close);

  const { build, snapshotsOf } = settings;
  const { file, connection } = database;
  const snapshots =
    snapshotsOf === null
      ? null
      : new Snapshots({ connection, file, build: snapshotsOf }, (...said) =>
          noteFlaw(log, flawed(...said)),
        );
  const ledger = await Ledger.open(connection, Date.now, snapshots).catch((error: unknown) => {
    throw inWords(file, error);
  });
  shutdown.add(() => ledger.settle());
  ledger.disk.onTrouble((trouble) => {
    if (trouble === null) log.warn('the log can be written again');
    else log.error({ err: trouble }, 'the log cannot be written');
  });
  const exercises = new ExerciseRunner(ledger, settings.exercisePace, log);
  if (settings.demo) await exercises.loadDemo();
  const views = new Views(ledger);
  const history = new History({ file, build: snapshotsOf }, log);
  shutdown.add(() => history.close());
  const reads = createReads({ ledger, views, history, exercises, build });
  setDoor(reads);

  const health = new Health(build);
  const rooms: Rooms = { api: null, pages: null };
  const http = createHttp(health, rooms);
  const api = createApi({ desk: { reads, ledger, exercises }, health, log });
  rooms.api = getRequestListener(api.fetch, { overrideGlobalObjects: false });
  const address = await listen(http, settings);
  shutdown.add(() => closeHttp(http));
  const realtime = openRealtime(http, { ledger, views, log, build });
  shutdown.add(realtime.close);

  const ahead = views.readAhead();
  if (settings.pages) {
    const pages = await openPages(settings, log);
    rooms.pages = pages.handle;
    shutdown.add(pages.close);
  }
  await ahead;
  exercises.start();
  shutdown.add(() => exercises.stop());
  health.status = 'ready';
  shutdown.add(() => {
    health.status = 'stopping';
  });
  greet(address, ledger.watches.size);
  const times = new SnapshotTimes({ ledger, history, log });
  shutdown.add(() => times.stop());
  const opening = setTimeout(async () => {
    // The books are opened sooner from a snapshot.
    if (snapshots !== null) await times.start();
    await openBooks(ledger, reads);
  }, 2 * SECOND);
  shutdown.add(() => clearTimeout(opening));
}

/** Asks history about every watch: the first person to ask need not wait for logs to be folded. */
async function openBooks(ledger: Ledger, reads: Reads): Promise<void> {
  for (const id of ledger.watches.keys()) {
    try {
      await reads.view(id, { asOf: ledger.now });
    } catch (error) {
      // The server is stopping; nobody will ask any more.
      if (error instanceof Refusal) return;
      log.warn({ err: error, watch: id }, 'history could not be opened');
    }
  }
}

function greet(address: string, watches: number): void {
  console.info(`Watchfloor is at ${address}`);
  if (watches === 0) console.info(noWatch);
  else if (settings.pages) console.info('Open it in a browser to choose a watch. Ctrl+C stops it.');
}

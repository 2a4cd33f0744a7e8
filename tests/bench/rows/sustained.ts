import path from 'node:path';
import Native from 'libsql';
import { v7 } from 'uuid';
import * as z from 'zod';
import { Desk } from '#tests/bench/desk.ts';
import { inFolder } from '#tests/bench/folder.ts';
import { type Row, result } from '#tests/bench/row.ts';
import { Screens } from '#tests/bench/screens.ts';
import { startWatchfloor } from '#tests/bench/watchfloor.ts';

const SLICE = 1_000;
const ROUNDS = 8;
const CONNECTIONS = 32;
const SCREENS = 100;
/** More than go through in one slice. */
const PREPARED = 8_000;

/** Signals a second through POST while screens follow, against bare transactions a second. */
export const sustained: Row = {
  name: 'sustained',
  run: () =>
    inFolder(async (folder) => {
      const server = await startWatchfloor(folder, { pages: 'off' });
      const crowd = new Screens();
      const desk = new Desk(server.url, CONNECTIONS);
      const commit = bareCommits(path.join(folder, 'bare.db'));
      const rates: { ours: number[]; raw: number[] } = { ours: [], raw: [] };
      const logged = new Set<string>();
      try {
        const { url } = server;
        await crowd.connect({ group: 'ours', url, watch: desk.watch, screens: SCREENS });
        await slice(desk, logged);
        for (let i = 0; i < ROUNDS; i += 1) {
          rates.ours.push(await slice(desk, logged));
          rates.raw.push(commit());
        }
        const behind = await viewsUntilCaughtUp(crowd, desk, logged);
        const lost = await missing(url, desk.watch, logged);
        return [
          result(
            {
              path: 'signals a second',
              limit: 'bare transactions',
              unit: '/s',
              targets: [{ of: 'rate', than: 0.4 }],
              notes: [
                `${logged.size} signals acknowledged, ${lost} lost; with ${CONNECTIONS} at a time`,
                `after the last one every screen was right with ${behind} view(s) more`,
              ],
            },
            rates.ours,
            rates.raw,
          ),
        ];
      } finally {
        desk.close();
        await Promise.all([server.process.stop(), crowd.stop()]);
      }
    }),
};

/** As many signals as go through in one slice; how many a second that is. */
async function slice(desk: Desk, logged: Set<string>): Promise<number> {
  desk.prepare(PREPARED);
  const start = performance.now();
  let done = 0;
  const hand = async () => {
    while (performance.now() - start < SLICE) {
      const { id } = await desk.log();
      logged.add(id);
      done += 1;
    }
  };
  await Promise.all(Array.from({ length: CONNECTIONS }, hand));
  return (1_000 * done) / (performance.now() - start);
}

/** Transactions of one row, one after the other, each on the disk: how many a second. */
function bareCommits(file: string): () => number {
  const native = new Native(file);
  native.exec('PRAGMA journal_mode = WAL');
  native.exec('PRAGMA synchronous = FULL');
  native.exec('create table entry (revision integer primary key, id text, body text)');
  const statements = ['BEGIN IMMEDIATE', 'insert into entry (id, body) values (?, ?)', 'COMMIT'];
  const [begin, insert, end] = statements.map((sql) => native.prepare(sql));
  const body = 'x'.repeat(900);
  return () => {
    const start = performance.now();
    let done = 0;
    for (; performance.now() - start < SLICE; done += 1) {
      begin?.run();
      insert?.run([v7(), body]);
      end?.run();
    }
    return (1_000 * done) / (performance.now() - start);
  };
}

/** Views each screen still gets after the last acknowledgement until all show its revision. */
async function viewsUntilCaughtUp(
  crowd: Screens,
  desk: Desk,
  logged: Set<string>,
): Promise<number> {
  const before = await crowd.stand('ours');
  const last = await desk.log();
  logged.add(last.id);
  await crowd.reached('ours', last.revision);
  const after = await crowd.stand('ours');
  return Math.ceil((after.messages - before.messages) / SCREENS);
}

const logSchema = z.object({
  entries: z.array(z.looseObject({ id: z.string(), revision: z.number() })),
  revision: z.number(),
});

/** Acknowledged signals that the log does not hold; fails when it has a hole. */
async function missing(url: string, watch: string, logged: ReadonlySet<string>): Promise<number> {
  const kept = new Set<string>();
  for (let since = 0; ; ) {
    const answer = await fetch(`${url}/api/v1/watches/${watch}/log?since=${since}&limit=1000`);
    const { entries, revision } = logSchema.parse(await answer.json());
    for (const entry of entries) {
      if (entry.revision !== since + 1) throw new Error(`Revision ${since + 1} is missing.`);
      since = entry.revision;
      kept.add(entry.id);
    }
    if (since >= revision || entries.length === 0) break;
  }
  return [...logged].filter((id) => !kept.has(id)).length;
}

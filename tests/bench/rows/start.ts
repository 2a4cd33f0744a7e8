import { once } from 'node:events';
import { writeFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import path from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { inFolder } from '#tests/bench/folder.ts';
import { Asked, bundled } from '#tests/bench/process.ts';
import { type Row, result } from '#tests/bench/row.ts';

const ROUNDS = 8;
const PATIENCE = 60_000;

/** From a second start to the first wall, against the same pages with nothing behind them. */
export const start: Row = {
  name: 'start',
  run: () =>
    inFolder(async (folder) => {
      const environment = {
        DATABASE_URL: `file:${path.join(folder, 'watchfloor.db')}`,
        EXERCISE_PACE: 'off',
        NODE_ENV: 'production',
      };
      const bareEnvironment = {
        ...environment,
        VIEW: path.join(folder, 'view.json'),
        WATCH: path.join(folder, 'watch.json'),
      };
      const ours = (then?: (url: string) => Promise<void>) =>
        untilWall(['server/start.mjs'], environment, then);
      const bare = () => untilWall([bundled('processes/bare-next')], bareEnvironment);
      const times: { ours: number[]; raw: number[] } = { ours: [], raw: [] };
      // The first start creates the database and loads the demo; it is not counted.
      await ours(async (url) => {
        const about = `${url}/api/v1/watches/exercise`;
        await writeFile(bareEnvironment.WATCH, await (await fetch(about)).text());
        await writeFile(bareEnvironment.VIEW, await (await fetch(`${about}/view`)).text());
      });
      await bare();
      for (let i = 0; i < ROUNDS; i += 1) {
        times.ours.push(await ours());
        times.raw.push(await bare());
      }
      return [
        result(
          {
            path: 'start to first wall',
            limit: 'bare Next server',
            unit: 'ms',
            targets: [{ of: 'p50', than: 1.3 }],
            notes: ['the bare server shows the same wall, from a view that lies ready on the disk'],
          },
          times.ours,
          times.raw,
        ),
      ];
    }),
};

/** Milliseconds from starting a process to the last byte of its first wall. */
async function untilWall(
  args: readonly string[],
  environment: Readonly<Record<string, string>>,
  then?: (url: string) => Promise<void>,
): Promise<number> {
  const port = await freePort();
  const url = `http://127.0.0.1:${port}`;
  const started = performance.now();
  const server = new Asked(args, { ...environment, PORT: String(port) });
  try {
    while (performance.now() - started < PATIENCE) {
      const answer = await fetch(`${url}/watch/exercise/wall`).catch(() => null);
      if (answer !== null) await answer.text();
      if (answer?.status === 200) {
        const took = performance.now() - started;
        await then?.(url);
        return took;
      }
      await pause(5);
    }
    throw new Error(`There was no wall.\n${server.heard}`);
  } finally {
    await server.stop();
  }
}

async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  server.close();
  await once(server, 'close');
  if (address === null || typeof address === 'string') throw new Error('No port is free.');
  return address.port;
}

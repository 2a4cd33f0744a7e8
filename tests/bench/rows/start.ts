import { once } from 'node:events';
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
      const ours = () =>
        untilAnswered(['server/start.mjs'], environment, {
          address: '/watch/exercise/wall',
          status: 200,
        });
      const bare = () =>
        untilAnswered([bundled('processes/bare-next')], environment, {
          address: '/nothing/is/here',
          status: 404,
        });
      const times: { ours: number[]; raw: number[] } = { ours: [], raw: [] };
      // The first start creates the database and loads the demo; it is not counted.
      await ours();
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
            notes: ['the bare server answers with the page for addresses that lead nowhere'],
          },
          times.ours,
          times.raw,
        ),
      ];
    }),
};

/** Milliseconds from starting a process to the last byte of its first answer. */
async function untilAnswered(
  args: readonly string[],
  environment: Readonly<Record<string, string>>,
  { address, status }: { address: string; status: number },
): Promise<number> {
  const port = await freePort();
  const started = performance.now();
  const server = new Asked(args, { ...environment, PORT: String(port) });
  try {
    while (performance.now() - started < PATIENCE) {
      const answer = await fetch(`http://127.0.0.1:${port}${address}`).catch(() => null);
      if (answer !== null) await answer.text();
      if (answer?.status === status) return performance.now() - started;
      await pause(5);
    }
    throw new Error(`There was no answer.\n${server.heard}`);
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

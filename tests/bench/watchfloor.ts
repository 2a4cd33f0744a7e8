import path from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { Asked, bundled, root } from '#tests/bench/process.ts';

const PATIENCE = 120_000;

export interface Watchfloor {
  process: Asked;
  url: string;
}

/** The built server on a port that is free, with the exercise held still. */
export async function startWatchfloor(
  folder: string,
  { pages }: { pages: 'on' | 'off' },
): Promise<Watchfloor> {
  const memory = bundled('processes/memory');
  const process = new Asked(
    ['--expose-gc', '--import', memory, path.join(root, '.build/server.cjs')],
    {
      NODE_ENV: 'production',
      PORT: '0',
      DATABASE_URL: `file:${path.join(folder, 'watchfloor.db')}`,
      EXERCISE_PACE: 'off',
      PAGES: pages,
    },
  );
  const giveUpAt = performance.now() + PATIENCE;
  while (performance.now() < giveUpAt) {
    const url = /http:\/\/\S+/.exec(process.heard)?.[0];
    const answer = url === undefined ? null : await fetch(`${url}/api/health`).catch(() => null);
    if (url !== undefined && answer?.status === 200) return { process, url };
    await pause(50);
  }
  await process.stop();
  throw new Error(`The server did not start.\n${process.heard}`);
}

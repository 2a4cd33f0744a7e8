import { setTimeout as pause } from 'node:timers/promises';

/** Bytes this process holds once all that is garbage is gone. Needs `--expose-gc`. */
export async function held(): Promise<{ held: number; rss: number }> {
  for (let i = 0; i < 4; i += 1) {
    globalThis.gc?.();
    await pause(50);
  }
  const { heapUsed, external, rss } = process.memoryUsage();
  return { held: heapUsed + external, rss };
}

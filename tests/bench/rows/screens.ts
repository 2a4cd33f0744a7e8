import path from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import * as z from 'zod';
import { inFolder } from '#tests/bench/folder.ts';
import { Asked, bundled } from '#tests/bench/process.ts';
import { RawPush } from '#tests/bench/raw-push.ts';
import { type Result, type Row, result } from '#tests/bench/row.ts';
import { Screens } from '#tests/bench/screens.ts';

const sizes = [
  { screens: 100, rounds: 150, than: 1.2 },
  { screens: 1_000, rounds: 50, than: 1.3 },
];
const WARM_UP = 15;
/** Milliseconds between two rounds: longer than views are held together. */
const APART = 60;

const openedSchema = z.object({ port: z.number(), watch: z.string() });
const appendedSchema = z.object({ revision: z.number(), announcedAt: z.bigint() });

const milliseconds = (from: bigint, to: bigint) => Number(to - from) / 1e6;

/** From an entry on the disk to the last of many screens that has parsed the new view. */
export const screens: Row = {
  name: 'screens',
  run: () =>
    inFolder(async (folder) => {
      const live = new Asked([bundled('processes/live-server')]);
      const raw = await RawPush.start();
      const crowd = new Screens();
      try {
        const file = path.join(folder, 'watchfloor.db');
        const opened = openedSchema.parse(await live.ask({ do: 'listen', file }));
        const url = `http://127.0.0.1:${opened.port}`;
        const results: Result[] = [];
        for (const size of sizes) {
          await crowd.connect({ ...size, group: 'ours', url, watch: opened.watch });
          await crowd.connect({ ...size, group: 'raw', url: raw.url, watch: null });
          results.push(await measure({ live, raw, crowd }, size));
          await crowd.leave('ours');
          await crowd.leave('raw');
        }
        return results;
      } finally {
        await Promise.all([live.stop(), raw.stop(), crowd.stop()]);
      }
    }),
};

async function measure(
  { live, raw, crowd }: { live: Asked; raw: RawPush; crowd: Screens },
  { screens, rounds, than }: (typeof sizes)[number],
): Promise<Result> {
  const times: { ours: number[]; raw: number[] } = { ours: [], raw: [] };
  let bytes = 0;
  for (let i = -WARM_UP; i < rounds; i += 1) {
    const appended = appendedSchema.parse(await live.ask({ do: 'append' }));
    const ours = await crowd.reached('ours', appended.revision);
    await raw.load(ours.text);
    const pushedAt = await raw.push();
    const bare = await crowd.reached('raw', appended.revision);
    await pause(APART);
    bytes = ours.text.length;
    if (i < 0) continue;
    times.ours.push(milliseconds(appended.announcedAt, ours.at));
    times.raw.push(milliseconds(pushedAt, bare.at));
  }
  return result(
    {
      path: `last of ${screens} screens`,
      limit: 'bare ws, same bytes',
      unit: 'ms',
      targets: [{ of: 'p50', than }],
      notes: [`a view is ${(bytes / 1_024).toFixed(1)} kB of text`],
    },
    times.ours,
    times.raw,
  );
}

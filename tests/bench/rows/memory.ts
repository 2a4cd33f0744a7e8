import { inFolder } from '#tests/bench/folder.ts';
import { type Held, heldBy, RawPush } from '#tests/bench/raw-push.ts';
import { type Row, result } from '#tests/bench/row.ts';
import { summary } from '#tests/bench/samples.ts';
import { Screens } from '#tests/bench/screens.ts';
import { startWatchfloor } from '#tests/bench/watchfloor.ts';

const SCREENS = 1_000;
/** Those that come first pay for code and buffers that all later ones share. */
const FIRST = 100;
const ROUNDS = 5;
const KB = 1_024;

/** What one screen that shows a watch and does nothing costs the server. */
export const memory: Row = {
  name: 'memory',
  run: () =>
    inFolder(async (folder) => {
      const crowd = new Screens();
      const costs: { ours: Held[]; raw: Held[] } = { ours: [], raw: [] };
      try {
        // Each time in a fresh process: one that had screens before keeps their memory for the next.
        for (let i = 0; i < ROUNDS; i += 1) {
          const server = await startWatchfloor(folder, { pages: 'off' });
          const { url, process } = server;
          const ours = { url, watch: 'exercise', held: () => heldBy(process) };
          costs.ours.push(await eachScreen(crowd, ours).finally(() => process.stop()));
          const raw = await RawPush.start();
          const bare = { url: raw.url, watch: null, held: () => raw.held() };
          costs.raw.push(await eachScreen(crowd, bare).finally(() => raw.stop()));
        }
      } finally {
        await crowd.stop();
      }
      const rss = (all: readonly Held[]) => summary(all.map(({ rss }) => rss)).p50.toFixed(1);
      return [
        result(
          {
            path: `an idle screen of ${SCREENS}`,
            limit: 'bare ws',
            unit: 'kB',
            targets: [{ of: 'p50', than: 3 }],
            notes: [
              'heap and buffers after collection',
              `resident, with what the joins left behind: ${rss(costs.ours)} kB, bare ws ${rss(costs.raw)} kB`,
            ],
          },
          costs.ours.map(({ held }) => held),
          costs.raw.map(({ held }) => held),
        ),
      ];
    }),
};

interface Side {
  url: string;
  watch: string | null;
  held: () => Promise<Held>;
}

/** Memory with the screens over that with a few, per screen. */
async function eachScreen(crowd: Screens, { url, watch, held }: Side): Promise<Held> {
  await crowd.connect({ group: 'first', url, watch, screens: FIRST });
  const before = await held();
  await crowd.connect({ group: 'idle', url, watch, screens: SCREENS });
  const after = await held();
  await crowd.leave('idle');
  await crowd.leave('first');
  const kilobytes = (of: keyof Held) => (after[of] - before[of]) / SCREENS / KB;
  return { held: kilobytes('held'), rss: kilobytes('rss') };
}

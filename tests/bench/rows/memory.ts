import { inFolder } from '#tests/bench/folder.ts';
import { type Held, heldBy, RawPush } from '#tests/bench/raw-push.ts';
import { type Row, result } from '#tests/bench/row.ts';
import { Screens } from '#tests/bench/screens.ts';
import { startWatchfloor } from '#tests/bench/watchfloor.ts';

const SCREENS = 1_000;
const ROUNDS = 5;
const KB = 1_024;

/** What one screen that shows a watch and does nothing costs the server. */
export const memory: Row = {
  name: 'memory',
  run: () =>
    inFolder(async (folder) => {
      const server = await startWatchfloor(folder, { pages: 'off' });
      const raw = await RawPush.start();
      const crowd = new Screens();
      const ours = { url: server.url, watch: 'exercise', held: () => heldBy(server.process) };
      const bare = { url: raw.url, watch: null, held: () => raw.held() };
      const times: { ours: Held[]; raw: Held[] } = { ours: [], raw: [] };
      try {
        // The first round is not counted: buffers and code are there for all later ones.
        for (let i = 0; i <= ROUNDS; i += 1) {
          const one = { ours: await eachScreen(crowd, ours), raw: await eachScreen(crowd, bare) };
          if (i === 0) continue;
          times.ours.push(one.ours);
          times.raw.push(one.raw);
        }
      } finally {
        await Promise.all([server.process.stop(), raw.stop(), crowd.stop()]);
      }
      const rss = (all: readonly Held[]) =>
        (all.reduce((sum, one) => sum + one.rss, 0) / all.length).toFixed(1);
      return [
        result(
          {
            path: `an idle screen of ${SCREENS}`,
            limit: 'bare ws',
            unit: 'kB',
            targets: [{ of: 'p50', than: 3 }],
            notes: [`resident: ${rss(times.ours)} kB a screen, bare ws ${rss(times.raw)} kB`],
          },
          times.ours.map(({ held }) => held),
          times.raw.map(({ held }) => held),
        ),
      ];
    }),
};

interface Side {
  url: string;
  watch: string | null;
  held: () => Promise<Held>;
}

/** Memory before and with the screens, per screen. */
async function eachScreen(crowd: Screens, { url, watch, held }: Side): Promise<Held> {
  const before = await held();
  await crowd.connect({ group: 'idle', url, watch, screens: SCREENS });
  const after = await held();
  await crowd.leave('idle');
  const kilobytes = (of: keyof Held) => (after[of] - before[of]) / SCREENS / KB;
  return { held: kilobytes('held'), rss: kilobytes('rss') };
}

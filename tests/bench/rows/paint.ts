import { setTimeout as pause } from 'node:timers/promises';
import type { Browser, Page } from 'playwright-core';
import * as z from 'zod';
import { openBrowser } from '#tests/bench/browser.ts';
import { Desk } from '#tests/bench/desk.ts';
import { inFolder } from '#tests/bench/folder.ts';
import { Poster } from '#tests/bench/post.ts';
import { RawPush } from '#tests/bench/raw-push.ts';
import { type Row, result } from '#tests/bench/row.ts';
import { Screens } from '#tests/bench/screens.ts';
import { startWatchfloor } from '#tests/bench/watchfloor.ts';

const SCREENS = 100;
const ROUNDS = 120;
const WARM_UP = 10;

const now = () => performance.timeOrigin + performance.now();

/** From sending a signal to its paint on a wall, while other screens get the same view. */
export const paint: Row = {
  name: 'paint',
  run: () =>
    inFolder(async (folder) => {
      const server = await startWatchfloor(folder, { pages: 'on' });
      const raw = await RawPush.start();
      const crowd = new Screens();
      const browser = await openBrowser();
      const desk = new Desk(server.url);
      const trigger = new Poster(raw.url, 1);
      const times: { ours: number[]; raw: number[] } = { ours: [], raw: [] };
      try {
        const others = { screens: SCREENS, reads: false };
        await crowd.connect({ ...others, group: 'ours', url: server.url, watch: desk.watch });
        await crowd.connect({ ...others, group: 'raw', url: raw.url, watch: null });
        const wall = await open(browser, `${server.url}/watch/${desk.watch}/wall`);
        const bare = await open(browser, raw.url);
        for (let i = -WARM_UP; i < ROUNDS; i += 1) {
          const headline = `Paint ${i} ${Math.random()}`;
          desk.prepare(1, headline);
          const ours = await painted(wall, headline, () => desk.log());
          await raw.load(await textWith(crowd, headline));
          const limit = await painted(bare, headline, () => trigger.post('/', '{}'));
          if (i < 0) continue;
          times.ours.push(ours);
          times.raw.push(limit);
        }
      } finally {
        desk.close();
        trigger.close();
        await browser.close();
        await Promise.all([server.process.stop(), raw.stop(), crowd.stop()]);
      }
      return [
        result(
          {
            path: 'POST to paint on a wall',
            limit: 'bare page, one text node',
            unit: 'ms',
            targets: [
              { of: 'p50', than: 1.5 },
              { of: 'value', than: 16 },
            ],
            notes: [
              `with ${SCREENS} other screens that only take what comes, on both sides the same bytes`,
            ],
          },
          times.ours,
          times.raw,
        ),
      ];
    }),
};

async function open(browser: Browser, url: string): Promise<Page> {
  const context = await browser.newContext({ viewport: { width: 1_920, height: 1_080 } });
  const page = await context.newPage();
  await page.goto(url, { waitUntil: 'networkidle' });
  return page;
}

/** The view that brought the headline; the wall may have painted it before a screen got it. */
async function textWith(crowd: Screens, headline: string): Promise<string> {
  for (;;) {
    const text = await crowd.text('ours');
    if (text.includes(headline)) return text;
    await pause(1);
  }
}

/** Milliseconds from sending to the paint of the text. */
async function painted(page: Page, text: string, send: () => Promise<unknown>): Promise<number> {
  await page.evaluate(watchFor, text);
  // Asked beforehand: the question would take the page's time while the text is on its way.
  const seen = page.evaluate('window.painted');
  // Longer than views are held together, out of step with the frames, and the same for both: a
  // machine that has just done the work does it faster once more.
  await pause(60 + 40 * Math.random());
  const start = now();
  await send();
  return z.number().parse(await seen) - start;
}

/** Runs in the page: promises the instant at which the text has been painted. */
function watchFor(text: string): void {
  const seen = new Promise((resolve) => {
    const observer = new MutationObserver((records) => {
      // Looked for in what has changed alone: to search a whole page takes the longer, the more
      // there is on it.
      if (!records.some(({ target }) => target.textContent?.includes(text))) return;
      observer.disconnect();
      // A message posted within a frame arrives once that frame has been handed over.
      requestAnimationFrame(() => {
        const { port1, port2 } = new MessageChannel();
        port1.onmessage = () => resolve(performance.timeOrigin + performance.now());
        port2.postMessage(null);
      });
    });
    const all = { subtree: true, childList: true, characterData: true };
    observer.observe(document.body, all);
  });
  Object.assign(window, { painted: seen });
}

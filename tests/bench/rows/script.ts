import { gzipSync } from 'node:zlib';
import type { Browser } from 'playwright-core';
import { openBrowser } from '#tests/bench/browser.ts';
import { inFolder } from '#tests/bench/folder.ts';
import { type Row, result } from '#tests/bench/row.ts';
import { startWatchfloor } from '#tests/bench/watchfloor.ts';

/** All the script that a wall loads, against the emptiest page of the same build. */
export const script: Row = {
  name: 'script',
  run: () =>
    inFolder(async (folder) => {
      const server = await startWatchfloor(folder, { pages: 'on' });
      const browser = await openBrowser();
      try {
        const wall = await scriptsOf(browser, `${server.url}/watch/exercise/wall`);
        const empty = await scriptsOf(browser, `${server.url}/nothing/is/here`);
        return [
          result(
            {
              path: 'script of the wall',
              limit: 'emptiest page there is',
              unit: 'kB',
              targets: [{ of: 'p50', than: 1.15 }],
              notes: [
                'gzip of every script loaded; the emptiest page is the one for addresses that lead nowhere',
              ],
            },
            [wall],
            [empty],
          ),
        ];
      } finally {
        await browser.close();
        await server.process.stop();
      }
    }),
};

/** Kilobytes of every script that a page has loaded once it is quiet, each gzipped. */
async function scriptsOf(browser: Browser, url: string): Promise<number> {
  const page = await browser.newPage();
  const scripts = new Map<string, Promise<Buffer>>();
  page.on('response', (response) => {
    if (response.request().resourceType() !== 'script') return;
    scripts.set(response.url(), response.body());
  });
  await page.goto(url, { waitUntil: 'networkidle' });
  const bodies = await Promise.all(scripts.values());
  await page.close();
  return bodies.reduce((sum, body) => sum + gzipSync(body).length, 0) / 1_024;
}

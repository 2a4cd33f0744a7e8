import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { openBrowser, openPage } from '#tests/support/browser.ts';
import { databaseWith } from '#tests/support/database.ts';
import { smallWatch } from '#tests/support/entries.ts';
import { temporaryFolder } from '#tests/support/folder.ts';
import { type RunningServer, startServer } from '#tests/support/server.ts';

let folder: Awaited<ReturnType<typeof temporaryFolder>>;
let server: RunningServer;
let browser: Browser;

beforeAll(async () => {
  folder = await temporaryFolder();
  const file = `${folder.path}/watch.db`;
  await databaseWith(file, [], {
    ...smallWatch,
    title: 'T'.repeat(80),
    subtitle: 'S'.repeat(160),
    timeZone: 'Nowhere/Land',
  });
  server = await startServer({ file, env: { PAGES: 'on' } });
  browser = await openBrowser();
});

afterAll(async () => {
  await browser?.close();
  await server?.stop();
  await folder?.remove();
});

const pages = [
  '/',
  ...['', '/wall', '/log', '/trends', '/signals', '/attack-frequency'].map(
    (page) => `/watch/small${page}`,
  ),
];

test.each([
  [390, 844],
  [1280, 800],
])(
  'a watch with long names in a zone that no browser knows fits a screen of %d × %d',
  async (width, height) => {
    for (const address of pages) {
      const options = { viewport: { width, height } };
      const { page, complaints, context } = await openPage(browser, server.url + address, options);
      const wide = await page.evaluate(() => document.documentElement.scrollWidth);
      expect([address, wide, complaints]).toEqual([address, width, []]);
      await context.close();
    }
  },
);

import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { openBrowser, openPage } from '#tests/support/browser.ts';
import { Client, signalBody } from '#tests/support/client.ts';
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
  await databaseWith(file, [], { ...smallWatch, timeZone: 'America/New_York' });
  server = await startServer({ file, env: { PAGES: 'on' } });
  const client = new Client(server.url, 'small');
  for (const eventAt of ['2026-03-08T06:59:00Z', '2026-03-08T07:00:00Z', '2026-04-26T02:30:00Z']) {
    expect((await client.record(signalBody({ eventAt, precision: 'minute' }))).status).toBe(201);
  }
  browser = await openBrowser();
});

afterAll(async () => {
  await browser?.close();
  await server?.stop();
  await folder?.remove();
});

test('a watch shows its times in its own zone, wherever the browser is', async () => {
  const { page, context, complaints } = await openPage(
    browser,
    `${server.url}/watch/small/signals`,
    { timezoneId: 'Asia/Tokyo' },
  );
  for (const text of [
    '8 Mar 2026 01:59 UTC−5',
    '8 Mar 2026 03:00 UTC−4',
    '25 Apr 2026 22:30 UTC−4',
  ]) {
    await page.getByText(text).first().waitFor();
  }
  // The server drew the same: nothing was put right on arrival.
  expect(await (await fetch(page.url())).text()).toContain('8 Mar 2026 01:59 UTC−5');
  expect(complaints).toEqual([]);
  await context.close();
});

test('the desk reads a time back in the zone in which it is typed', async () => {
  const { page, context, complaints } = await openPage(browser, `${server.url}/watch/small/log`, {
    timezoneId: 'Asia/Tokyo',
  });
  await page.locator('[name=eventAt]').fill('25 apr 2026 22:30');
  await page.getByText('= 25 Apr 2026 22:30 UTC−4').waitFor();
  expect(complaints).toEqual([]);
  await context.close();
});

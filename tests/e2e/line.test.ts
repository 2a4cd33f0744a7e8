import path from 'node:path';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, onTestFinished, test } from 'vitest';
import { openBrowser, openPage } from '#tests/support/browser.ts';
import { Client, signalBody } from '#tests/support/client.ts';
import { cuttableLine } from '#tests/support/cuttable.ts';
import { temporaryFolder } from '#tests/support/folder.ts';
import { plainLine } from '#tests/support/plain-line.ts';
import { type RunningServer, startServer } from '#tests/support/server.ts';

let folder: Awaited<ReturnType<typeof temporaryFolder>>;
let server: RunningServer;
let browser: Browser;

beforeAll(async () => {
  folder = await temporaryFolder();
  const file = path.join(folder.path, 'watch.db');
  server = await startServer({ env: { PAGES: 'on', DEMO: 'on' }, file });
  browser = await openBrowser();
});

afterAll(async () => {
  await browser?.close();
  await server?.stop();
  await folder?.remove();
});

async function openWall(url: string): Promise<Page> {
  const { page, context } = await openPage(browser, `${url}/watch/exercise/wall`);
  onTestFinished(() => context.close());
  await page.locator('.link[data-state=live]').waitFor();
  return page;
}

/** Logs a signal past the line that the screens hang on. */
async function log(headline: string): Promise<void> {
  const { status } = await new Client(server.url, 'exercise').record(signalBody({ headline }));
  expect(status).toBe(201);
}

const pollsOf = (page: Page) =>
  page.evaluate(() =>
    performance
      .getEntriesByType('resource')
      .filter(({ name }) => name.includes('transport=polling')),
  );

describe('the line of a wall', () => {
  test('is a WebSocket, and is taken up again after a cut', async () => {
    const line = await cuttableLine(server.url);
    onTestFinished(line.close);
    const wall = await openWall(line.url);
    line.cut();
    await log('Bridge closed while the line was cut');
    line.mend();
    await wall.getByText('Bridge closed while the line was cut').first().waitFor();
    await log('Bridge opened once the line was back');
    await wall.getByText('Bridge opened once the line was back').first().waitFor();
    expect(await pollsOf(wall)).toEqual([]);
  });

  test('is plain requests where no WebSocket gets through', async () => {
    const line = await plainLine(server.url);
    onTestFinished(line.close);
    const wall = await openWall(line.url);
    expect(line.refused()).toBeGreaterThan(0);
    await log('Road closed behind the proxy');
    await wall.getByText('Road closed behind the proxy').first().waitFor();
    expect(await pollsOf(wall)).not.toEqual([]);
  });
});

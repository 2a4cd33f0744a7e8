import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { expectAccessible, openBrowser, openPage } from '#tests/support/browser.ts';
import { Client, signalBody } from '#tests/support/client.ts';
import { type RunningServer, startServer } from '#tests/support/server.ts';

let server: RunningServer;
let browser: Browser;

beforeAll(async () => {
  server = await startServer({ env: { DEMO: 'on', PAGES: 'on' } });
  browser = await openBrowser();
  // Nothing in it can be broken between words.
  const headline = `Évacuation de Ménaka : https://exemple.ml/${'a'.repeat(150)}`;
  await new Client(server.url, 'exercise').record(signalBody({ headline }));
});

afterAll(async () => {
  await browser?.close();
  await server?.stop();
});

const evening = 'asOf=2026-04-25T20:00:00Z&knownAt=2026-04-25T20:00:00Z';

async function expectFitting(page: Page): Promise<void> {
  const over = await page.evaluate(
    () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
  );
  expect(over).toBe(0);
}

it.each([
  '/',
  `/watch/mali?${evening}&reading=attack-frequency`,
  '/watch/exercise',
  '/watch/exercise/signals',
  `/watch/mali/signals?${evening}`,
  '/watch/exercise/trends?range=30d',
  '/watch/exercise/trends?range=30d&view=table',
  '/watch/exercise/response-speed',
  '/watch/exercise/attack-frequency',
  '/watch/exercise/military-posture',
  '/watch/exercise/public-messaging',
  '/watch/exercise/civilian-impact',
  `/watch/mali/attack-frequency?${evening}`,
  '/method',
])('%s is accessible, and fits, wide and light, narrow and dark', async (path) => {
  const { page, complaints, context } = await openPage(browser, server.url + path);
  try {
    await page.waitForLoadState('networkidle').catch(() => undefined);
    await expectAccessible(page, 'wide, light');
    await expectFitting(page);
    await page.setViewportSize({ width: 390, height: 844 });
    await page.emulateMedia({ colorScheme: 'dark' });
    await expectAccessible(page, 'narrow, dark');
    await expectFitting(page);
    expect(complaints).toEqual([]);
  } finally {
    await context.close();
  }
});

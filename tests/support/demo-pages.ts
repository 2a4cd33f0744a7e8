import type { Browser } from 'playwright-core';
import { afterAll, beforeAll } from 'vitest';
import { type OnPage, openBrowser, withPage } from '#tests/support/browser.ts';
import { type RunningServer, startServer } from '#tests/support/server.ts';

/** The pages of the demo, held still, for as long as the tests of a file run. */
export function demoPages(): { on: OnPage; url: (path: string) => string } {
  let server: RunningServer | undefined;
  let browser: Browser | undefined;
  beforeAll(async () => {
    server = await startServer({ env: { DEMO: 'on', PAGES: 'on', EXERCISE_PACE: 'off' } });
    browser = await openBrowser();
  });
  afterAll(async () => {
    await browser?.close();
    await server?.stop();
  });
  const url = (path: string) => `${server?.url}${path}`;
  return {
    url,
    on: (path, ...act) => {
      if (browser === undefined) throw new Error('The browser has not started.');
      return withPage(browser, url(path), ...act);
    },
  };
}

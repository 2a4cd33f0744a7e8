import { mkdir } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import axeCore from 'axe-core';
import { type Browser, type BrowserContext, chromium, type Page } from 'playwright-core';
import { expect, inject } from 'vitest';

const flags = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];

/** The browser that the tests found; fails with the reason where there is none. */
export async function openBrowser(): Promise<Browser> {
  const found = inject('chromium');
  if ('missing' in found) throw new Error(found.missing);
  return chromium.launch({ executablePath: found.path, args: flags });
}

/** A page, and everything in it that went wrong without being shown. */
export interface WatchedPage {
  page: Page;
  complaints: string[];
}

type ContextOptions = Parameters<Browser['newContext']>[0];

/** Opens an address and waits until the page can be used. */
export async function openPage(
  browser: Browser,
  address: string,
  options: ContextOptions = {},
): Promise<WatchedPage & { context: BrowserContext }> {
  const context = await browser.newContext({ viewport: { width: 1280, height: 800 }, ...options });
  const page = await context.newPage();
  const complaints: string[] = [];
  page.on('console', (message) => {
    if (message.type() === 'error') complaints.push(message.text());
  });
  page.on('pageerror', (error) => complaints.push(String(error)));
  await page.goto(address, { waitUntil: 'load' });
  return { page, complaints, context };
}

/** Does something on the page of a path of one server. */
export type OnPage = (
  path: string,
  act: (page: Page) => Promise<void>,
  options?: ContextOptions,
) => Promise<void>;

/** Opens a page, does something there, and fails if anything went wrong unseen. */
export async function withPage(
  browser: Browser,
  address: string,
  act: (page: Page) => Promise<void>,
  options: ContextOptions = {},
): Promise<void> {
  const { page, complaints, context } = await openPage(browser, address, options);
  try {
    await act(page);
    expect(complaints).toEqual([]);
  } finally {
    await context.close();
  }
}

/** Where pictures of pages are kept; the run says it at its end. */
const artefacts = process.env.ARTEFACTS ?? path.join(tmpdir(), 'watchfloor-tests');

/** Keeps a picture of the page as it is, under the name of the test and of how it is looked at. */
async function keepPicture(page: Page, look: string): Promise<void> {
  await mkdir(artefacts, { recursive: true });
  const test = expect.getState().currentTestName ?? 'page';
  const name = `${test.slice(0, 100)} ${look}`.replaceAll(/[^\p{L}\d]+/gu, '-');
  await page.screenshot({ path: path.join(artefacts, `${name}.png`) });
}

/** Fails with what axe finds against WCAG 2.2 A and AA; keeps a picture of what it looked at. */
export async function expectAccessible(page: Page, look = ''): Promise<void> {
  await keepPicture(page, look);
  await page.evaluate(axeCore.source);
  const violations = await page.evaluate(async () => {
    const { violations: found } = await globalThis.axe.run(document, {
      runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'],
    });
    return found.map(({ id, help, nodes }) => ({
      id,
      help,
      nodes: nodes.map(({ html, failureSummary }) => `${html}\n${failureSummary}`),
    }));
  });
  expect(violations).toEqual([]);
}

declare global {
  var axe: typeof import('axe-core');
}

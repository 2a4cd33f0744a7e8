import type { Browser, BrowserContext, Locator, Page } from 'playwright-core';
import { afterAll, beforeAll, expect } from 'vitest';
import { openBrowser, type WatchedPage } from '#tests/support/browser.ts';
import { Client } from '#tests/support/client.ts';
import { type RunningServer, startServer } from '#tests/support/server.ts';

/** The server, the browser and the client of the exercise, once `startDesk` was called. */
export let server: RunningServer;
export let browser: Browser;
export let client: Client;

/** Starts them before the tests of a file, and stops them after. */
export function startDesk(): void {
  beforeAll(async () => {
    server = await startServer({ env: { PAGES: 'on', DEMO: 'on' } });
    client = new Client(server.url, 'exercise');
    browser = await openBrowser();
  });

  afterAll(async () => {
    await browser?.close();
    await server?.stop();
  });
}

/** A desk in a browser of its own, and everything it complained about. */
export interface DeskPage extends WatchedPage {
  context: BrowserContext;
}

/** Opens the desk at an address under a name; without one it will be asked for. */
export async function openDesk(
  browser: Browser,
  address: string,
  author = 'A. Diarra',
): Promise<DeskPage> {
  const context = await browser.newContext({ viewport: { width: 1280, height: 800 } });
  await context.addInitScript((name) => {
    if (name !== '' && localStorage.getItem('watchfloor:author') === null) {
      localStorage.setItem('watchfloor:author', JSON.stringify(name));
    }
  }, author);
  const page = await context.newPage();
  const complaints: string[] = [];
  page.on('console', (said) => {
    if (said.type() === 'error') complaints.push(`${said.text()} ${said.location().url}`);
  });
  page.on('pageerror', (error) => complaints.push(error.message));
  await page.goto(address);
  await page.waitForSelector('form [name=headline]');
  return { context, page, complaints };
}

/** Works at the desk of the exercise, which must not complain. */
export async function atDesk(search: string, work: (page: Page) => Promise<void>): Promise<void> {
  const address = `${server.url}/watch/exercise/log${search}`;
  const { page, context, complaints } = await openDesk(browser, address);
  await work(page);
  expect(real(complaints)).toEqual([]);
  await context.close();
}

/** Errors other than those of a line that was cut on purpose. */
export function real(complaints: readonly string[]): string[] {
  return complaints.filter((each) => !/Failed to load resource|WebSocket|ERR_INTERNET/.test(each));
}

/** Name of the input that has the cursor. */
export const inFocus = (page: Page) =>
  page.evaluate(() => document.activeElement?.getAttribute('name'));

/** What a field says of the answer in it; beside the form the same is said of the whole. */
export const saidAtField = (within: Page | Locator, rule: string): Locator =>
  within.locator('[id$="-error"]').getByText(rule);

/** Goes to an input by its name, with Tab alone. */
export async function tabTo(page: Page, name: string): Promise<void> {
  for (let i = 0; i < 40; i++) {
    if ((await inFocus(page)) === name) return;
    await page.keyboard.press('Tab');
  }
  throw new Error(`${name} cannot be reached with Tab.`);
}

/** An attack with all that it needs. */
export async function fillSignal(page: Page, headline: string): Promise<void> {
  // Pressed where the form stands already, it would open afresh while it is filled in.
  if ((await page.locator('[name="details/type"]').count()) === 0) {
    await page.keyboard.press('Alt+2');
    await page.waitForSelector('[name="details/type"]');
  }
  await page.fill('[name=headline]', headline);
  await page.fill('[name=eventAt]', '-2h');
  for (const [name, typed] of [
    ['details/type', 'Bat'],
    ['source/name', 'Radio Annia'],
    ['grade/reliability', 'b'],
    ['grade/credibility', '3'],
    ['claim', 'm'],
  ] as const) {
    await page.locator(`[name="${name}"]`).first().focus();
    await page.keyboard.type(typed);
  }
}

/** Logs what the form holds. */
export const log = (page: Page) => page.keyboard.press('Control+Enter');

/** Waits until the list says that an entry is in the log. */
export async function keptLine(page: Page, headline: string): Promise<void> {
  await page
    .locator('[data-entry]', { hasText: headline })
    .getByText(/r\d+ kept/)
    .waitFor();
}

/** Logs what the small form holds and waits until the log has it. */
export async function logged(page: Page, headline: string): Promise<void> {
  await log(page);
  await page.getByRole('dialog').waitFor({ state: 'detached' });
  await keptLine(page, headline);
}

/** Finds a button or a link by its words with Tab and presses it. */
export async function press(page: Page, words: string): Promise<void> {
  for (let i = 0; i < 200; i++) {
    if ((await page.evaluate(() => document.activeElement?.textContent)) === words) {
      await page.keyboard.press('Enter');
      return;
    }
    await page.keyboard.press('Tab');
  }
  throw new Error(`“${words}” cannot be reached with Tab.`);
}

/** Finds a button of the menu with Tab and presses it. */
export async function openEntry(page: Page, title: string): Promise<void> {
  await press(page, title);
  await page.getByRole('dialog', { name: title }).waitFor();
}

/** Writes over what an input holds. */
export async function write(page: Page, name: string, text: string): Promise<void> {
  await tabTo(page, name);
  await page.keyboard.press('Control+A');
  await page.keyboard.type(text);
}

import type { Browser, Page } from 'playwright-core';
import { v7 } from 'uuid';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { WireEntry } from '#server/contract.ts';
import { type OnPage, openBrowser, withPage } from '#tests/support/browser.ts';
import { Client, signalBody } from '#tests/support/client.ts';
import { type RunningServer, startServer } from '#tests/support/server.ts';

let server: RunningServer;
let browser: Browser;

beforeAll(async () => {
  server = await startServer({ env: { DEMO: 'on', PAGES: 'on' } });
  browser = await openBrowser();
});

afterAll(async () => {
  await browser?.close();
  await server?.stop();
});

const evening = 'asOf=2026-04-25T20:00:00Z&knownAt=2026-04-25T20:00:00Z';

const on: OnPage = (path, ...act) => withPage(browser, server.url + path, ...act);

/** The address below the server, once it holds a text. */
async function addressWith(page: Page, text: string): Promise<string> {
  await page.waitForURL((url) => decodeURIComponent(url.href).includes(text));
  return decodeURIComponent(page.url().slice(server.url.length));
}

/** Does something on a page whose scripts have not come; they come when it is released. */
function beforeScripts(
  path: string,
  act: (page: Page, release: () => Promise<void>) => Promise<void>,
): Promise<void> {
  return on('/', async (page) => {
    let come = () => {};
    const held = new Promise<void>((resolve) => {
      come = resolve;
    });
    await page.route('**/*.js', async (route) => {
      await held;
      await route.continue();
    });
    await page.goto(server.url + path, { waitUntil: 'commit' });
    await act(page, async () => {
      come();
      await page.waitForLoadState('networkidle');
    });
  });
}

describe('the home page', () => {
  it('is found, and an address that spells no text is refused', async () => {
    const statusOf = async (address: string) => (await fetch(server.url + address)).status;
    expect([await statusOf('/'), await statusOf('/watch/%E0%A4%A')]).toEqual([200, 400]);
  });

  it('opens Mali as it stood on the evening of 25 April, the live wall one click away', async () => {
    await on('/', async (page) => {
      const mali = page.getByRole('article', { name: 'Mali' });
      const door = mali.getByRole('link', { name: /Open the wall as it stood on/ });
      expect(await door.getAttribute('href')).toBe(`/watch/mali/wall?${evening}`);
      expect(await mali.getByRole('link', { name: /Live wall/ }).getAttribute('href')).toBe(
        '/watch/mali/wall',
      );
    });
  });

  it('starts the exercise afresh, after asking', async () => {
    await on('/', async (page) => {
      const exercise = page.getByRole('article', { name: /exercise/ });
      await exercise.getByText(/run 1/i).waitFor();
      await exercise.getByRole('button', { name: 'Start afresh' }).click();
      const dialog = page.getByRole('dialog', { name: 'Start the exercise afresh?' });
      await dialog.getByRole('button', { name: 'Cancel' }).click();
      expect(await exercise.getByText(/run 1/i).isVisible()).toBe(true);
      await exercise.getByRole('button', { name: 'Start afresh' }).click();
      await dialog.getByRole('button', { name: 'Start afresh' }).click();
      await exercise.getByText(/run 2/i).waitFor();
    });
  });
});

describe('with the keyboard alone', () => {
  it('comes back to a page that was left quicker than its place could be kept', async () => {
    await on('/watch/exercise/attack-frequency#signals', async (page) => {
      const heading = page.getByRole('heading', { level: 1 });
      await page.waitForLoadState('networkidle');
      await page.evaluate(() => History.prototype.replaceState.call(window.history, null, ''));
      await page.getByRole('link', { name: 'Trends', exact: true }).press('Enter');
      await heading.getByText('Trends').waitFor({ state: 'attached' });
      await page.goBack();
      await heading.getByText('Attack frequency').waitFor();
    });
  });

  it('comes back to a part of a page that was left for another', async () => {
    await on('/watch/exercise/attack-frequency', async (page) => {
      const heading = page.getByRole('heading', { level: 1 });
      await page.getByRole('link', { name: 'The signals behind it' }).press('Enter');
      await page.waitForURL(/#signals$/);
      await page.getByRole('link', { name: 'Trends', exact: true }).press('Enter');
      await page.waitForURL(/trends/);
      await heading.getByText('Trends').waitFor({ state: 'attached' });
      await page.goBack();
      await heading.getByText('Attack frequency').waitFor();
      expect(page.url()).toMatch(/attack-frequency#signals$/);
    });
  });

  it('goes to the desk with N, but not while somebody is typing', async () => {
    await on('/watch/exercise/signals', async (page) => {
      const words = page.getByLabel('Words');
      await words.press('n');
      expect(await words.inputValue()).toBe('n');
      await words.press('Shift+Tab');
      await page.keyboard.press('n');
      await page.waitForURL(/exercise\/log$/);
      await expect
        .poll(() => page.evaluate(() => document.activeElement?.getAttribute('name')))
        .toBe('headline');
    });
  });
});

describe('the overview', () => {
  it('opens a reading to the signals behind it', async () => {
    await on(`/watch/mali?${evening}`, async (page) => {
      const attacks = page.getByRole('article', { name: 'Attack frequency' });
      await attacks.getByRole('link', { name: /signals behind it/ }).click();
      await addressWith(page, 'reading=attack-frequency');
      const rows = attacks.getByRole('table', { name: 'Signals behind Attack frequency' });
      await rows
        .getByRole('link', { name: /Bamako/ })
        .first()
        .waitFor();
      await attacks.getByRole('link', { name: 'Close the signals' }).click();
      await rows.waitFor({ state: 'detached' });
    });
  });

  it('changes when a signal is logged elsewhere', async () => {
    await on('/watch/mali', async (page) => {
      await page.getByText(/● live/).waitFor();
      await new Client(server.url, 'mali').record(signalBody({ headline: 'Shots heard in Gao' }));
      await page.getByRole('link', { name: 'Shots heard in Gao' }).waitFor();
    });
  });

  it('shows what was known then, and says that it does', async () => {
    await on('/watch/mali?asOf=2026-04-25T20:00:00Z&knownAt=2025-08-01', async (page) => {
      await page.getByText('Replay', { exact: true }).waitFor();
      expect(await page.getByRole('cell', { name: 'NBC News' }).count()).toBe(0);
      await page.getByRole('button', { name: 'Move in time…' }).click();
      const ruler = page.getByRole('slider', { name: /As known on/ });
      await ruler.focus();
      await page.keyboard.press('Home');
      for (let i = 0; i < 3; i += 1) await page.keyboard.press('ArrowRight');
      await page.keyboard.press('Enter');
      await addressWith(page, 'knownAt=2026-04-25T18:03');
      await page.getByRole('cell', { name: 'NBC News' }).waitFor();
      await page.getByRole('link', { name: '← live' }).click();
      await page.getByText(/● live/).waitFor();
      expect(page.url()).toBe(`${server.url}/watch/mali`);
    });
  });

  it('holds a moment under an address that goes on showing it', async () => {
    const count = (page: Page) =>
      page.getByRole('article', { name: 'Attack frequency' }).getByText(/\d+ attacks? in 7 days/);
    const body = () =>
      signalBody({ headline: `Depot burnt ${v7()}`, eventAt: new Date().toISOString() });
    const client = new Client(server.url, 'exercise');
    await client.record(body());
    await on('/watch/exercise', async (page) => {
      const before = await count(page).textContent();
      await page.getByRole('button', { name: 'Hold this moment' }).press('Enter');
      const held = await addressWith(page, 'knownAt=');
      expect(held).toMatch(/asOf=[\d-]+T[\d:.]+Z&knownAt=/);
      await page.getByText(/^replay r/).waitFor();
      const focus = () => page.evaluate(() => document.activeElement?.textContent);
      await expect.poll(focus).toBe('Move in time…');
      await client.record(body());
      await page.reload();
      expect(await count(page).textContent()).toBe(before);
      await page.goto(`${server.url}/watch/exercise`);
      expect(await count(page).textContent()).not.toBe(before);
    });
  });

  it('calls nothing now that is past, and gives the present its own date', async () => {
    await on(`/watch/mali/public-messaging?${evening}`, async (page) => {
      const outlook = page.getByRole('region', { name: 'What would change the level' });
      const heads = outlook.getByRole('heading', { level: 3 });
      expect(await heads.allTextContents()).toEqual([
        'If nothing more had been logged',
        'If this had been logged then',
      ]);
      const silence = page.getByText('Silence', { exact: true }).locator('..');
      expect(await silence.getByText(/this silence/).count()).toBeGreaterThan(0);
      expect(await silence.getByText(/today/).count()).toBe(0);
    });
    await on(`/watch/mali/wall?${evening}`, async (page) => {
      const present = /Sat 25 Apr 2026 · now \d+ \w+ 20\d\d \d\d:\d\d:\d\d UTC/;
      await page.getByText(present).waitFor();
    });
  });

  it('does not pass off now as a time that nobody can read', async () => {
    await on('/watch/mali?asOf=yesterday', async (page) => {
      await page.getByText(/as-of time in the address cannot be read/).waitFor();
    });
  });
});

describe('every page', () => {
  it.each(['light', 'dark'] as const)('has its colours in a %s room', async (colorScheme) => {
    const colours = (page: Page) =>
      page.evaluate(() => {
        const muted = document.querySelector('.text-muted') ?? document.body;
        const { color, backgroundColor } = getComputedStyle(document.documentElement);
        return { color, backgroundColor, muted: getComputedStyle(muted).color };
      });
    await on(
      '/watch/exercise',
      async (page) => {
        const { color, backgroundColor, muted } = await colours(page);
        expect(muted).not.toBe(color);
        expect(color).not.toBe('rgb(0, 0, 0)');
        expect(backgroundColor).toBe(
          colorScheme === 'dark' ? 'rgb(10, 12, 15)' : 'rgb(255, 255, 255)',
        );
      },
      { colorScheme },
    );
  });
});

describe('the signals', () => {
  it('are filtered, sorted and paged in the address', async () => {
    await on('/watch/exercise/signals', async (page) => {
      await page.getByLabel('Indicator').selectOption('civilian-impact');
      await addressWith(page, 'indicator=civilian-impact');
      await page.getByRole('link', { name: /^When/ }).click();
      await addressWith(page, 'sort=eventAt');
      const first = await page.getByRole('row').nth(1).textContent();
      await page.getByRole('link', { name: 'Next page' }).click();
      const address = await addressWith(page, 'cursor=');
      await expect.poll(() => page.getByRole('row').nth(1).textContent()).not.toBe(first);
      const second = await page.getByRole('row').nth(1).textContent();
      await page.goto(server.url + address);
      expect(await page.getByRole('row').nth(1).textContent()).toBe(second);
    });
  });

  it('are filtered by what was chosen before the scripts of the page were there', async () => {
    await beforeScripts('/watch/exercise/signals', async (page, release) => {
      await page.getByLabel('Indicator').selectOption('civilian-impact');
      await release();
      expect(await page.getByLabel('Indicator').inputValue()).toBe('civilian-impact');
      await page.getByRole('button', { name: 'Filter' }).click();
      await addressWith(page, 'indicator=civilian-impact');
    });
  });

  it('open to their history, the old words beside the new', async () => {
    const client = new Client(server.url, 'mali');
    const body = signalBody({ headline: 'Two hurt near Kati', precision: 'day' });
    await client.record(body);
    const corrected = { ...body.signal, headline: 'Three hurt near Kati' };
    const correction = { id: v7(), author: 'Sira', target: body.id, reason: 'a third was found' };
    const { status } = await client.post<WireEntry>('corrections', {
      ...correction,
      signal: corrected,
    });
    expect(status).toBe(201);
    await on('/watch/mali/signals?q=kati', async (page) => {
      await page.getByRole('link', { name: 'Three hurt near Kati' }).click();
      await addressWith(page, `signal=${body.id}`);
      const detail = page.getByRole('article', { name: 'Three hurt near Kati' });
      await detail.getByText('Reason: a third was found').waitFor();
      expect(await detail.locator('del').textContent()).toContain('Two hurt near Kati');
      const correct = detail.getByRole('link', { name: 'Correct it on the desk' });
      expect(await correct.getAttribute('href')).toBe(`/watch/mali/log?correct=${body.id}`);
      await detail.getByRole('link', { name: 'Retract it on the desk' }).click();
      await page.getByRole('dialog').getByText('Three hurt near Kati').waitFor();
    });
  });

  it('show a retracted one struck and labelled, and a day without a clock time', async () => {
    const client = new Client(server.url, 'mali');
    const body = signalBody({ headline: 'Bridge said to be blown', precision: 'day' });
    await client.record(body);
    await client.post('retractions', {
      id: v7(),
      author: 'Sira',
      target: body.id,
      reason: 'it stands',
    });
    await on('/watch/mali/signals?status=retracted&q=bridge', async (page) => {
      const row = page.getByRole('row').nth(1);
      expect(await row.getByText('retracted', { exact: true }).isVisible()).toBe(true);
      expect(await row.locator('.line-through').count()).toBeGreaterThan(0);
      expect(await row.getByRole('cell').first().textContent()).toMatch(/^\d+ \w+ \d{4}$/);
    });
  });
});

describe('the trends', () => {
  it('keep every choice in the address', async () => {
    await on('/watch/exercise/trends', async (page) => {
      await page.getByRole('link', { name: '1 y', exact: true }).click();
      await addressWith(page, 'range=1y');
      await page.getByLabel('Step', { exact: true }).selectOption('week');
      await addressWith(page, 'bucket=week');
      await page.getByLabel('Measure drawn for Attack frequency').selectOption('attacks');
      await addressWith(page, 'measures=attack-frequency:attacks');
      await page.getByRole('link', { name: 'Table' }).click();
      const address = await addressWith(page, 'view=table');
      const table = page.getByRole('table', { name: /steps by week/ });
      await table.getByText(/n \d/).first().waitFor();
      await page.goto(server.url + address);
      await table.getByText(/n \d/).first().waitFor();
      expect(await table.getByRole('row').count()).toBeGreaterThan(52);
      expect(await page.getByText('Attacks in 7 d').count()).toBe(1);
    });
  });

  it('draw the range that was typed before the scripts of the page were there', async () => {
    await beforeScripts('/watch/exercise/trends', async (page, release) => {
      const from = page.getByRole('textbox', { name: 'From' });
      await from.fill('-7d');
      await from.press('Enter');
      await page.getByRole('button', { name: 'Show', exact: true }).click();
      await release();
      expect(await from.inputValue()).toBe('-7d');
      await page.getByRole('button', { name: 'Show', exact: true }).click();
      await addressWith(page, 'T00:00:00Z');
    });
  });

  it('offer no choice that nobody would hear', async () => {
    await beforeScripts('/watch/exercise/trends', async (page, release) => {
      const names = ['Step', 'Region', 'Measure drawn for Attack frequency'];
      const choices = names.map((name) => page.getByRole('combobox', { name }));
      const areOpen = () => Promise.all(choices.map((choice) => choice.isEnabled()));
      expect(await areOpen()).toEqual([false, false, false]);
      await release();
      expect(await areOpen()).toEqual([true, true, true]);
    });
  });

  it('are drawn, read and zoomed with the keyboard alone', async () => {
    await on('/watch/exercise/trends?range=30d', async (page) => {
      const axis = page.getByRole('slider', { name: /Time: arrow keys/ });
      await expect.poll(() => page.locator('.recharts-surface').count()).toBe(5);
      await axis.focus();
      await page.keyboard.press('ArrowLeft');
      expect(await axis.getAttribute('aria-valuetext')).toMatch(/Attack frequency \w+/);
      for (let i = 0; i < 4; i += 1) await page.keyboard.press('Shift+ArrowLeft');
      await page.keyboard.press('Enter');
      const address = await addressWith(page, 'from=');
      expect(address).toMatch(/from=\S+T00:00:00Z&to=/);
    });
  });

  it('write no name of a mark over another', async () => {
    await on(`/watch/mali/trends?${evening}&range=1y`, async (page) => {
      const names = page.locator('[data-mark]');
      await names.first().waitFor();
      const places = await names.evaluateAll((marks) =>
        marks.map((mark) => mark.getBoundingClientRect()).map(({ left, right }) => [left, right]),
      );
      expect(places.length).toBeGreaterThan(2);
      const ends = places.slice(0, -1).map(([, right]) => right ?? 0);
      for (const [i, end] of ends.entries()) {
        expect(places[i + 1]?.[0]).toBeGreaterThanOrEqual(end - 1);
      }
    });
  });

  it('number the marks on a narrow screen and on paper, none over another', async () => {
    await on(`/watch/mali/trends?${evening}&range=1y`, async (page) => {
      const numbers = page.locator('[data-numbers]');
      const listed = await page.locator('ol.list-decimal > li').count();
      const seen = async () => {
        await numbers.first().waitFor();
        const boxes = await numbers.evaluateAll((labels) =>
          labels.map((label) => {
            const { left, right } = label.getBoundingClientRect();
            return { left, right, named: label.getAttribute('data-numbers') ?? '' };
          }),
        );
        for (const [i, { right }] of boxes.slice(0, -1).entries()) {
          expect(boxes[i + 1]?.left).toBeGreaterThanOrEqual(right);
        }
        expect(boxes.at(-1)?.right).toBeLessThanOrEqual(page.viewportSize()?.width ?? 0);
        expect(boxes.at(0)?.named.startsWith('1-')).toBe(true);
        return boxes.at(-1)?.named.split('-').at(-1);
      };
      await page.setViewportSize({ width: 390, height: 844 });
      const last = await seen();
      expect(last).toBe(String(await page.locator('ol.list-decimal > li').count()));
      expect(Number(last)).toBeGreaterThanOrEqual(Math.max(2, listed));
      // A4 upright, as the browser prints it.
      await page.setViewportSize({ width: 718, height: 1_000 });
      await page.emulateMedia({ media: 'print' });
      expect(await seen()).toBe(last);
    });
  });

  it('say nobody looked where nobody did', async () => {
    await on('/watch/mali/trends?from=2020-01-01&to=2020-06-01', async (page) => {
      await expect.poll(() => page.getByText('nobody looked').count()).toBeGreaterThan(5);
    });
  });
});

describe('the page of a reading', () => {
  it('is two steps from the wall, and says why, what limits and what would change it', async () => {
    await on('/watch/exercise/wall', async (page) => {
      await page.getByRole('link', { name: 'Attack frequency' }).focus();
      await page.keyboard.press('Enter');
      await page.getByRole('heading', { level: 1, name: 'Attack frequency' }).waitFor();
      await page
        .getByText(/^Why \w+\? “Surprise against .+” is 1 in .+, which is \w+ \d/)
        .waitFor();
      expect(await page.getByRole('region', { name: 'What limits confidence' }).count()).toBe(1);
      const change = page.getByRole('region', { name: 'What would change the level' });
      expect(await change.getByText('more attack').count()).toBeGreaterThan(0);
      await page.getByRole('link', { name: 'How this is worked out' }).click();
      await page.getByRole('heading', { level: 1, name: 'How the numbers are made' }).waitFor();
    });
  });

  it('shows every column of the commands that lost forces', async () => {
    await on('/watch/exercise/military-posture', async (page) => {
      const table = page.getByRole('region', { name: 'Commands that lost forces', exact: true });
      const cut = await table.evaluate(({ scrollWidth, clientWidth }) => scrollWidth - clientWidth);
      expect(cut).toBe(0);
    });
  });

  it('shows every column of the moves, the balance beside the last of them', async () => {
    await on('/watch/exercise/military-posture', async (page) => {
      await page.setViewportSize({ width: 1280, height: 800 });
      const table = page.getByRole('region', {
        name: 'What moved where',
        exact: true,
      });
      const cut = await table.evaluate(({ scrollWidth, clientWidth }) => scrollWidth - clientWidth);
      expect(cut).toBe(0);
    });
  });

  it('follows the log without being loaded again', async () => {
    await on('/watch/exercise/attack-frequency', async (page) => {
      const told = `Shots heard at ${Date.now()}`;
      const where = { type: 'region', region: 'kirbedo' };
      await new Client(server.url, 'exercise').record(signalBody({ headline: told, where }));
      await page.getByRole('link', { name: told }).waitFor();
    });
  });
});

describe('the method page', () => {
  it('shows what was found of each indicator on simulated crises, one click from its measures', async () => {
    await on('/method', async (page) => {
      const measures = page.getByRole('region', { name: 'Military posture', exact: true });
      await measures
        .first()
        .getByRole('link', { name: /How soon does it notice/ })
        .click();
      await page.waitForURL(/#study-military-posture$/);
      const found = page.locator('#study-military-posture');
      expect(await found.textContent()).toContain('Cries wolf: where nothing changes');
      expect(await found.getByRole('table').count()).toBe(2);
      expect(await page.locator('[id^="study-"] table').count()).toBe(10);
    });
  });
});

import type { Browser, Page } from 'playwright-core';
import { v7 } from 'uuid';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { WireEntry } from '#server/contract.ts';
import { type OnPage, openBrowser, withPage } from '#tests/support/browser.ts';
import { Client, signalBody } from '#tests/support/client.ts';
import { type RunningServer, startServer } from '#tests/support/server.ts';

let server: RunningServer;
let browser: Browser;
let exercise: Client;

beforeAll(async () => {
  server = await startServer({ env: { DEMO: 'on', PAGES: 'on' } });
  browser = await openBrowser();
  exercise = new Client(server.url, 'exercise');
});

afterAll(async () => {
  await browser?.close();
  await server?.stop();
});

const on: OnPage = (path, ...act) => withPage(browser, server.url + path, ...act);

/** What has the cursor: its name in the form, its id or its words; null where nothing has. */
const cursor = (page: Page) =>
  page.evaluate(() => {
    const { activeElement: it, body } = document;
    if (it === null || it === body) return null;
    return it.getAttribute('name') || it.id || it.textContent;
  });

const parameter = (page: Page, name: string) => new URL(page.url()).searchParams.get(name);

describe('the cursor', () => {
  it('goes to the part of a page that a link names', async () => {
    await on('/watch/exercise/attack-frequency', async (page) => {
      for (const [name, part] of [
        ['Measures', 'measures'],
        ['What limits confidence', 'trust'],
        ['What would change the level', 'outlook'],
      ] as const) {
        await page.getByRole('link', { name, exact: true }).press('Enter');
        await expect.poll(() => cursor(page)).toBe(part);
      }
      // From there it goes on, not from the top.
      await page.keyboard.press('Shift+Tab');
      expect(await page.locator('main :focus').count()).toBe(1);
    });
  });

  it('goes to the page that a link leads to', async () => {
    await on('/watch/exercise', async (page) => {
      await page.getByRole('link', { name: 'Trends', exact: true }).press('Enter');
      await page.waitForURL(/trends/);
      await expect.poll(() => cursor(page)).toBe('page');
      await page.goto(`${server.url}/watch/exercise/attack-frequency`);
      await page.getByRole('link', { name: 'How this is worked out' }).press('Enter');
      await page.waitForURL(/method#attack-frequency/);
      await expect.poll(() => cursor(page)).toBe('attack-frequency');
    });
  });

  it('stays in a filter that was used', async () => {
    await on('/watch/exercise/signals', async (page) => {
      await page.getByLabel('Words').fill('school');
      await page.keyboard.press('Enter');
      await expect.poll(() => parameter(page, 'q')).toBe('school');
      await page.getByText(/left by the filters/).waitFor();
      expect(await cursor(page)).toBe('q');
      await page.getByLabel('Grade', { exact: true }).selectOption('B2');
      await expect.poll(() => parameter(page, 'grade')).toBe('B2');
      await page.getByRole('link', { name: 'Clear' }).click();
      await expect.poll(() => page.getByLabel('Words').inputValue()).toBe('');
      expect(await page.getByLabel('Grade', { exact: true }).inputValue()).toBe('');
    });
  });

  it('stays with the range of the trends', async () => {
    await on('/watch/exercise/trends', async (page) => {
      // Until the scripts are there it submits nothing.
      const button = page.getByRole('button', { name: 'Show', exact: true });
      const show = button.and(page.locator('[type=submit]'));
      await page.getByRole('textbox', { name: 'From' }).fill('-7d');
      await show.press('Enter');
      await expect.poll(() => parameter(page, 'from')).toMatch(/T00:00:00Z$/);
      await expect
        .poll(() => page.getByRole('textbox', { name: 'From' }).inputValue())
        .toMatch(/^\d{4}-\d\d-\d\d 00:00$/);
      expect(await cursor(page)).toBe('Show');
    });
  });

  it('is back at the button of a small form that was closed', async () => {
    await on('/watch/exercise/log', async (page) => {
      for (const name of [
        'Annotate the record',
        'Attach a report to an event',
        'Merge two events',
      ]) {
        await page.getByRole('button', { name }).press('Enter');
        await page.getByRole('dialog', { name }).waitFor();
        await page.keyboard.press('Escape');
        await page.getByRole('dialog').waitFor({ state: 'detached' });
        await expect.poll(() => cursor(page)).toBe(name);
      }
    });
  });
});

describe('the key N', () => {
  it('leads from the wall to the desk, and says so to whoever hears the page', async () => {
    await on('/watch/exercise/wall', async (page) => {
      const link = page.getByRole('link', { name: 'Log a signal (key N)' });
      expect(await link.getAttribute('aria-keyshortcuts')).toBe('N');
      await page.keyboard.press('Tab');
      await expect.poll(() => cursor(page)).toBe('Log a signal (key N)');
      await page.getByText(/^live/).waitFor();
      await page.keyboard.press('n');
      await page.waitForURL(/exercise\/log$/);
      await expect.poll(() => cursor(page)).toBe('headline');
    });
  });
});

describe('times that are typed', () => {
  it('are taken as the desk takes them, read back with their zone', async () => {
    await on('/watch/exercise', async (page) => {
      await page.getByRole('button', { name: 'Move in time…' }).click();
      const asOf = page.getByRole('textbox', { name: 'As of' });
      const show = page.getByRole('button', { name: 'Show', exact: true });
      await asOf.fill('2026-02-31T10:00Z');
      await show.click();
      await page.getByText('The calendar has no such day.').waitFor();
      expect(await cursor(page)).toBe(await asOf.getAttribute('id'));
      await asOf.fill('20 nov 2026 14:30:05');
      await page.getByText('= 20 Nov 2026 14:30 UTC').waitFor();
      await page.keyboard.press('Enter');
      await expect.poll(() => parameter(page, 'asOf')).toBe('2026-11-20T14:30:05Z');
    });
  });

  it('are days where a filter goes by days', async () => {
    await on('/watch/exercise/signals', async (page) => {
      const from = page.getByLabel('Event from, UTC day');
      await from.fill('someday');
      await from.press('Enter');
      await page.getByText('This is no day.').waitFor();
      expect(parameter(page, 'from')).toBeNull();
      await from.fill('1 nov 2026');
      await from.press('Enter');
      await expect.poll(() => parameter(page, 'from')).toBe('2026-11-01');
      expect(await from.inputValue()).toBe('2026-11-01');
    });
  });

  it.each([
    ['/watch/exercise?knownAt=soon', 'The known-at time in the address cannot be read'],
    ['/watch/exercise/response-speed?asOf=2026-02-31', 'The as-of time in the address cannot'],
    ['/watch/exercise/signals?from=soon', '“soon” in the address cannot be read as a time'],
    ['/watch/exercise/trends?from=soon&to=2026-13-01', '“soon”, “2026-13-01” in the address'],
    ['/watch/exercise/wall?knownAt=soon', 'now must not pass for the time that was asked for'],
  ])('are never made up from nonsense: %s', async (path, said) => {
    await on(path, async (page) => {
      await page.getByText(said).waitFor();
    });
  });
});

describe('a history of corrections', () => {
  it('is told in the words of the form, the old struck beside the new', async () => {
    const { body: shock } = await exercise.post<WireEntry>('incidents', {
      id: v7(),
      author: 'Awa',
      incident: { title: 'Barracks stormed', startAt: null, precision: 'unknown', clocks: [] },
    });
    const place = { type: 'place', place: 'tankasse', geoPrecision: 1 };
    const details = { type: 'battle', tolls: { killed: { civilian: { best: 3 } } } };
    const note = `Two lorries burnt. ${'Nobody saw who fired. '.repeat(4)}The army is silent.`;
    const body = signalBody({ headline: 'Convoy hit', where: place, details, note });
    expect((await exercise.record(body)).status).toBe(201);
    const signal = {
      ...body.signal,
      where: { ...place, geoPrecision: 2 },
      incident: shock.id,
      grade: 'C3',
      note: note.replace('Two', 'Three').replace('is silent', 'denied it'),
      details: { type: 'explosion', tolls: { killed: { civilian: { best: 5 } } } },
    };
    const correction = { id: v7(), author: 'Sira', target: body.id, reason: 'Told again', signal };
    expect((await exercise.post('corrections', correction)).status).toBe(201);
    await on(`/watch/exercise/signals?signal=${body.id}`, async (page) => {
      const history = page.getByRole('article').locator('ol');
      await history.getByText('Told again').waitFor();
      const terms = await history.locator('dt').allTextContents();
      expect(terms).toEqual(['Where', 'Kind', 'Grade', 'Casualties', 'Incident', 'Note']);
      const struck = await history.locator('del').allTextContents();
      const put = await history.locator('ins').allTextContents();
      expect(struck.map((text) => text.replace('was ', ''))).toEqual([
        'Tankassé',
        'Battle',
        'B2',
        'killed, civilians: 3',
        'Two',
        'is silent.',
      ]);
      expect(put.map((text) => text.replace('now ', ''))).toEqual([
        'Tankassé, near there',
        'Explosion or remote violence',
        'C3',
        'killed, civilians: 5',
        'Barracks stormed',
        'Three',
        'denied it.',
      ]);
      expect(await history.textContent()).not.toMatch(/geoPrecision|battle|tankasse|[0-9a-f]{8}-/);
    });
  });
});

const narrow = { viewport: { width: 320, height: 256 } };

describe('a page at 400 %', () => {
  it.each([
    '/',
    '/method',
    '/watch/exercise',
    '/watch/exercise/attack-frequency',
    '/watch/exercise/military-posture',
    '/watch/exercise/signals',
    '/watch/exercise/trends',
    '/watch/exercise/log',
    '/watch/exercise/wall',
  ])('is read without scrolling sideways: %s', async (path) => {
    const act = async (page: Page) => {
      await page.waitForLoadState('load');
      expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(320);
    };
    await on(path, act, narrow);
  });

  it('leaves room for a small form beside its button', async () => {
    await on(
      '/watch/exercise/log',
      async (page) => {
        await page.getByRole('button', { name: 'Open an incident' }).press('Enter');
        const dialog = page.getByRole('dialog', { name: 'Open an incident' });
        await dialog.waitFor();
        const send = dialog.getByRole('button', { name: 'Open the incident' });
        const top = await send.evaluate((button) => button.getBoundingClientRect().top);
        expect(top).toBeGreaterThan(256);
        expect(await dialog.evaluate((box) => box.scrollWidth <= box.clientWidth)).toBe(true);
      },
      narrow,
    );
  });
});

describe('whoever hears a page', () => {
  /** Every text that a live region came to hold, in order. */
  const listen = (page: Page) =>
    page.evaluate(() => {
      const heard: string[] = [];
      Reflect.set(window, 'heard', heard);
      new MutationObserver((changes) => {
        for (const { target } of changes) {
          const element = target instanceof Element ? target : target.parentElement;
          const region = element?.closest('[role=status], [role=alert], [aria-live]');
          const text = region?.textContent?.trim() ?? '';
          if (text !== '' && heard.at(-1) !== text) heard.push(text);
        }
      }).observe(document.body, { subtree: true, childList: true, characterData: true });
    });
  const heard = (page: Page): Promise<unknown> => page.evaluate(() => Reflect.get(window, 'heard'));

  it('hears what a signal moved, and nothing of one that moved no level', async () => {
    await on('/watch/exercise', async (page) => {
      await page.getByText(/● live/).waitFor();
      await listen(page);
      const quiet = signalBody({
        headline: 'A talk was given',
        indicator: 'military-posture',
        grade: 'F6',
        details: { movement: 'reorganisation' },
      });
      await exercise.record(quiet);
      await page.getByRole('link', { name: 'A talk was given' }).waitFor();
      expect(await heard(page)).toEqual([]);
      await exercise.post('entries', {
        id: v7(),
        author: 'Awa',
        kind: 'level-overridden',
        indicator: 'military-posture',
        level: 4,
        hours: 6,
        reason: 'The garrison has left',
      });
      await expect
        .poll(() => heard(page))
        .toEqual([expect.stringMatching(/^Military posture: \w+ → critical/)]);
    });
  });

  it('hears in one breath what a form would do', async () => {
    await on('/watch/exercise/log', async (page) => {
      await page.getByRole('button', { name: 'Open an incident' }).press('Enter');
      const dialog = page.getByRole('dialog', { name: 'Open an incident' });
      await dialog.getByText('No clock is ticked: nothing will be timed.').waitFor();
      await listen(page);
      await page.keyboard.type('Bridge blown up');
      await page.locator('[name=startAt]').fill('-2h');
      await expect
        .poll(() => heard(page))
        .toEqual([expect.stringMatching(/^Preview: [^.]{5,120}\.$/)]);
      await dialog.getByLabel('First statement').check();
      await dialog.getByText('No clock is ticked').waitFor({ state: 'detached' });
    });
  });
});

it('a reader who wants no motion sees none', async () => {
  await on(
    '/watch/exercise/log',
    async (page) => {
      await page.getByRole('button', { name: 'Annotate the record' }).click();
      await page.getByRole('dialog').waitFor();
      const moving = await page.evaluate(() =>
        [...document.querySelectorAll('*')].filter((element) => {
          const { animationName, transitionDuration } = getComputedStyle(element);
          return animationName !== 'none' || Number.parseFloat(transitionDuration) > 0.01;
        }),
      );
      expect(moving).toEqual([]);
    },
    { reducedMotion: 'reduce' },
  );
});

describe('a range that ends before it begins', () => {
  it('is said over the list of signals, and stands where it can be put right', async () => {
    await on('/watch/exercise/signals?from=2026-11-02&to=2026-11-01', async (page) => {
      await page.getByText('The time from 2026-11-02 to 2026-11-01 ends before it').waitFor();
      const [from, to] = ['Event from, UTC day', 'Event to, UTC day'].map((name) =>
        page.getByLabel(name),
      );
      expect([await from?.inputValue(), await to?.inputValue()]).toEqual([
        '2026-11-02',
        '2026-11-01',
      ]);
      expect(await to?.getAttribute('aria-invalid')).toBe('true');
      await to?.fill('3 nov 2026');
      await to?.press('Enter');
      await expect.poll(() => parameter(page, 'to')).toBe('2026-11-03');
      await expect.poll(() => page.getByText('ends before it begins').count()).toBe(0);
      await from?.fill('4 nov 2026');
      await from?.press('Enter');
      await page.getByText('This lies before the first day.').waitFor();
      expect(parameter(page, 'from')).toBe('2026-11-02');
      expect(await from?.inputValue()).toBe('4 nov 2026');
    });
  });

  it('is said beside the range of the trends, and stands where it can be put right', async () => {
    const backward = 'from=2026-11-02T00:00:00Z&to=2026-11-01T00:00:00Z';
    await on(`/watch/exercise/trends?${backward}`, async (page) => {
      const said = page.getByText('The range in the address ends before it begins');
      await said.waitFor();
      const to = page.getByRole('textbox', { name: /^To/ });
      expect(await to.inputValue()).toBe('2026-11-01 00:00');
      await page.getByLabel('Region').selectOption({ index: 1 });
      await expect.poll(() => parameter(page, 'region')).not.toBeNull();
      expect(parameter(page, 'to')).toBe('2026-11-01T00:00:00Z');
      await to.fill('2026-11-05 00:00');
      await to.press('Enter');
      await expect.poll(() => parameter(page, 'to')).toBe('2026-11-05T00:00:00Z');
      await expect.poll(() => said.count()).toBe(0);
    });
  });
});

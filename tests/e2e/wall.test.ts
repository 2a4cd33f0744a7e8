import path from 'node:path';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import {
  expectAccessible,
  openBrowser,
  openPage,
  type WatchedPage,
} from '#tests/support/browser.ts';
import { Client, signalBody } from '#tests/support/client.ts';
import { temporaryFolder } from '#tests/support/folder.ts';
import { type RunningServer, startServer } from '#tests/support/server.ts';

const pages = { PAGES: 'on', DEMO: 'on' };
let folder: Awaited<ReturnType<typeof temporaryFolder>>;
let file: string;
let server: RunningServer;
let browser: Browser;

beforeAll(async () => {
  folder = await temporaryFolder();
  file = path.join(folder.path, 'watch.db');
  server = await startServer({ env: pages, file });
  browser = await openBrowser();
});

afterAll(async () => {
  await browser?.close();
  await server?.stop();
  await folder?.remove();
});

const fullHd = { viewport: { width: 1920, height: 1080 } };

const openWall = (address = '/watch/exercise/wall', options = fullHd) =>
  openPage(browser, `${server.url}${address}`, options);

/** A signal of the attack form, sent as the desk sends it. */
async function record(headline: string): Promise<number> {
  const { status, body } = await new Client(server.url, 'exercise').record(
    signalBody({ headline }),
  );
  expect(status).toBe(201);
  return body.revision;
}

const revisionOn = async (page: Page) => {
  const text = (await page.locator('.link').textContent()) ?? '';
  return Number(/revision ([\d,]+)/.exec(text)?.[1]?.replaceAll(',', ''));
};

/** A line that was cut on purpose is no fault of the page. */
const real = ({ complaints }: WatchedPage) =>
  complaints.filter((each) => !/ERR_|Failed to load resource|WebSocket/.test(each));

/** The smallest type that can be seen, pixels. */
const smallestType = (page: Page) =>
  page.evaluate(() => {
    const sizes = [...document.querySelectorAll('.wall *:not(.sr-only)')].flatMap((element) => {
      const said = [...element.childNodes].some(
        ({ nodeType, textContent }) => nodeType === Node.TEXT_NODE && textContent?.trim() !== '',
      );
      return said ? Number.parseFloat(getComputedStyle(element).fontSize) : [];
    });
    return Math.min(...sizes);
  });

/** Lines of a tile that its lower edge goes through. */
const cutAcross = (page: Page) =>
  page.evaluate(() =>
    [...document.querySelectorAll('.tile')].flatMap((tile) => {
      const edge = tile.getBoundingClientRect().bottom + 0.5;
      return [...tile.querySelectorAll('.context, .sentence, .confidence, .changed')]
        .filter((line) => line.getBoundingClientRect().bottom > edge)
        .map(({ textContent }) => textContent);
    }),
  );

/** Names of incidents and texts of tiles that are not shown whole. */
const cutTexts = (page: Page) =>
  page.evaluate(() => {
    const texts = document.querySelectorAll(
      '.clocks :is(h2, .incident), .tile :is(.context, .sentence)',
    );
    return [...texts].flatMap((text) => {
      const { scrollWidth, clientWidth, scrollHeight, clientHeight, textContent } = text;
      return scrollWidth > clientWidth + 1 || scrollHeight > clientHeight + 1 ? [textContent] : [];
    });
  });

describe('the wall', () => {
  test('changes on every screen when a signal is logged on the desk', async () => {
    const walls = [await openWall(), await openWall()];
    for (const { page } of walls) await page.locator('.link[data-state=live]').waitFor();
    const desk = await openPage(browser, `${server.url}/watch/exercise/log`);
    await desk.page.evaluate(() => localStorage.setItem('watchfloor:author', '"A. Diarra"'));
    await desk.page.reload();
    const { keyboard } = desk.page;
    await desk.page.waitForSelector('form [name=headline]');
    await keyboard.press('Alt+2');
    await desk.page.waitForSelector('[name="details/type"]');
    await desk.page.fill('[name=headline]', 'Fuel convoy burnt near the river');
    await desk.page.fill('[name=eventAt]', 'now');
    for (const [name, typed] of [
      ['details/type', 'Bat'],
      ['source/name', 'Radio Annia'],
      ['grade/reliability', 'b'],
      ['grade/credibility', '3'],
      ['claim', 'm'],
    ]) {
      await desk.page.locator(`[name="${name}"]`).first().focus();
      await keyboard.type(typed ?? '');
    }
    await keyboard.press('Control+Enter');
    for (const { page } of walls) {
      await page.getByText('Fuel convoy burnt near the river').first().waitFor();
      await page.locator('.tile[data-changed]').first().waitFor();
    }
    for (const wall of [...walls, desk]) {
      expect(real(wall)).toEqual([]);
      await wall.context.close();
    }
  });

  test('says LINK LOST when the server falls silent, and catches up when it is back', async () => {
    const wall = await openWall();
    const { page } = wall;
    await page.locator('.link[data-state=live]').waitFor();
    const before = await revisionOn(page);
    await server.kill9();
    await page.getByText('Link lost', { exact: true }).waitFor({ timeout: 25_000 });
    expect(await page.locator('.wall').getAttribute('data-link')).toBe('lost');
    server = await startServer({ env: { ...pages, PORT: new URL(server.url).port }, file });
    const missed = await record('Logged while the wall was dark');
    expect(missed).toBeGreaterThan(before);
    await expect.poll(() => revisionOn(page), { timeout: 25_000 }).toBe(missed);
    await page.locator('.link[data-state=live]').waitFor();
    await page.getByText('Logged while the wall was dark').first().waitFor();
    expect(real(wall)).toEqual([]);
    await wall.context.close();
  });

  test.each([
    [1920, 1080],
    [3840, 2160],
    [1080, 1920],
  ])('needs no scrolling at %i × %i', async (width, height) => {
    for (const address of [
      '/watch/exercise/wall',
      '/watch/mali/wall',
      '/watch/mali/wall?asOf=2026-04-25T20:00:00Z&knownAt=2026-04-25T20:00:00Z',
    ]) {
      const wall = await openWall(address, { viewport: { width, height } });
      const over = await wall.page.evaluate(() => {
        const { scrollWidth, scrollHeight } = document.documentElement;
        return [scrollWidth - innerWidth, scrollHeight - innerHeight];
      });
      expect(over, address).toEqual([0, 0]);
      expect(await smallestType(wall.page), address).toBeGreaterThanOrEqual(
        Math.floor(Math.min(width, height) / 45),
      );
      expect(await cutAcross(wall.page), address).toEqual([]);
      expect(await cutTexts(wall.page), address).toEqual([]);
      await expectAccessible(wall.page);
      expect(real(wall)).toEqual([]);
      await wall.context.close();
    }
    // Whatever the figure tells, what is drawn of the displaced bears its name and number.
    const named = await openWall('/watch/exercise/wall', { viewport: { width, height } });
    const drawn = named.page.locator('.drawn');
    expect(await drawn.textContent()).toMatch(/^People displaced, n \d+$/);
    expect(await drawn.evaluate((name) => name.scrollWidth <= name.clientWidth)).toBe(true);
    expect(
      await drawn.evaluate((name) => {
        const below = name.nextElementSibling?.getBoundingClientRect();
        const { bottom } = name.getBoundingClientRect();
        return below !== undefined && below.top >= bottom - 1 && below.height >= 8;
      }),
    ).toBe(true);
    await named.context.close();
    // Two lines of a verdict that is open: sentences may end early then, what a figure means may not.
    const open = await openWall('/watch/mali/wall?asOf=2026-04-28T07:00:00Z', {
      viewport: { width, height },
    });
    await open.page.locator('.tile .context').nth(4).waitFor();
    const meanings = await open.page.locator('.tile .context').evaluateAll((all) =>
      all.flatMap((text) => {
        const { textContent, scrollHeight, clientHeight } = text;
        return scrollHeight > clientHeight ? [textContent] : [];
      }),
    );
    expect(meanings).toEqual([]);
    await open.context.close();
  });

  test('wears a band in a replay and in an exercise, and neither on the live wall of Mali', async () => {
    // As somebody would type it.
    const past = 'asOf=2026-04-25T20:00Z&knownAt=2026-04-25T22:00+02:00';
    const replay = await openWall(`/watch/mali/wall?${past}`);
    await replay.page.getByText('Replay', { exact: true }).first().waitFor();
    // The four cities that nobody named are on no tile of the map.
    expect(await replay.page.locator('.regions h2').textContent()).toContain('1 unplaced');
    await replay.page.getByRole('link', { name: 'See it live' }).click();
    await replay.page.waitForURL(/\/watch\/mali\/wall$/);
    await replay.page.getByText('Nobody has looked lately').waitFor();
    expect(await replay.page.getByText('Replay', { exact: true }).count()).toBe(0);
    await replay.context.close();
    const exercise = await openWall();
    expect(await exercise.page.getByText('Exercise', { exact: true }).count()).toBeGreaterThan(0);
    await exercise.context.close();
  });

  test('gives every clock time its zone', async () => {
    const past = 'asOf=2026-04-25T20:00:00Z&knownAt=2026-04-25T20:00:00Z';
    const { page, context } = await openWall(`/watch/mali/wall?${past}`);
    expect(await page.locator('.time').textContent()).toMatch(/20:00\s*UTC$/);
    expect(await page.locator('.newest h2').textContent()).toContain('UTC');
    await context.close();
  });

  test('moves its picture by steps, and draws nothing in between', async () => {
    const wall = await openWall();
    const { page } = wall;
    await page.locator('.link[data-state=live]').waitFor();
    expect(await page.evaluate(() => document.getAnimations().length)).toBe(0);
    await page.setViewportSize({ width: 390, height: 844 });
    const over = await page.locator('.screen').evaluate((screen) => {
      screen.setAttribute('data-place', '2');
      return document.documentElement.scrollWidth - innerWidth;
    });
    expect(over).toBe(0);
    const places = await page.locator('.screen').evaluate((screen) => {
      const now = Number(screen.getAttribute('data-place'));
      const offsets = Array.from({ length: 8 }, (_, place) => {
        screen.setAttribute('data-place', `${place}`);
        return getComputedStyle(screen).translate;
      });
      return { now, offsets };
    });
    expect([0, 1, 2, 3, 4, 5, 6, 7]).toContain(places.now);
    expect(new Set(places.offsets).size).toBe(8);
    await page.emulateMedia({ reducedMotion: 'reduce' });
    const still = () => page.locator('.screen').evaluate((e) => getComputedStyle(e).translate);
    expect(await still()).toBe('none');
    await wall.context.close();
  });
});

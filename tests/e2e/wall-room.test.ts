import { fileURLToPath, pathToFileURL } from 'node:url';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { openBrowser, openPage } from '#tests/support/browser.ts';
import { type RunningServer, startServer } from '#tests/support/server.ts';
import { wallTexts } from '#tests/support/wall-texts.ts';

/** Walls lying and upright, a laptop, a laptop and a wall at twice their size, a telephone. */
const sizes = [
  [1920, 1080],
  [3840, 2160],
  [1080, 1920],
  [1280, 800],
  [640, 400],
  [960, 540],
  [390, 844],
] as const;

const longer = fileURLToPath(new URL('../support/longer-words.mjs', import.meta.url));
const languages: { language: string; env: Record<string, string> }[] = [
  { language: 'English', env: {} },
  { language: 'a longer language', env: { NODE_OPTIONS: `--import ${pathToFileURL(longer)}` } },
];

/** What a wall may show, by what it is called here. */
const then = '2026-04-25T20:00:00Z';
const states = {
  'an exercise': '/watch/exercise/wall',
  'nothing known': '/watch/mali/wall',
  'a replay': `/watch/mali/wall?asOf=${then}&knownAt=${then}`,
  'one part known': '/watch/mali/wall?asOf=2026-04-28T07:00:00Z',
};

let browser: Browser;
beforeAll(async () => {
  browser = await openBrowser();
});
afterAll(async () => {
  await browser?.close();
});

/** How high the drawings of a wall are that are in sight. */
function drawnHeights(page: Page): Promise<number[]> {
  return page
    .locator('.spark > svg')
    .evaluateAll((drawings) =>
      drawings.flatMap((drawing) =>
        drawing.checkVisibility() ? [drawing.parentElement?.clientHeight ?? 0] : [],
      ),
    );
}

/** Goes through all sizes; answers with what went whole at each. */
async function lookThrough(page: Page): Promise<Map<string, string[]>> {
  const letGo = new Map<string, string[]>();
  for (const [width, height] of sizes) {
    await page.setViewportSize({ width, height });
    const { cut, overlapping, gone } = await wallTexts(page);
    const wide = await page.evaluate(() => document.documentElement.scrollWidth);
    const size = `${width} × ${height}`;
    expect({ size, cut, overlapping, wide }).toEqual({
      size,
      cut: [],
      overlapping: [],
      wide: width,
    });
    letGo.set(size, gone);
  }
  return letGo;
}

describe.each(languages)('a wall in $language', ({ language, env }) => {
  const settings = { PAGES: 'on', DEMO: 'on', ...env };
  let server: RunningServer;
  let both: string;
  beforeAll(async () => {
    server = await startServer({ env: settings });
    const view = await fetch(`${server.url}/api/v1/watches/exercise/view`);
    const { asOf }: { asOf: string } = await view.json();
    both = `/watch/exercise/wall?asOf=${asOf}&knownAt=${asOf}`;
  });
  afterAll(async () => {
    await server?.stop();
  });

  const open = (address: string) => openPage(browser, `${server.url}${address}`);

  test.each(Object.entries(states))('cuts nothing short: %s', async (_, address) => {
    const { page, complaints, context } = await open(address);
    await page.locator('.link[data-state=live]').waitFor();
    const letGo = await lookThrough(page);
    if (language === 'English') expectAllSaid(letGo);
    expect(complaints).toEqual([]);
    await context.close();
  });

  test('names all four verdicts when nothing is known', async () => {
    const { page, context } = await open(states['nothing known']);
    const said = (await page.locator('.why').textContent()) ?? '';
    const { gone } = await wallTexts(page);
    expect(gone).not.toContain(said);
    if (language === 'English') {
      for (const verdict of [
        'brittle calm',
        'contained',
        'containing the shock',
        'defensive crouch',
      ])
        expect(said).toContain(verdict);
    } else expect(said).toMatch(/brì+ttlé.*dé+fénsìvé crô+ùch/);
    await context.close();
  });

  test('shows under two bands what would change the verdict, in any colours', async () => {
    const { page, complaints, context } = await open(both);
    await page.locator('.band').nth(1).waitFor();
    // What decides it, and what would make it another.
    expect(await page.locator('.why').textContent()).toMatch(/\. [^.]+\.$/);
    const letGo = await lookThrough(page);
    if (language === 'English') expectAllSaid(letGo);
    await page.emulateMedia({ forcedColors: 'active', reducedMotion: 'reduce' });
    await lookThrough(page);
    await page.emulateMedia({ forcedColors: 'none', colorScheme: 'light' });
    await page.locator('.wall').evaluate((wall) => wall.setAttribute('data-theme', 'light'));
    await lookThrough(page);
    expect(complaints).toEqual([]);
    await context.close();
  });

  test('makes room for a lost link, beside two other bands too', async () => {
    const walls = [await open(states['an exercise']), await open(both)];
    for (const { page } of walls) await page.locator('.link[data-state=live]').waitFor();
    await server.kill9();
    for (const { page, context } of walls) {
      await page.locator('.band.lost').waitFor({ timeout: 25_000 });
      const letGo = await lookThrough(page);
      if (language === 'English') expectAllSaid(letGo);
      await context.close();
    }
    server = await startServer({ env: settings });
  });
});

/** Only what the watch is about, and older signals, have no room anywhere. */
function expectAllSaid(letGo: ReadonlyMap<string, readonly string[]>): void {
  for (const [size, gone] of letGo) {
    expect([size, gone.filter((each) => !/^(?:title|OL):/.test(each))]).toEqual([size, []]);
  }
}

test('a drawing that would be lower than the smallest type is let go', async () => {
  const server = await startServer({ env: { PAGES: 'on', DEMO: 'on', EXERCISE_PACE: 'off' } });
  const viewport = { width: 1920, height: 1080 };
  const address = `${server.url}${states['an exercise']}`;
  const { page, context } = await openPage(browser, address, { viewport });
  const heights = await drawnHeights(page);
  expect(Math.min(...heights)).toBeGreaterThan(1080 / 45);
  const sentence = page.locator('.sentence').first();
  // As if its words took more and more room.
  for (let room = 0; heights.length > 0; room += 4) {
    await sentence.evaluate((words, taken) => {
      words.style.paddingTop = `${taken}px`;
    }, room);
    heights.splice(0, heights.length, ...(await drawnHeights(page)));
    for (const height of heights) expect(height).toBeGreaterThanOrEqual(Math.floor(1080 / 45) - 1);
    expect(room).toBeLessThan(300);
  }
  await context.close();
  await server.stop();
});

test('upright, what is read at a glance is a 45th of the height', async () => {
  const server = await startServer({ env: { PAGES: 'on', DEMO: 'on' } });
  for (const address of Object.values(states)) {
    const viewport = { width: 1080, height: 1920 };
    const { page, context } = await openPage(browser, `${server.url}${address}`, { viewport });
    const sizesOf = await page
      .locator('.verdict h1, .time span, .level, .figure')
      .evaluateAll((all) => all.map((text) => Number.parseFloat(getComputedStyle(text).fontSize)));
    expect(sizesOf.length).toBeGreaterThan(10);
    expect(Math.min(...sizesOf), address).toBeGreaterThanOrEqual(1920 / 45);
    await context.close();
  }
  await server.stop();
});

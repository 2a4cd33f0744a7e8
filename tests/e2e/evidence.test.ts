import type { Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import type { SignalsAnswer } from '#server/contract.ts';
import { demoPages } from '#tests/support/demo-pages.ts';

const evening = 'asOf=2026-04-25T20:00:00Z&knownAt=2026-04-25T20:00:00Z';

const { on, url } = demoPages();

/** What the list of signals says of how many there are. */
async function toldOn(page: Page): Promise<{ signals: number; events: number }> {
  await page.waitForURL(/\/signals\?/);
  const told = await page.getByText(/^(No|\d+) signals? of (one|\d+) events?/).textContent();
  const [, signals = '', events = ''] = /^(\w+) signals? of (\w+)/.exec(told ?? '') ?? [];
  return { signals: Number(signals), events: events === 'one' ? 1 : Number(events) };
}

/** Numbers of a page that open to the signals counted, where they begin with how many. */
function numbersOn(page: Page): Promise<{ n: number; query: string }[]> {
  return page.evaluate(() =>
    [...document.querySelectorAll<HTMLAnchorElement>('a[href*="behind="]')].flatMap((link) => {
      const said = link.cloneNode(true);
      if (!(said instanceof HTMLElement)) return [];
      for (const hidden of said.querySelectorAll('.sr-only')) hidden.remove();
      const [, n] =
        /^(\d+)(?: events?| attacks?| before| in \d+ d)?$/.exec(said.textContent ?? '') ??
        /n (\d+)$/.exec(said.textContent ?? '') ??
        [];
      const { search } = new URL(link.href);
      return n === undefined ? [] : [{ n: Number(n), query: search }];
    }),
  );
}

async function eventsOf(watch: string, query: string): Promise<number | null> {
  const answer = await fetch(url(`/api/v1/watches/${watch}/signals${query}`));
  const { events }: SignalsAnswer = await answer.json();
  return events;
}

/** Numbers that count events; claims, gaps, places and incidents are counted otherwise. */
const eventsCounted = /behind=(attack-frequency|military-posture)\.|\.(deadly|toned|summed)/;

describe('a number with an n', () => {
  it('opens to the attacks of the baseline that it was computed from', async () => {
    await on('/watch/exercise/attack-frequency', async (page) => {
      const row = page.getByRole('row', { name: /Abnormal\?/ });
      const baseline = row.getByRole('link', { name: /^\d+ in \d+ d \(the signals counted\)$/ });
      const n = Number.parseInt((await baseline.textContent()) ?? '', 10);
      expect(n).toBeGreaterThan(30);
      await baseline.press('Enter');
      const { signals, events } = await toldOn(page);
      expect(events).toBe(n);
      expect(signals).toBeGreaterThanOrEqual(n);
      await page.getByText('Reports of the credible attacks of the baseline.').waitFor();
      await page.getByRole('combobox', { name: 'Region' }).selectOption({ label: 'Tessaban' });
      await page.waitForURL(/region=.*behind=attack-frequency\.baseline|behind=.*region=/);
      await expect.poll(async () => (await toldOn(page)).events).toBeLessThan(n);
      await page.getByRole('link', { name: 'Lift this filter' }).click();
      await page.waitForURL((url) => !url.search.includes('behind'));
    });
  });

  it('opens to what was known then, where the page looks back', async () => {
    await on(`/watch/mali/attack-frequency?${evening}`, async (page) => {
      const measures = page.getByRole('region', { name: 'Measures' });
      await measures
        .getByRole('link', { name: /n 2 \(the signals counted\)$/ })
        .first()
        .click();
      expect((await toldOn(page)).events).toBe(2);
      expect(decodeURIComponent(page.url())).toContain(evening);
    });
  });

  for (const [watch, time, least] of [
    ['exercise', '', 60],
    ['mali', `?${evening}`, 2],
  ] as const) {
    it(`is as many as the list behind it, on every reading page of ${watch}`, async () => {
      let compared = 0;
      for (const indicator of [
        'attack-frequency',
        'military-posture',
        'public-messaging',
        'civilian-impact',
      ]) {
        await on(`/watch/${watch}/${indicator}${time}`, async (page) => {
          for (const { n, query } of await numbersOn(page)) {
            if (!eventsCounted.test(query)) continue;
            expect({ query, n: await eventsOf(watch, query) }).toEqual({ query, n });
            compared += 1;
          }
        });
      }
      expect(compared).toBeGreaterThan(least);
    }, 120_000);
  }

  it('leads to the past clocks of the curve, which open to their signals', async () => {
    await on('/watch/exercise/response-speed', async (page) => {
      const counts = page.getByRole('link', { name: /^\d+ of \d+ \(what was counted\)$/ });
      const past = counts.and(page.locator('[href$="#past-clocks"]'));
      const [, n] = /of (\d+)/.exec((await past.textContent()) ?? '') ?? [];
      await past.press('Enter');
      const table = page.getByRole('table', { name: /The past clocks, one by one/ });
      await table.waitFor();
      expect(await table.getByRole('row').count()).toBe(Number(n) + 1);
      await table.getByRole('link').first().click();
      await page.waitForURL(/\/signals\?incident=/);
    });
  });

  it('leads to the clocks of either pace, as many as it counts', async () => {
    await on('/watch/exercise/response-speed', async (page) => {
      const paces = page.getByRole('link', { name: /^\d+ of \d+ \(what was counted\)$/ });
      for (const age of ['recent', 'earlier']) {
        const pace = paces.and(page.locator(`[href$="#${age}-clocks"]`));
        const [, n] = /of (\d+)/.exec((await pace.textContent()) ?? '') ?? [];
        await pace.press('Enter');
        const title = age === 'recent' ? /opened in the last 14 d/ : /opened before/;
        const table = page.getByRole('table', { name: title });
        await table.waitFor();
        expect(await table.getByRole('row').count()).toBe(Number(n) + 1);
      }
    });
  });

  it('leads from the overview to the list that its page unfolds', async () => {
    await on('/watch/exercise', async (page) => {
      const civilians = page.getByRole('article', { name: 'Civilian impact' });
      await civilians.getByRole('link', { name: /1 in .* \(what was counted\)$/ }).click();
      await page.waitForURL(/civilian-impact#weeks$/);
      await page.getByRole('table', { name: 'The weeks as a table' }).waitFor();
    });
  });
});

/** Row of the attacks on the page of trends, with its values counted. */
function attackRow(page: Page) {
  return page.getByRole('region', { name: 'Attack frequency' });
}

describe('a point of the trends', () => {
  const days = 'range=90d&bucket=week&measures=attack-frequency:attacks';

  it('opens to what it counted at its time, once a click holds it', async () => {
    await on(`/watch/exercise/trends?${days}`, async (page) => {
      const row = attackRow(page);
      const count = row.getByRole('link', { name: /^n \d+ \(the signals counted\)$/ });
      const latest = await count.getAttribute('href');
      const plot = row.locator('.recharts-wrapper');
      await plot.waitFor();
      const box = await plot.boundingBox();
      if (box === null) throw new Error('not drawn');
      // Under the boxes that lie upon it the plot is found by its place alone.
      const [x, y] = [box.x + box.width / 2, box.y + box.height / 2];
      await page.mouse.move(x, y);
      await page.mouse.click(x, y);
      await page.mouse.move(x + 60, y);
      await page.mouse.move(5, 5);
      expect(await count.getAttribute('href')).not.toBe(latest);
      const n = Number(/\d+/.exec((await count.textContent()) ?? ''));
      await count.click();
      expect((await toldOn(page)).events).toBe(n);
      expect(decodeURIComponent(page.url())).toMatch(/asOf=.*T23:59:59\.999Z/);
    });
  });

  it('opens to the same from the table, and to the list of the page of clocks', async () => {
    await on(`/watch/exercise/trends?${days}&view=table`, async (page) => {
      await expect.poll(async () => (await numbersOn(page)).length).toBeGreaterThan(25);
      for (const { n, query } of (await numbersOn(page)).filter(({ query: asked }) =>
        eventsCounted.test(asked),
      )) {
        expect({ query, n: await eventsOf('exercise', query) }).toEqual({ query, n });
      }
      const clocks = page.getByRole('link', { name: /^n \d+ \(what was counted\)$/ }).last();
      await clocks.press('Enter');
      await page.waitForURL(/response-speed\?asOf=.*#clocks$/);
    });
  });

  it('is of the time that the page looks back to, and of none after it', async () => {
    // The week goes on after it, and by then the attacks of the 25th are known.
    const time = 'asOf=2026-04-22T12:00:00Z';
    await on(`/watch/mali/trends?${time}&range=1y&bucket=week`, async (page) => {
      const row = attackRow(page);
      await row.getByText('stale').waitFor();
      expect(await row.getByText('severe', { exact: false }).count()).toBe(0);
    });
  });
});

describe('on the wall', () => {
  it('a clock opens its incident, a region its attacks, a line its signal, at the time shown', async () => {
    const wall = `/watch/mali/wall?${evening}`;
    const past = decodeURIComponent(evening);
    const opened = async (name: RegExp, address: RegExp) =>
      on(wall, async (page) => {
        await page.getByRole('link', { name }).first().press('Enter');
        await page.waitForURL(address);
        expect(decodeURIComponent(page.url())).toContain(past);
      });
    await opened(/^After-action communiqué$/, /\/signals\?incident=/);
    await opened(
      /: [1-9]\d* attacks?/,
      /\/signals\?region=[\w-]+&behind=attack-frequency\.attacks/,
    );
    await on(wall, async (page) => {
      const newest = page.getByRole('list').last().getByRole('link').first();
      const headline = (await newest.textContent()) ?? 'nothing';
      await newest.click();
      await page.waitForURL(/\/signals\?signal=/);
      await page.getByRole('heading', { name: headline }).waitFor();
    });
  });

  it('what did not fit among the newest comes into sight with the focus', async () => {
    await on('/watch/exercise/wall', async (page) => {
      await page.setViewportSize({ width: 1920, height: 1080 });
      const list = page.getByRole('list').last();
      const last = list.getByRole('link').last();
      const inside = async () => {
        const [box, around] = [await last.boundingBox(), await list.boundingBox()];
        if (box === null || around === null) throw new Error('not drawn');
        return (
          box.x < around.x + around.width && box.y + box.height <= around.y + around.height + 1
        );
      };
      expect(await inside()).toBe(false);
      await last.focus();
      await expect.poll(inside).toBe(true);
    });
  });
});

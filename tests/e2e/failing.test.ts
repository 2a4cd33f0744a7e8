import type { Page, Route } from 'playwright-core';
import { v7 } from 'uuid';
import { describe, expect, onTestFinished, test } from 'vitest';
import { openPage } from '#tests/support/browser.ts';
import { signalBody } from '#tests/support/client.ts';
import {
  browser,
  client,
  fillSignal,
  inFocus,
  keptLine,
  log,
  openDesk,
  server,
  startDesk,
} from '#tests/support/desk-page.ts';

startDesk();

async function desk(search = ''): Promise<Page> {
  const opened = await openDesk(browser, `${server.url}/watch/exercise/log${search}`);
  onTestFinished(() => opened.context.close());
  return opened.page;
}

async function pageAt(path: string): Promise<Page> {
  const opened = await openPage(browser, server.url + path);
  onTestFinished(() => opened.context.close());
  return opened.page;
}

const posts = (act: (route: Route) => Promise<void>) => (route: Route) =>
  route.request().method() === 'POST' ? act(route) : route.continue();

describe('the desk, where the log takes nothing', () => {
  test('says why an entry was refused although no field is named, and keeps its text', async () => {
    const page = await desk();
    let refuse = true;
    await page.route(
      '**/exercise/signals?*',
      posts((route) =>
        refuse
          ? route.fulfill({ status: 413, contentType: 'text/html', body: '<h1>Too large</h1>' })
          : route.continue(),
      ),
    );
    await fillSignal(page, 'A proxy on the way says no');
    await log(page);
    await page.getByRole('alert').filter({ hasText: 'The server refused it with 413' }).waitFor();
    expect(await page.inputValue('[name=headline]')).toBe('A proxy on the way says no');
    await expect.poll(() => inFocus(page)).toBe('headline');
    refuse = false;
    await log(page);
    await keptLine(page, 'A proxy on the way says no');
  });

  test('never calls an entry on its way that waits behind another', async () => {
    const page = await desk();
    await page.context().setOffline(true);
    await fillSignal(page, 'First without a line');
    await log(page);
    await fillSignal(page, 'Second without a line');
    await log(page);
    const second = page.locator('[data-entry]', { hasText: 'Second without a line' });
    await second.getByText('waiting for line').waitFor();
    expect(await page.getByText('sending').count()).toBe(0);
    await page.context().setOffline(false);
    await keptLine(page, 'Second without a line');
  });

  test('does not say of a signal that it is not there because the server stumbled', async () => {
    const { body } = await client.record(signalBody({ headline: 'Convoy turned back' }));
    const page = await desk();
    await page.route(`**/signals/${body.id}`, (route) => route.fulfill({ status: 500, body: '' }));
    await page.goto(`${page.url()}?correct=${body.id}`);
    await page.getByText(/The signal cannot be read now: no answer/).waitFor();
    await page.goto(`${server.url}/watch/exercise/log?retract=${v7()}`);
    await page.getByText('That signal is not in the log of this watch.').waitFor();
  });

  test('stays open when a link is followed without a line', async () => {
    const page = await desk();
    await page.context().setOffline(true);
    await page.getByRole('link', { name: 'Signals' }).click();
    await page.getByText('“Signals” cannot be opened now').waitFor();
    expect(await page.locator('[name=headline]').isVisible()).toBe(true);
    await page.context().setOffline(false);
    await page.getByRole('link', { name: 'Signals' }).click();
    await page.waitForURL(/signals$/);
  });
});

test('the desk hides no input behind its bar, neither zoomed in nor on the way down', async () => {
  const page = await desk();
  const covered = () =>
    page.evaluate(() => {
      const input = document.activeElement;
      const { left, top, width, height } = input?.getBoundingClientRect() ?? new DOMRect();
      const there = document.elementFromPoint(left + width / 2, top + height / 2);
      return !(there === input || there?.closest('label')?.contains(input) === true);
    });
  await page.setViewportSize({ width: 640, height: 400 });
  await page.locator('[name=headline]').focus();
  expect(await covered()).toBe(false);
  await page.setViewportSize({ width: 1280, height: 800 });
  for (let i = 0; i < 14; i += 1) {
    await page.keyboard.press('Tab');
    expect(await covered(), `after ${i + 1} steps, at ${await inFocus(page)}`).toBe(false);
  }
});

describe('the review, where an answer fails', () => {
  const evening = 'asOf=2026-04-25T20:00:00Z&knownAt=2026-04-25T20:00:00Z';

  test('draws no trend as the answer to another question', async () => {
    const page = await pageAt(`/watch/mali/trends?${evening}`);
    const attacks = page.getByRole('region', { name: 'Attack frequency' });
    await attacks.getByText(/1 in \d+–\d+ · n \d/).waitFor({ timeout: 30_000 });
    await page.route('**/api/v1/**/trends?*', (route) => route.fulfill({ status: 503, body: '' }));
    await attacks.getByRole('combobox').selectOption({ index: 1 });
    await attacks.getByText('Could not be fetched').waitFor();
    expect(await attacks.getByText(/· n \d/).count()).toBe(0);
    await page.unroute('**/api/v1/**/trends?*');
    await page.getByRole('button', { name: 'Try again' }).click();
    await attacks.getByText(/(?:^|· )n \d+$/).waitFor({ timeout: 30_000 });
  });

  test('shows the list where the signal of the address is not known', async () => {
    const unknown = '0190a000-0000-7000-8000-000000000000';
    const page = await pageAt(`/watch/mali/signals?signal=${unknown}`);
    await page.getByText('The signal that the address names is not in the log.').waitFor();
    expect(await page.getByRole('table', { name: /Signals/ }).isVisible()).toBe(true);
  });

  test('never takes a typed time that names none for now', async () => {
    const page = await pageAt(`/watch/mali?${evening}`);
    await page.getByRole('button', { name: 'Move in time…' }).click();
    const asOf = page.getByRole('textbox', { name: /^As of/ });
    expect(await asOf.inputValue()).toBe('2026-04-25 20:00');
    await asOf.fill('the day after');
    await page.getByRole('button', { name: 'Show', exact: true }).click();
    await page.getByText('This cannot be read as a time.').waitFor();
    expect(await asOf.evaluate((input) => input === document.activeElement)).toBe(true);
    expect(page.url()).toContain('asOf=2026-04-25T20:00:00Z');
    await asOf.fill('2026-04-26 8:30');
    await page.getByRole('button', { name: 'Show', exact: true }).click();
    await page.waitForURL(/asOf=2026-04-26T08:30:00Z/);
  });

  test('says of a time ahead that nothing of it is known yet', async () => {
    const page = await pageAt('/watch/mali?asOf=2090-01-01');
    await page.getByText('as it would stand on 1 Jan 2090').waitFor();
  });

  test('says of a revision in the address that only the wall goes by one', async () => {
    const page = await pageAt('/watch/mali?revision=12');
    await page.getByText('The address names a revision of the log').waitFor();
  });

  test('shows an opened signal where the reader is, and its line again when it is closed', async () => {
    const page = await pageAt('/watch/exercise/signals');
    const row = page.locator('[data-signal]').nth(40);
    const id = await row.getAttribute('data-signal');
    await row.click();
    const heading = page.locator('#signal-headline');
    await heading.waitFor();
    const seen = () =>
      heading.evaluate((each) => {
        const { top, bottom } = each.getBoundingClientRect();
        return top >= 0 && bottom <= window.innerHeight;
      });
    await expect.poll(seen).toBe(true);
    await page.getByRole('link', { name: 'Close' }).click();
    await expect
      .poll(() => page.evaluate(() => document.activeElement?.getAttribute('data-signal')))
      .toBe(id);
  });

  test('says of a day of the filters that it is none, and filters by nothing else', async () => {
    const page = await pageAt('/watch/mali/signals');
    await page.getByLabel('Event from, UTC day').fill('4/25/2026');
    await page.getByRole('button', { name: 'Filter' }).click();
    await page.getByLabel('Indicator').selectOption({ index: 1 });
    expect(page.url()).not.toContain('indicator=');
    await page.getByLabel('Event from, UTC day').fill('2026-04-25');
    await page.getByRole('button', { name: 'Filter' }).click();
    await page.waitForURL(/from=2026-04-25/);
  });

  test('takes a cursor that nobody can read for no page, not for a fault of its own', async () => {
    const page = await pageAt('/watch/mali/signals?cursor=garbage');
    await page.getByRole('heading', { name: 'There is nothing at this address' }).waitFor();
    await page.goto(`${server.url}/watch/niger`);
    expect(await page.title()).toBe('Nothing here · Watchfloor');
  });

  test('says on the home page that the server is silent, and leaves it standing', async () => {
    const page = await pageAt('/');
    const silent = page.getByText('The server does not answer.');
    // As if one came back to the tab: that asks at once.
    const saidOnReturn = async () => {
      await page.evaluate(() => document.dispatchEvent(new Event('visibilitychange')));
      return silent.isVisible();
    };
    await page.context().setOffline(true);
    await expect.poll(saidOnReturn).toBe(true);
    await page.getByRole('article', { name: 'Mali' }).waitFor();
    await page.context().setOffline(false);
    await expect.poll(saidOnReturn).toBe(false);
  });
});

test('a part of a wall that cannot be drawn leaves the others standing', async () => {
  const context = await browser.newContext({ viewport: { width: 1920, height: 1080 } });
  onTestFinished(() => context.close());
  const page = await context.newPage();
  let broken = true;
  await page.routeWebSocket(/socket\.io/, (socket) => {
    const far = socket.connectToServer();
    far.onMessage((message) => {
      const text = String(message);
      socket.send(broken ? text.replace(/"figure":\{/, '"figure":null,"was":{') : message);
    });
  });
  await page.goto(`${server.url}/watch/exercise/wall`);
  await page.locator('.link[data-state=live]').waitFor();
  await client.record(signalBody({ headline: 'A signal of another build' }));
  await page.getByText('This part failed and shows nothing.').waitFor();
  expect(await page.locator('.tile').count()).toBe(5);
  expect(await page.locator('.tile.broken').count()).toBe(1);
  expect(await page.locator('.tile.broken h2').textContent()).toBe('Response speed');
  await page.getByText('A signal of another build').first().waitFor();
  broken = false;
  await client.record(signalBody({ headline: 'And one that can be drawn' }));
  await page.locator('.tile.broken').waitFor({ state: 'detached', timeout: 15_000 });
});

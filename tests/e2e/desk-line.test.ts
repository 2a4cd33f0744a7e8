import type { Page, Request } from 'playwright-core';
import { describe, expect, onTestFinished, test } from 'vitest';
import type { WireEntry } from '#server/contract.ts';
import { signalBody } from '#tests/support/client.ts';
import {
  browser,
  client,
  fillSignal,
  inFocus,
  keptLine,
  log,
  openDesk,
  openEntry,
  real,
  server,
  startDesk,
  write,
} from '#tests/support/desk-page.ts';

startDesk();

const address = () => `${server.url}/watch/exercise/log`;

/** A desk in a browser of its own, prepared before its page is loaded. */
async function desk(prepare: (page: Page) => Promise<void> = async () => undefined): Promise<Page> {
  const opened = await openDesk(browser, address());
  onTestFinished(async () => {
    await opened.context.close();
    expect(real(opened.complaints)).toEqual([]);
  });
  await prepare(opened.page);
  return opened.page;
}

const entryLine = (page: Page, headline: string) =>
  page.locator('[data-entry]', { hasText: headline });

const isAbout = (request: Request, words: string) =>
  request.method() === 'POST' && (request.postData() ?? '').includes(words);

/** The log stumbles over every entry with these words, until the returned function is called. */
async function stumbleOver(page: Page, words: string): Promise<() => void> {
  let isIll = true;
  const error = { code: 'internal', message: 'Something went wrong.', problems: [] };
  await page.route('**/api/v1/watches/exercise/*', (route) =>
    isIll && isAbout(route.request(), words) && !route.request().url().endsWith('preview')
      ? route.fulfill({ status: 500, json: { error } })
      : route.continue(),
  );
  return () => {
    isIll = false;
  };
}

async function since(revision: number): Promise<WireEntry[]> {
  return client.log(revision);
}

const revision = async () => (await client.view()).revision;

describe('an entry that the log stumbles over', () => {
  test('is put aside for those behind it, in plain words, and can be tried again', async () => {
    const page = await desk();
    const before = await revision();
    const recover = await stumbleOver(page, 'Poison');
    for (const headline of ['Poison in the well', 'Second in the row', 'Third in the row']) {
      await fillSignal(page, headline);
      await log(page);
    }
    await keptLine(page, 'Second in the row');
    await keptLine(page, 'Third in the row');
    const aside = entryLine(page, 'Poison in the well');
    await aside.getByText('put aside').waitFor();
    await aside.getByText('The server answered 500: Something went wrong.').waitFor();
    await page.getByText('An entry was put aside').waitFor();
    await expect
      .poll(() => page.getByRole('alert').allTextContents())
      .toContain('Put aside: Poison in the well. The server answered 500: Something went wrong.');
    // What is announced a moment later would be told together with it.
    await expect
      .poll(() => page.getByRole('status').allTextContents())
      .toContainEqual(
        expect.stringMatching(
          /^(In the log: Third in the row, r\d+|2 entries are in the log now)\.$/,
        ),
      );
    recover();
    await aside.getByRole('button', { name: 'Try again' }).focus();
    await page.keyboard.press('Enter');
    await keptLine(page, 'Poison in the well');
    expect(await page.evaluate(() => document.activeElement?.hasAttribute('data-entry'))).toBe(
      true,
    );
    await expect
      .poll(() => page.getByRole('status').allTextContents())
      .toContainEqual(expect.stringMatching(/^In the log: Poison in the well, r\d+\.$/));
    const order = (await since(before)).map((entry) => headlineOf(entry));
    expect(order).toEqual(['Second in the row', 'Third in the row', 'Poison in the well']);
  });

  test('is edited or, after a question, discarded; a reload changes nothing', async () => {
    const page = await desk();
    await stumbleOver(page, 'Bitter');
    for (const headline of ['Bitter water', 'Bitter bread', 'Sweet water']) {
      await fillSignal(page, headline);
      await log(page);
    }
    await keptLine(page, 'Sweet water');
    await fillSignal(page, 'Sweet bread');
    await log(page);
    await keptLine(page, 'Sweet bread');
    await entryLine(page, 'Bitter bread').getByText('put aside').waitFor();
    await page.reload();
    const water = entryLine(page, 'Bitter water');
    await water.getByText('put aside').waitFor();
    await water.getByRole('button', { name: 'Edit' }).click();
    await expect.poll(() => page.inputValue('[name=headline]')).toBe('Bitter water');
    expect(await water.count()).toBe(0);
    await page.fill('[name=headline]', 'Clear water');
    await log(page);
    await keptLine(page, 'Clear water');
    const bread = entryLine(page, 'Bitter bread');
    await bread.getByRole('button', { name: 'Discard…' }).focus();
    await page.keyboard.press('Enter');
    const question = page.getByRole('dialog', { name: 'Discard this entry?' });
    await question.getByText('It may be in the log all the same').waitFor();
    await page.keyboard.press('Escape');
    await bread.getByText('put aside').waitFor();
    await bread.getByRole('button', { name: 'Discard…' }).click();
    await question.getByRole('button', { name: 'Discard', exact: true }).click();
    await bread.waitFor({ state: 'detached' });
    expect(await page.evaluate(() => document.activeElement?.id)).toBe('just-logged');
  });

  test('does not make the desk speak of a missing line, nor lose a page to sign in on', async () => {
    const page = await desk();
    let isHeld = true;
    await page.route('**/exercise/signals*', (route) =>
      isHeld && route.request().method() === 'POST'
        ? route.fulfill({ status: 200, contentType: 'text/html', body: '<h1>Sign in</h1>' })
        : route.continue(),
    );
    await fillSignal(page, 'Behind the portal');
    await log(page);
    await page.getByText('What is sent is answered, but not taken.').waitFor();
    await page.getByText('Something on the way answered in place of the log.').waitFor();
    isHeld = false;
    await keptLine(page, 'Behind the portal');
  });
});

describe('every form of the desk, without a line', () => {
  test('is kept and sent in the order of logging, and a look tells when it was', async () => {
    const open = signalBody({ headline: 'Seen before the line went' });
    await client.record(open);
    await client.post('incidents', incident());
    const page = await desk();
    await page.goto(`${address()}?correct=${open.id}`);
    await page.waitForSelector('[name=reason]');
    const before = await revision();
    await page.context().setOffline(true);

    await page.fill('[name=reason]', 'Heard again');
    await page.fill('[name=headline]', 'Seen as the line went');
    await log(page);
    await entryLine(page, 'Seen as the line went').getByText('waiting for line').waitFor();
    await page.getByText('One entry is kept on this device').waitFor();

    await page.keyboard.press('Alt+2');
    await page.keyboard.press('Alt+h');
    await entryLine(page, 'Attack: looked').getByText('waiting for line').waitFor();
    const lookedBy = Date.now();

    await page.keyboard.press('Alt+Shift+h');
    await page.getByRole('dialog').waitFor();
    await write(page, 'note', 'Only the north');
    await log(page);
    await page.getByRole('dialog').waitFor({ state: 'detached' });

    await openEntry(page, 'Open an incident');
    await write(page, 'title', 'Radio silence');
    await write(page, 'startAt', '-1h');
    await log(page);
    await page.getByRole('dialog').waitFor({ state: 'detached' });

    await openEntry(page, 'Close a clock');
    await page.getByRole('dialog').locator('[name=clock]').first().focus();
    await page.keyboard.press('ArrowDown');
    await log(page);
    await page.getByRole('dialog').waitFor({ state: 'detached' });

    await entryLine(page, 'Attack: looked').getByRole('button', { name: 'Undo' }).click();
    await page.waitForTimeout(3_000);
    expect(await revision()).toBe(before);
    await page.context().setOffline(false);
    await keptLine(page, 'Undone: Attack: looked');
    const entries = await since(before);
    expect(entries.map(({ kind }) => kind)).toEqual([
      'signal-corrected',
      'heartbeat',
      'heartbeat',
      'incident-opened',
      'clock-closed',
      'entry-retracted',
    ]);
    const [, look, dialog, , , undo] = entries;
    for (const each of [look, dialog]) {
      if (each?.kind !== 'heartbeat') throw new Error('no look');
      const away = Date.parse(each.recordedAt) - Date.parse(each.lookedAt);
      expect(away).toBeGreaterThan(3_000);
    }
    if (look?.kind !== 'heartbeat') throw new Error('no look');
    expect(Math.abs(Date.parse(look.lookedAt) - lookedBy)).toBeLessThan(3_000);
    expect(undo).toMatchObject({ target: look.id });
  });

  test('is kept when the server dies in the middle of it, and is there once', async () => {
    const page = await desk();
    const before = await revision();
    let lost = 0;
    await page.route('**/exercise/*', async (route) => {
      if (!isAbout(route.request(), 'Twice told') || route.request().url().endsWith('preview')) {
        return route.continue();
      }
      lost += 1;
      if (lost > 2) return route.continue();
      await route.fetch();
      return lost === 1 ? route.abort('connectionreset') : route.fulfill({ status: 502, body: '' });
    });
    await fillSignal(page, 'Twice told');
    await log(page);
    await keptLine(page, 'Twice told');
    expect(lost).toBe(3);
    expect(await since(before)).toHaveLength(1);
  });
});

describe('a browser that keeps nothing', () => {
  test.each(['forbidden', 'full'] as const)('works and says so: storage %s', async (how) => {
    const context = await browser.newContext();
    onTestFinished(() => context.close());
    const page = await context.newPage();
    await page.addInitScript((kind) => {
      const refuse = () => {
        throw new DOMException('no', kind === 'full' ? 'QuotaExceededError' : 'SecurityError');
      };
      if (kind === 'full') {
        Storage.prototype.setItem = refuse;
        return;
      }
      Object.defineProperty(window, 'localStorage', { get: refuse });
      Object.defineProperty(window, 'sessionStorage', { get: refuse });
      navigator.locks.request = () => Promise.reject(new DOMException('no', 'SecurityError'));
      navigator.locks.query = () => Promise.reject(new DOMException('no', 'SecurityError'));
    }, how);
    await page.goto(address());
    await page.waitForSelector('form [name=headline]');
    await page.fill('[name=author]', 'M. Keita');
    await page.keyboard.press('Enter');
    await page.getByText('This browser keeps nothing for the desk.').waitFor();
    await page.getByText('do not close it').waitFor();
    await context.setOffline(true);
    await fillSignal(page, `Held with storage ${how}`);
    await log(page);
    await page.getByText('One entry is sent when the line is back.').waitFor();
    expect(await page.getByText('kept on this device').count()).toBe(0);
    // Closing the tab would lose it: the browser asks.
    let asked = '';
    page.once('dialog', (dialog) => {
      asked = dialog.type();
      void dialog.dismiss();
    });
    await page.close({ runBeforeUnload: true });
    await expect.poll(() => asked).toBe('beforeunload');
    await context.setOffline(false);
    await keptLine(page, `Held with storage ${how}`);
  });
});

test('two tabs share what waits, and what the closed one held is sent by the other', async () => {
  const one = await desk();
  const before = await revision();
  const two = await one.context().newPage();
  await two.goto(address());
  await two.waitForSelector('form [name=headline]');
  await one.context().setOffline(true);
  for (const [page, headline] of [
    [one, 'First, in one tab'],
    [two, 'Second, in the other'],
    [one, 'Third, in the first again'],
  ] as const) {
    await fillSignal(page, headline);
    await log(page);
    await entryLine(two, headline).waitFor();
  }
  await one.close();
  await two.context().setOffline(false);
  await keptLine(two, 'Third, in the first again');
  expect((await since(before)).map(headlineOf)).toEqual([
    'First, in one tab',
    'Second, in the other',
    'Third, in the first again',
  ]);
});

test('what waits is sent from any page of the watch, without going back to the desk', async () => {
  const page = await desk();
  const before = await revision();
  await page.context().setOffline(true);
  await fillSignal(page, 'Left at the desk');
  await log(page);
  await entryLine(page, 'Left at the desk').getByText('waiting for line').waitFor();
  const elsewhere = await page.context().newPage();
  await page.close();
  await page.context().setOffline(false);
  await elsewhere.goto(`${server.url}/watch/mali/signals`);
  await expect
    .poll(async () => (await since(before)).map(headlineOf))
    .toEqual(['Left at the desk']);
});

test('goes by the time of the server where the clock of the browser is hours off', async () => {
  const page = await desk();
  await page.addInitScript(() => {
    const rightly = Date.now.bind(Date);
    Date.now = () => rightly() + 13 * 3_600_000;
  });
  await page.reload();
  await page.waitForSelector('form [name=headline]');
  const before = await revision();
  await fillSignal(page, 'With a clock that is ahead');
  await page.fill('[name=eventAt]', 'now');
  await log(page);
  await keptLine(page, 'With a clock that is ahead');
  await page.keyboard.press('Alt+h');
  await keptLine(page, 'Attack: looked');
  await entryLine(page, 'With a clock that is ahead').waitFor();
  const [signal, look] = await since(before);
  if (signal?.kind !== 'signal-recorded' || look?.kind !== 'heartbeat') throw new Error('no look');
  for (const at of [signal.signal.eventAt, look.lookedAt]) {
    expect(Math.abs(Date.parse(at ?? '') - Date.now())).toBeLessThan(70_000);
  }
});

// The last one: it starts the exercise afresh.
test('nothing that waits slips into a new run of the exercise', async () => {
  const page = await desk();
  await fillSignal(page, 'In the log of the old run');
  await log(page);
  await keptLine(page, 'In the log of the old run');
  await page.context().setOffline(true);
  await fillSignal(page, 'Meant for the old run');
  await log(page);
  await entryLine(page, 'Meant for the old run').getByText('waiting for line').waitFor();
  await page.fill('[name=headline]', 'Half a sentence');
  expect((await client.post('exercise', { action: 'restart' })).status).toBe(200);
  await page.context().setOffline(false);
  const refused = entryLine(page, 'Meant for the old run');
  await refused.getByText('It was written for run 1 of the exercise').waitFor();
  await page.getByText('The exercise was started afresh.').waitFor();
  await entryLine(page, 'In the log of the old run').getByText('kept in run 1').waitFor();
  expect(await page.inputValue('[name=headline]')).toBe('Half a sentence');
  await refused.getByRole('button', { name: 'Edit again' }).click();
  await expect.poll(() => page.inputValue('[name=headline]')).toBe('Meant for the old run');
  await expect.poll(() => inFocus(page)).toBe('headline');
  const before = await revision();
  await log(page);
  await keptLine(page, 'Meant for the old run');
  expect((await since(before)).map(headlineOf)).toEqual(['Meant for the old run']);
});

function headlineOf(entry: WireEntry): string | undefined {
  return entry.kind === 'signal-recorded' ? entry.signal.headline : undefined;
}

function incident() {
  const { id, author } = signalBody();
  return {
    id,
    author,
    incident: {
      title: 'A shock with a clock',
      startAt: new Date(Date.now() - 7_200_000).toISOString(),
      precision: 'minute',
      clocks: [{ kind: 'first-statement' }],
    },
  };
}

import axe from 'axe-core';
import type { Browser, BrowserContext, Page } from 'playwright-core';
import { v7 as uuid } from 'uuid';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { openBrowser } from '#tests/support/browser.ts';
import { Client } from '#tests/support/client.ts';
import {
  inFocus,
  keptLine,
  log,
  openDesk as openDeskAt,
  real,
  saidAtField,
  tabTo,
} from '#tests/support/desk-page.ts';
import { type RunningServer, startServer } from '#tests/support/server.ts';

let server: RunningServer;
let browser: Browser;

beforeAll(async () => {
  server = await startServer({ env: { PAGES: 'on', DEMO: 'on' } });
  browser = await openBrowser();
});

afterAll(async () => {
  await browser?.close();
  await server?.stop();
});

const openDesk = (path = '', author?: string) =>
  openDeskAt(browser, `${server.url}/watch/exercise/log${path}`, author);

async function revision(): Promise<number> {
  const answer = await fetch(`${server.url}/api/v1/watches/exercise`);
  return (await answer.json()).revision;
}

interface LoggedEntry {
  id: string;
  kind: string;
  author: string;
  target?: string;
  reason?: string;
  signal?: { headline: string; grade: string; details: Record<string, unknown> };
}

async function logged(since: number): Promise<LoggedEntry[]> {
  const answer = await fetch(`${server.url}/api/v1/watches/exercise/log?since=${since}`);
  return (await answer.json()).entries;
}

const blur = (page: Page) =>
  page.evaluate(() => {
    if (document.activeElement instanceof HTMLElement) document.activeElement.blur();
  });

/** A whole attack, typed. */
async function typeAttack(page: Page, headline: string): Promise<void> {
  const { keyboard } = page;
  await keyboard.press('Alt+2');
  await page.waitForSelector('[name="details/type"]');
  await expect.poll(() => inFocus(page)).toBe('headline');
  await keyboard.type(headline);
  await keyboard.press('Tab');
  await keyboard.type('-2h');
  await tabTo(page, 'details/type');
  await keyboard.type('Bat');
  await tabTo(page, 'source/name');
  await keyboard.type('Radio Annia');
  await tabTo(page, 'grade/reliability');
  await keyboard.type('b');
  await tabTo(page, 'grade/credibility');
  await keyboard.type('3');
  await tabTo(page, 'claim');
  await keyboard.type('m');
}

async function discard({ context }: { context: BrowserContext }): Promise<void> {
  await context.close();
}

describe('the desk', () => {
  test('logs a signal with the keyboard alone, asking the name once', async () => {
    const desk = await openDesk('', '');
    const before = await revision();
    const { page } = desk;
    await typeAttack(page, 'Patrol attacked at dawn');
    await log(page);
    await expect.poll(() => inFocus(page)).toBe('author');
    await page.keyboard.type('M. Keita');
    await page.keyboard.press('Enter');
    await keptLine(page, 'Patrol attacked at dawn');
    expect(await logged(before)).toMatchObject([
      {
        kind: 'signal-recorded',
        author: 'M. Keita',
        signal: { headline: 'Patrol attacked at dawn', grade: 'B3', details: { type: 'battle' } },
      },
    ]);
    // Ready for the next: what is sticky stayed, the rest is empty, the cursor waits.
    await expect.poll(() => inFocus(page)).toBe('headline');
    expect(await page.inputValue('[name=headline]')).toBe('');
    expect(await page.inputValue('[name="source/name"]')).toBe('Radio Annia');
    expect(real(desk.complaints)).toEqual([]);
    await discard(desk);
  });

  test('keeps every word when a rule is broken, and puts the cursor there', async () => {
    const desk = await openDesk();
    const { page } = desk;
    await typeAttack(page, 'Bridge damaged by a blast');
    await page.fill('[name=eventAt]', 'the other day');
    await log(page);
    await saidAtField(page, 'This is not a time.').waitFor();
    expect(await inFocus(page)).toBe('eventAt');
    expect(await page.inputValue('[name=headline]')).toBe('Bridge damaged by a blast');
    await page.keyboard.press('Escape');
    expect(await page.inputValue('[name=eventAt]')).toBe('the other day');
    await page.fill('[name=eventAt]', 'now');
    await log(page);
    await keptLine(page, 'Bridge damaged by a blast');
    await discard(desk);
  });

  test('says before it is sent that a time lies ahead, and sends nothing', async () => {
    const desk = await openDesk();
    const { page } = desk;
    const before = await revision();
    await typeAttack(page, 'A thing of tomorrow');
    await page.fill('[name=eventAt]', '2190-01-01');
    await page.getByText('The log would not take this:').waitFor();
    await log(page);
    const said = page.locator('form').getByText('This lies in the future, and only what has come');
    await said.waitFor();
    await expect.poll(() => inFocus(page)).toBe('eventAt');
    await page.fill('[name=eventAt]', '-1h');
    await said.waitFor({ state: 'detached' });
    await page.fill('[name="source/publishedAt"]', '2190-01-01');
    await log(page);
    await said.waitFor();
    await expect.poll(() => inFocus(page)).toBe('source/publishedAt');
    expect(await page.locator('[data-entry]').count()).toBe(0);
    expect(await revision()).toBe(before);
    await discard(desk);
  });

  test('links a signal to an incident by keyboard, and puts a refusal back on its field', async () => {
    const exercise = new Client(server.url, 'exercise');
    const id = uuid();
    const startAt = new Date(Date.now() - 3_600_000).toISOString();
    const clocks = [{ kind: 'replacement' }];
    const incident = { title: 'Zeriba seized', startAt, precision: 'minute', clocks };
    expect((await exercise.post('incidents', { id, author: 'Awa', incident })).status).toBe(201);
    const desk = await openDesk();
    const { page } = desk;
    const before = await revision();
    const link = async (headline: string) => {
      await typeAttack(page, headline);
      await tabTo(page, 'incident');
      await page.keyboard.type('Zeriba');
      await expect.poll(() => page.inputValue('[name=incident]')).toBe(id);
    };
    await link('Guards fled from the gate');
    await log(page);
    await keptLine(page, 'Guards fled from the gate');
    const linked = { signal: { headline: 'Guards fled from the gate', incident: id } };
    expect(await logged(before)).toMatchObject([linked]);
    await link('Gate found open');
    // Somebody takes it back before this desk could hear of it.
    await page.context().setOffline(true);
    const reason = 'It was a drill';
    await exercise.post('retractions', { id: uuid(), author: 'Ben', target: id, reason });
    await log(page);
    await page.context().setOffline(false);
    await page.locator('form').getByText('That incident has been taken back.').waitFor();
    await expect.poll(() => inFocus(page)).toBe('incident');
    expect(await page.inputValue('[name=headline]')).toBe('Gate found open');
    await discard(desk);
  });

  test('keeps entries while the line is cut, over a reload too, and sends each once', async () => {
    const desk = await openDesk();
    const { page, context } = desk;
    const before = await revision();
    await context.setOffline(true);
    await typeAttack(page, 'First in the dark');
    await log(page);
    await page.getByText('No line.').waitFor();
    await typeAttack(page, 'Second in the dark');
    await log(page);
    await expect.poll(() => page.locator('[data-entry]').count()).toBe(2);
    expect(await revision()).toBe(before);
    // A tab that died with its outbox full: the next one finds it.
    await page.close();
    await context.setOffline(false);
    const next = await context.newPage();
    await next.goto(`${server.url}/watch/exercise/log`);
    await keptLine(next, 'First in the dark');
    await keptLine(next, 'Second in the dark');
    const headlines = (await logged(before)).map(({ signal }) => signal?.headline);
    expect(headlines).toEqual(['First in the dark', 'Second in the dark']);
    await discard(desk);
  });

  test('is sent once although the answer was lost', async () => {
    const desk = await openDesk();
    const { page } = desk;
    const before = await revision();
    let lost = 0;
    await page.route('**/signals?*', async (route) => {
      if (route.request().method() !== 'POST' || lost > 0) return route.continue();
      lost += 1;
      await route.fetch();
      await route.abort('connectionreset');
    });
    await typeAttack(page, 'Heard but not answered');
    await log(page);
    await keptLine(page, 'Heard but not answered');
    expect(lost).toBe(1);
    expect(await logged(before)).toHaveLength(1);
    await discard(desk);
  });

  test('gives a draft back after its tab was closed', async () => {
    const desk = await openDesk();
    const { page, context } = desk;
    await page.keyboard.press('Alt+3');
    await page.waitForSelector('[name="details/movement"]');
    await page.fill('[name=headline]', 'Half a sentence about');
    await page.close();
    const next = await context.newPage();
    await next.goto(`${server.url}/watch/exercise/log`);
    await next.waitForSelector('form [name=headline]');
    await next.keyboard.press('Alt+3');
    await expect.poll(() => next.inputValue('[name=headline]')).toBe('Half a sentence about');
    await discard(desk);
  });

  test('corrects and retracts with a reason', async () => {
    const desk = await openDesk();
    const { page } = desk;
    const before = await revision();
    await typeAttack(page, 'Depot burnt near the river');
    await log(page);
    await keptLine(page, 'Depot burnt near the river');
    const line = page.locator('[data-entry]', { hasText: 'Depot burnt near the river' });
    await line.getByRole('button', { name: 'Correct' }).click();
    await page.waitForSelector('[name=reason]');
    await page.fill('[name=headline]', 'Fuel depot burnt near the river');
    await log(page);
    await page.getByText('This is needed.').first().waitFor();
    await expect.poll(() => inFocus(page)).toBe('reason');
    await page.keyboard.type('The source named the fuel');
    await log(page);
    await keptLine(page, 'Fuel depot burnt near the river');
    await line.last().getByRole('button', { name: 'Retract' }).click();
    await page.getByRole('dialog').getByLabel('Reason').fill('Reported twice');
    await log(page);
    await expect
      .poll(async () => (await logged(before)).map(({ kind }) => kind))
      .toEqual(['signal-recorded', 'signal-corrected', 'entry-retracted']);
    // Nothing is left to be done with it, and the cursor did not fall off the page.
    await line.last().getByText('retracted').waitFor();
    expect(await line.last().getByRole('button').count()).toBe(0);
    expect(await page.evaluate(() => document.activeElement?.hasAttribute('data-entry'))).toBe(
      true,
    );
    const [first, second, third] = await logged(before);
    expect(second).toMatchObject({ target: first?.id, reason: 'The source named the fuel' });
    expect(third).toMatchObject({ target: first?.id, reason: 'Reported twice' });
    await discard(desk);
  });

  test('says of a correction that was left and taken up again that nothing was changed', async () => {
    const desk = await openDesk();
    const { page } = desk;
    await typeAttack(page, 'Bridge cut near the ford');
    await log(page);
    await keptLine(page, 'Bridge cut near the ford');
    const before = await revision();
    const line = page.locator('[data-entry]', { hasText: 'Bridge cut near the ford' });
    await line.getByRole('button', { name: 'Correct' }).click();
    await page.fill('[name=reason]', 'Heard again');
    await page.fill('[name=headline]', 'Bridge cut at the ford');
    const stands = page.waitForResponse(/\/signals\/[^/?]+$/);
    await page.reload();
    await expect.poll(() => page.inputValue('[name=headline]')).toBe('Bridge cut at the ford');
    await stands;
    // Nothing is sent: the form knows what stands, and what was typed meanwhile stays.
    const sent: string[] = [];
    await page.route('**/corrections*', (route) => {
      sent.push(route.request().url());
      return route.continue();
    });
    await page.fill('[name=headline]', 'Bridge cut near the ford');
    await log(page);
    await page.getByText('This says what the log says already').first().waitFor();
    expect(sent).toEqual([]);
    expect(await page.inputValue('[name=reason]')).toBe('Heard again');
    await page.fill('[name=headline]', 'Bridge cut at the ford');
    await log(page);
    await keptLine(page, 'Bridge cut at the ford');
    expect((await logged(before)).map(({ kind }) => kind)).toEqual(['signal-corrected']);
    await discard(desk);
  });

  test('says "looked, nothing to report" with one key, and takes it back', async () => {
    const desk = await openDesk();
    const { page } = desk;
    const before = await revision();
    await page.keyboard.press('Alt+5');
    await page.waitForSelector('[name="details/about"]');
    await blur(page);
    await page.keyboard.press('n');
    await expect.poll(() => inFocus(page)).toBe('headline');
    await page.keyboard.press('h');
    expect(await page.inputValue('[name=headline]')).toBe('h');
    await page.fill('[name=headline]', '');
    await page.keyboard.press('Alt+h');
    await keptLine(page, 'Civilians: looked, nothing to report');
    await page.getByRole('button', { name: 'Undo' }).click();
    await keptLine(page, 'Undone');
    const [look, undo] = await logged(before);
    expect(look).toMatchObject({ kind: 'heartbeat', indicator: 'civilian-impact', regions: [] });
    expect(undo).toMatchObject({ kind: 'entry-retracted', target: look?.id });
    await discard(desk);
  });

  test('opens an incident with the usual window of its communiqué', async () => {
    const desk = await openDesk();
    const { page } = desk;
    const before = await revision();
    await page.getByRole('button', { name: 'Open an incident' }).click();
    const dialog = page.getByRole('dialog');
    await dialog.getByLabel('What happened').fill('Barracks attacked in the capital');
    await dialog.getByLabel('Start').fill('?');
    await dialog.getByLabel('After-action communiqué').check();
    await log(page);
    await keptLine(page, 'Barracks attacked in the capital');
    expect(await logged(before)).toMatchObject([
      {
        kind: 'incident-opened',
        incident: {
          startAt: null,
          clocks: [{ kind: 'after-action-communique', window: { earliest: 24, latest: 72 } }],
        },
      },
    ]);
    await discard(desk);
  });

  test('says once what a small form lacks', async () => {
    const desk = await openDesk();
    const { page } = desk;
    await page.getByRole('button', { name: 'Close a clock' }).click();
    const dialog = page.getByRole('dialog');
    await dialog.waitFor();
    expect(await dialog.getByText('needed', { exact: true }).count()).toBe(2);
    expect(await dialog.locator('[aria-required=true]').count()).toBe(2);
    expect(await dialog.locator('[name=signal][aria-required]').count()).toBe(0);
    await log(page);
    await page.getByText('This is needed.').first().waitFor();
    expect(await page.getByText('This is needed.').count()).toBe(1);
    await discard(desk);
  });

  test('sets a level by hand, which a reading then shows beside what is computed', async () => {
    const desk = await openDesk();
    const { page } = desk;
    const before = await revision();
    await page.getByRole('button', { name: 'Set a level by hand' }).click();
    const dialog = page.getByRole('dialog');
    await dialog.getByRole('radio', { name: 'Posture' }).check();
    await dialog.getByRole('radio', { name: '4 critical' }).check();
    await dialog.getByLabel('Reason').fill('Two columns seen on the northern road');
    await log(page);
    await keptLine(page, 'Set a level by hand');
    expect(await logged(before)).toMatchObject([
      { kind: 'level-overridden', indicator: 'military-posture', level: 4, hours: 24 },
    ]);
    await page.goto(page.url().replace(/log$/, 'military-posture'));
    await page.getByText(/Set by hand to critical 4 by .* Computed:/).waitFor();
    await discard(desk);
  });

  test.each(['light', 'dark'] as const)('has nothing for axe to find in %s', async (scheme) => {
    const desk = await openDesk();
    const { page } = desk;
    await page.emulateMedia({ colorScheme: scheme });
    for (const key of ['1', '2', '3', '4', '5']) {
      await page.keyboard.press(`Alt+${key}`);
      await page.locator('button[aria-current=true]', { hasText: key }).waitFor();
      await expect.poll(() => inFocus(page)).toBe('headline');
      await log(page);
      await page.getByText('This is needed.').first().waitFor();
      await page.evaluate(axe.source);
      const found = await page.evaluate(async () => {
        const { violations } = await Reflect.get(globalThis, 'axe').run();
        return violations.map(
          ({ id, nodes }: { id: string; nodes: { html: string }[] }) => `${id}: ${nodes[0]?.html}`,
        );
      });
      expect(found).toEqual([]);
    }
    await discard(desk);
  });
});

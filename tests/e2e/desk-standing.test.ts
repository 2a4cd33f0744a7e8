import type { Page } from 'playwright-core';
import { v7 as uuid } from 'uuid';
import { describe, expect, test } from 'vitest';
import { DAY } from '#domain/instant.ts';
import type { IncidentAnswer, ReadingAnswer } from '#server/contract.ts';
import {
  atDesk,
  browser,
  client,
  inFocus,
  log,
  logged,
  openEntry,
  press,
  saidAtField,
  server,
  startDesk,
  tabTo,
  write,
} from '#tests/support/desk-page.ts';

startDesk();

async function baseline() {
  const { detail } = (await client.get<ReadingAnswer>('readings/attack-frequency')).body;
  if (detail.indicator !== 'attack-frequency') throw new Error('Another reading was answered.');
  return detail;
}

describe('the attack baseline', () => {
  const title = 'Freeze the attack baseline';

  test('is frozen from its reading, with the usual days and a reason', async () => {
    const revision = (await client.view()).revision;
    const { proposed, frozen } = await baseline();
    const context = await browser.newContext({ viewport: { width: 1280, height: 800 } });
    await context.addInitScript(() =>
      localStorage.setItem('watchfloor:author', JSON.stringify('A. Diarra')),
    );
    const page = await context.newPage();
    await page.goto(`${server.url}/watch/exercise/attack-frequency`);
    await page.getByText(`“${frozen?.reason}”`).waitFor();
    await press(page, 'Freeze other days or let go, at the desk');
    const dialog = page.getByRole('dialog', { name: title });
    await dialog.getByText(`“${frozen?.reason}”`).waitFor();
    await expect.poll(() => inFocus(page)).toBe('period/act');
    // All that it will change is in sight, above the button.
    const effect = dialog.getByRole('region', { name: 'What this will change' });
    await effect.getByText('Attack frequency', { exact: true }).waitFor();
    const seen = await effect.boundingBox();
    const button = await dialog.getByRole('button', { name: 'Set the baseline' }).boundingBox();
    expect((seen?.y ?? 800) + (seen?.height ?? 0)).toBeLessThan(button?.y ?? 0);
    const typed = async (end: string) =>
      Date.parse(`${await page.inputValue(`[name="period/${end}"]`)}Z`);
    expect(await typed('fromAt')).toBe(Date.parse(proposed.fromAt));
    expect(await typed('toAt')).toBe(Date.parse(proposed.toAt));
    expect((await typed('toAt')) - (await typed('fromAt'))).toBe(84 * DAY);
    await log(page);
    await dialog.getByText('This is needed.').waitFor();
    await expect.poll(() => inFocus(page)).toBe('reason');
    await page.keyboard.type('The weeks before this wave');
    await write(page, 'period/toAt', new Date(await typed('fromAt')).toISOString());
    await log(page);
    await saidAtField(dialog, 'The start must be before the end.').waitFor();
    await expect.poll(() => inFocus(page)).toBe('period/toAt');
    await write(page, 'period/toAt', proposed.toAt);
    await logged(page, title);
    const { fromAt, toAt } = proposed;
    expect(await client.log(revision)).toMatchObject([
      {
        kind: 'setting-changed',
        setting: { name: 'attack-baseline', period: { fromAt, toAt } },
        reason: 'The weeks before this wave',
      },
    ]);
    expect(page.url()).toBe(`${server.url}/watch/exercise/log`);
    await page.goto(`${server.url}/watch/exercise/attack-frequency`);
    await page.getByText('Frozen by A. Diarra').waitFor();
    await page.getByText('“The weeks before this wave”').waitFor();
    await context.close();
  });

  test('is let go, and what is on its way is sent again under one id', async () => {
    await atDesk('', async (page) => {
      const { revision } = await client.view();
      // The log has it, but the answer is lost.
      await page.route(
        '**/entries?*',
        async (route) => {
          await route.fetch();
          await route.abort('connectionreset');
        },
        { times: 1 },
      );
      await openEntry(page, title);
      await tabTo(page, 'period/act');
      await page.keyboard.type('l');
      await page.getByText('The days are chosen anew').waitFor();
      await write(page, 'reason', 'The wave is over');
      await logged(page, title);
      expect(await client.log(revision)).toMatchObject([
        { kind: 'setting-changed', setting: { period: null }, reason: 'The wave is over' },
      ]);
      const line = page.locator('[data-entry]', { hasText: title });
      expect(await line.getByRole('button').count()).toBe(0);
    });
    const { frozen, normal } = await baseline();
    expect(frozen).toBeNull();
    expect(normal?.basis).not.toBe('frozen');
  });

  test('can be frozen without a line to read it by', async () => {
    await atDesk('', async (page) => {
      await page.route('**/readings/*', (route) => route.abort('connectionreset'));
      await openEntry(page, title);
      const dialog = page.getByRole('dialog', { name: title });
      await dialog.getByText('No line: the baseline in use cannot be read').waitFor();
      await write(page, 'period/fromAt', '2026-01-01 00:00');
      await write(page, 'period/toAt', '2026-03-01 00:00');
      await dialog.getByText('59 days.').waitFor();
      await write(page, 'reason', 'Two ordinary months');
      await logged(page, title);
    });
    const { frozen } = await baseline();
    expect(frozen).toMatchObject({ author: 'A. Diarra', reason: 'Two ordinary months' });
  });
});

describe('the correction of an incident', () => {
  const title = 'Correct an incident';
  const clocks = [
    { kind: 'investigation', name: null, window: { earliest: 24, latest: 72 } },
    { kind: 'named', name: 'Mayor speaks', window: null },
    { kind: 'named', name: 'Market reopens', window: null },
  ];

  /** An incident whose beginning nobody knows. */
  async function opened(name: string): Promise<string> {
    const id = uuid();
    const source = { name: 'Radio Un', family: null, url: null, publishedAt: null };
    const incident = { title: name, startAt: null, precision: 'unknown', clocks, source };
    const { status } = await client.post('incidents', { id, author: 'Awa', incident });
    expect(status).toBe(201);
    return id;
  }

  const told = async (id: string) => (await client.get<IncidentAnswer>(`incidents/${id}`)).body;

  test('keeps what is not put right, asks why, and shows what was said', async () => {
    const id = await opened('Granary burnt');
    await atDesk('', async (page) => {
      await openEntry(page, title);
      await page.getByRole('dialog').getByRole('button', { name: 'Granary burnt' }).waitFor();
      await pick(page, 'Granary burnt');
      const dialog = page.getByRole('dialog', { name: title });
      await dialog.getByText('Opened by Awa').waitFor();
      await expect.poll(() => inFocus(page)).toBe('reason');
      await log(page);
      await dialog.getByText('This is needed.').waitFor();
      await expect.poll(() => inFocus(page)).toBe('reason');
      await page.keyboard.type('It was the mill');
      expect(await page.inputValue('[name=startAt]')).toBe('?');
      await write(page, 'title', 'Mill burnt');
      await logged(page, title);
    });
    const { incident, history } = await told(id);
    expect(history).toMatchObject([
      { author: 'Awa', incident: { title: 'Granary burnt' } },
      { author: 'A. Diarra', reason: 'It was the mill', incident: { title: 'Mill burnt' } },
    ]);
    expect(incident).toMatchObject({ startAt: null, precision: 'unknown' });
    expect({ ...incident, title: 'Granary burnt' }).toEqual(history[0]?.incident);
    await atDesk(`?incident=${id}`, async (page) => {
      await page.getByText('Corrected by A. Diarra (“It was the mill”)').waitFor();
    });
  });

  test('begins where incidents are listed, and gives a refused one back as it was', async () => {
    const id = await opened('Bridge mined');
    const context = await browser.newContext({ viewport: { width: 1280, height: 800 } });
    const overview = await context.newPage();
    await overview.goto(`${server.url}/watch/exercise`);
    const link = overview.getByRole('link', { name: /^Correct.*Bridge mined$/ });
    const address = await link.getAttribute('href');
    await context.close();
    expect(address).toBe(`/watch/exercise/log?incident=${id}`);
    await atDesk(`?incident=${id}`, async (page) => {
      const dialog = page.getByRole('dialog', { name: title });
      await dialog.waitFor();
      await client.post('retractions', { id: uuid(), author: 'Ben', target: id, reason: 'Hoax' });
      await write(page, 'reason', 'The start is known now');
      await write(page, 'startAt', '2026-03-01 06:00');
      await log(page);
      const again = page.getByRole('button', { name: 'Edit again' });
      await again.focus();
      await page.keyboard.press('Enter');
      await dialog.getByText('That entry has been taken back already.').waitFor();
      expect(await page.inputValue('[name=reason]')).toBe('The start is known now');
      expect(await page.inputValue('[name=startAt]')).toBe('2026-03-01 06:00');
      expect(await page.inputValue('[name="clocks/named-2/name"]')).toBe('Market reopens');
    });
  });

  test('says so when there is no such incident', async () => {
    await atDesk(`?incident=${uuid()}`, async (page) => {
      await page.getByText('That incident is not in the log of this watch.').waitFor();
    });
  });

  /** Takes one of the list by the first words of its button. */
  async function pick(page: Page, words: string): Promise<void> {
    for (let i = 0; i < 40; i++) {
      const text = await page.evaluate(() => document.activeElement?.textContent ?? '');
      if (text.startsWith(words)) return page.keyboard.press('Enter');
      await page.keyboard.press('Tab');
    }
    throw new Error(`“${words}” cannot be reached with Tab.`);
  }
});

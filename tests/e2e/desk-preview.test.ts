import { v7 as uuid } from 'uuid';
import { describe, expect, test } from 'vitest';
import { HOUR, isoOf, minuteOf } from '#domain/instant.ts';
import { signalBody } from '#tests/support/client.ts';
import {
  atDesk,
  client,
  fillSignal,
  inFocus,
  keptLine,
  log,
  logged,
  startDesk,
  write,
} from '#tests/support/desk-page.ts';

startDesk();

/** Logs an attack of an hour ago, an event of its own. */
async function attacked(headline: string): Promise<string> {
  const body = signalBody({
    headline,
    eventAt: isoOf(minuteOf(Date.now()) - HOUR),
    source: { name: `Radio ${headline}` },
  });
  expect((await client.record(body)).status).toBe(201);
  return body.id;
}

/** Attacks of the last seven days, as the wall counts them. */
async function attacks(): Promise<number> {
  const { readings } = await client.view();
  const told = readings.find(({ indicator }) => indicator === 'attack-frequency');
  return Number(told?.figure.value.values.attacks);
}

const inWords = (count: number) => `${count} attacks in 7 d`;

describe('what an entry will change is shown before it is confirmed', () => {
  test('as being asked anew while the log has grown since', async () => {
    const id = await attacked('Bridge blown up');
    await atDesk(`?correct=${id}`, async (page) => {
      const effect = page.getByRole('region', { name: 'What this will change' });
      await page.locator('[name=reason]').waitFor();
      await expect.poll(() => inFocus(page)).toBe('reason');
      await write(page, 'note', 'Two lanes are gone');
      await effect.getByText('No reading changes.').waitFor();
      expect(await effect.getAttribute('aria-busy')).toBe('false');
      // From now on nobody answers: what was foretold before must not stand as the answer.
      await page.route('**/preview', () => undefined);
      await attacked('Ferry sunk');
      await expect.poll(() => effect.getAttribute('aria-busy')).toBe('true');
    });
  });

  test('for a report of another event, which is named by its headline', async () => {
    const event = await attacked('Barracks stormed');
    const report = signalBody({ headline: 'Shots at the barracks', event });
    expect((await client.record(report)).status).toBe(201);
    await atDesk(`?correct=${report.id}`, async (page) => {
      await page.getByText('One more report of: Barracks stormed').waitFor();
    });
  });

  test('for a correction, before a reason is given', async () => {
    const id = await attacked('Depot shelled');
    const count = await attacks();
    await atDesk(`?correct=${id}`, async (page) => {
      const effect = page.getByRole('region', { name: 'What this will change' });
      await effect.getByText(/says what the log says already/).waitFor();
      await page.locator('[name=reason]').fill('Nothing yet');
      await log(page);
      await page
        .getByRole('alert')
        .getByText(/says what the log says already/)
        .waitFor();
      await page.locator('[name=reason]').fill('');
      await write(page, 'eventAt', '-20d');
      await effect.getByText(inWords(count - 1)).waitFor();
      expect(await effect.getByText(inWords(count), { exact: true }).count()).toBe(1);
      expect(await page.inputValue('[name=reason]')).toBe('');
      await write(page, 'eventAt', '-1d');
      await expect.poll(() => effect.getByText(inWords(count - 1)).count()).toBe(0);
      await write(page, 'eventAt', '-20d');
      await effect.getByText(inWords(count - 1)).waitFor();
      expect(await attacks()).toBe(count);
      await page.locator('[name=reason]').fill('That was weeks ago');
      await log(page);
      await keptLine(page, 'Corrected: Depot shelled');
    });
    expect(await attacks()).toBe(count - 1);
  });

  test('for a retraction, and not at all where the entry is gone meanwhile', async () => {
    const id = await attacked('Mill burnt');
    const other = await attacked('Well poisoned');
    const count = await attacks();
    await atDesk(`?retract=${id}`, async (page) => {
      const dialog = page.getByRole('dialog', { name: 'Retract an entry' });
      const told = dialog.getByRole('region', { name: 'What this will change' });
      await told.getByText(inWords(count - 1)).waitFor();
      await expect.poll(() => inFocus(page)).toBe('reason');
      // Somebody else logs: what was foretold is worked out anew.
      const reason = 'Told of another day';
      await client.post('retractions', { id: uuid(), author: 'Ben', target: other, reason });
      await told.getByText(inWords(count - 2)).waitFor();
      await page.keyboard.type('The source took it back');
      await logged(page, 'Retract an entry');
    });
    expect(await attacks()).toBe(count - 2);
    await atDesk(`?retract=${id}`, async (page) => {
      const dialog = page.getByRole('dialog', { name: 'Retract an entry' });
      await dialog.getByText('That entry has been taken back already.').waitFor();
    });
  });

  test('and a preview that does not come keeps nothing from being logged', async () => {
    const id = await attacked('Bridge mined');
    const count = await attacks();
    await atDesk(`?retract=${id}`, async (page) => {
      await page.route('**/preview', (route) => route.abort('connectionreset'));
      const dialog = page.getByRole('dialog', { name: 'Retract an entry' });
      await dialog.waitFor();
      await page.reload();
      await dialog.getByText('Cannot be worked out now. Logging works all the same.').waitFor();
      await page.unroute('**/preview');
      await page.route('**/preview', () => new Promise(() => {}));
      await page.reload();
      await dialog.getByText('Working it out…').waitFor();
      await expect.poll(() => inFocus(page)).toBe('reason');
      await page.keyboard.type('Nobody saw it');
      await logged(page, 'Retract an entry');
    });
    expect(await attacks()).toBe(count - 1);
  });

  test('once what is missing is answered and what is wrong is put right, each by its name', async () => {
    await atDesk('', async (page) => {
      const effect = page.getByRole('region', { name: 'What this will change' });
      await fillSignal(page, 'Convoy ambushed '.repeat(14));
      await effect.getByText('Shown once this is put right:').waitFor();
      const line = effect.getByRole('listitem');
      expect(await line.allTextContents()).toEqual([
        'What happened: Too long: at most 200 characters.',
      ]);
      expect(await effect.getByText('Shown once these are answered').count()).toBe(0);
      await effect.getByRole('button', { name: 'What happened' }).click();
      await expect.poll(() => inFocus(page)).toBe('headline');
      await page.fill('[name=headline]', '');
      await effect.getByText('Shown once these are answered: What happened').waitFor();
    });
  });
});

import type { Page } from 'playwright-core';
import { v7 as uuid } from 'uuid';
import { describe, expect, test } from 'vitest';
import type { SignalAnswer, WireEntry } from '#server/contract.ts';
import { signalBody } from '#tests/support/client.ts';
import {
  atDesk,
  client,
  inFocus,
  log,
  logged,
  openEntry,
  saidAtField,
  startDesk,
  tabTo,
  write,
} from '#tests/support/desk-page.ts';

startDesk();

async function record(headline: string, rest = {}): Promise<WireEntry> {
  const { status, body } = await client.record(signalBody({ headline, ...rest }));
  expect(status).toBe(201);
  return body;
}

/** An incident that began two hours ago, with one clock that bears a name. */
async function openIncident(title: string, clock: string): Promise<string> {
  const id = uuid();
  const startAt = new Date(Date.now() - 7_200_000).toISOString();
  const clocks = [{ kind: 'named', name: clock }];
  const incident = { title, startAt, precision: 'minute', clocks };
  const { status } = await client.post('incidents', { id, author: 'Awa', incident });
  expect(status).toBe(201);
  return id;
}

async function revision(): Promise<number> {
  return (await client.view()).revision;
}

async function clockOf(incident: string) {
  return (await client.view()).clocks.find((clock) => clock.incident === incident);
}

/** Ids of the reports of the event that a signal reports, and the event's name. */
async function eventOf({ id }: WireEntry) {
  const { event } = (await client.get<SignalAnswer>(`signals/${id}`)).body;
  return { id: event.id, reports: event.reports.map((report) => report.id).sort() };
}

const ids = (...entries: WireEntry[]) => entries.map(({ id }) => id).sort();

/** Opens the small form, fills it, logs it, and gives what the log has from then on. */
async function drive(title: string, fill: (page: Page) => Promise<void>): Promise<WireEntry[]> {
  const since = await revision();
  await atDesk('', async (page) => {
    await openEntry(page, title);
    await fill(page);
    await logged(page, title);
  });
  return client.log(since);
}

/** Chooses in the list that a name leads to, by the first letters of the choice. */
async function choose(page: Page, name: string, letters: string): Promise<void> {
  await tabTo(page, name);
  await page.keyboard.type(letters);
}

/** Finds a signal by words of it, and takes the first that is offered. */
async function report(page: Page, name: string, words: string): Promise<void> {
  await tabTo(page, name);
  await page.keyboard.type(words);
  await page.getByRole('option').first().waitFor();
  await page.keyboard.press('Enter');
  await expect.poll(() => page.inputValue(`[name=${name}]`)).toMatch(/ · r\d+$/);
}

/** Signals that are newer than all before, as many as the view shows. */
async function recordTwelve(): Promise<void> {
  for (let i = 1; i <= 12; i++) await record(`Patrol ${i} passed`);
}

describe('the small forms of the desk', () => {
  test('close a clock with the report that answered it', async () => {
    const incident = await openIncident('Market burnt down', 'Governor speaks');
    const answer = await record('The governor spoke on the radio');
    const entries = await drive('Close a clock', async (page) => {
      await choose(page, 'clock', 'Governor');
      await write(page, 'closedAt', '-1h');
      await report(page, 'signal', 'governor spoke');
    });
    expect(entries).toMatchObject([
      {
        kind: 'clock-closed',
        author: 'A. Diarra',
        incident,
        clock: 'named',
        clockName: 'Governor speaks',
        signal: answer.id,
      },
    ]);
    expect(await clockOf(incident)).toMatchObject({ state: 'closed', signal: answer.id });
  });

  test('close a clock that no report answered', async () => {
    const incident = await openIncident('Bridge fell', 'Bridge reopens');
    const entries = await drive('Close a clock', (page) => choose(page, 'clock', 'Bridge'));
    expect(entries).toMatchObject([{ kind: 'clock-closed', incident, signal: null }]);
    expect(await clockOf(incident)).toMatchObject({ state: 'closed', signal: null });
  });

  test('moot a clock, and say first that a reason is needed', async () => {
    const incident = await openIncident('Mayor went missing', 'Search ends');
    const entries = await drive('Moot a clock', async (page) => {
      await choose(page, 'clock', 'Search');
      await log(page);
      await page.getByRole('dialog').getByText('This is needed.').waitFor();
      await expect.poll(() => inFocus(page)).toBe('reason');
      await page.keyboard.type('The mayor came home');
    });
    expect(entries).toMatchObject([
      { kind: 'clock-mooted', incident, clockName: 'Search ends', reason: 'The mayor came home' },
    ]);
    expect(await clockOf(incident)).toMatchObject({ state: 'moot' });
  });

  test('close an incident, and stop its clocks', async () => {
    const incident = await openIncident('Depot looted', 'Inquiry opens');
    expect(await clockOf(incident)).toMatchObject({ state: 'open' });
    const entries = await drive('Close an incident', async (page) => {
      await choose(page, 'incident', 'Depot');
      await write(page, 'reason', 'Everything was given back');
    });
    expect(entries).toMatchObject([
      { kind: 'incident-closed', incident, reason: 'Everything was given back' },
    ]);
    // What nobody answered is no longer on any list.
    expect(await clockOf(incident)).toBeUndefined();
  });

  test('attach a report to an event', async () => {
    const first = await record('Convoy attacked near the ford');
    const second = await record('Lorries burnt at the ford');
    const entries = await drive('Attach a report to an event', async (page) => {
      await report(page, 'signal', 'lorries ford');
      await report(page, 'event', 'convoy ford');
    });
    expect(entries).toMatchObject([
      { kind: 'report-attached', signal: second.id, event: first.id },
    ]);
    expect(await eventOf(second)).toEqual({ id: first.id, reports: ids(first, second) });
  });

  test('merge two events', async () => {
    const [from, into] = [await record('Post overrun at night'), await record('Camp fell')];
    const entries = await drive('Merge two events', async (page) => {
      await report(page, 'from', 'post overrun');
      await report(page, 'into', 'camp fell');
    });
    expect(entries).toMatchObject([{ kind: 'events-merged', from: from.id, into: into.id }]);
    expect(await eventOf(from)).toEqual({ id: into.id, reports: ids(from, into) });
  });

  test('split a report off', async () => {
    const first = await record('Shells fell on the quarter');
    const second = await record('Shells fell on the port', { event: first.id });
    expect((await eventOf(second)).id).toBe(first.id);
    const entries = await drive('Split a report off', (page) =>
      report(page, 'signal', 'shells port'),
    );
    expect(entries).toMatchObject([{ kind: 'event-split', signal: second.id }]);
    expect(await eventOf(second)).toEqual({ id: entries[0]?.id, reports: ids(second) });
    expect((await eventOf(first)).reports).toEqual(ids(first));
  });

  test('annotate a stretch of time', async () => {
    const entries = await drive('Annotate the record', async (page) => {
      await write(page, 'text', 'The rains began');
      await write(page, 'fromAt', '2026-06-02 06:00');
      await write(page, 'toAt', '2026-06-03 06:00');
    });
    expect(entries).toMatchObject([
      {
        kind: 'annotation',
        text: 'The rains began',
        fromAt: '2026-06-02T06:00:00.000Z',
        toAt: '2026-06-03T06:00:00.000Z',
        about: null,
      },
    ]);
  });
});

describe('the search for a report', () => {
  test('finds a signal that newer ones pushed off the list, whatever its accents', async () => {
    const old = await record('Marché incendié près du gué');
    await recordTwelve();
    const entries = await drive('Split a report off', (page) =>
      report(page, 'signal', 'gue MARCHE'),
    );
    expect(entries).toMatchObject([{ kind: 'event-split', signal: old.id }]);
  });

  test('offers the newest when nothing is typed', async () => {
    await recordTwelve();
    const newest = await record('Newest of all');
    const entries = await drive('Split a report off', async (page) => {
      await tabTo(page, 'signal');
      await page.keyboard.press('ArrowDown');
      await expect.poll(() => page.getByRole('option').count()).toBe(12);
      await page.getByRole('option', { name: 'Newest of all' }).waitFor();
      await page.keyboard.press('Enter');
    });
    expect(entries).toMatchObject([{ kind: 'event-split', signal: newest.id }]);
  });

  test('says when nothing is found, and takes no words for an answer', async () => {
    const wanted = await record('Well poisoned');
    const entries = await drive('Split a report off', async (page) => {
      const dialog = page.getByRole('dialog', { name: 'Split a report off' });
      await tabTo(page, 'signal');
      await page.keyboard.type('zebra parade');
      await page.getByText('No signal has these words.').waitFor();
      await page.keyboard.press('Escape');
      expect(await page.inputValue('[name=signal]')).toBe('zebra parade');
      await log(page);
      await saidAtField(dialog, 'Take a signal from the list').waitFor();
      await page.keyboard.press('Control+A');
      await report(page, 'signal', 'well poisoned');
    });
    expect(entries).toMatchObject([{ kind: 'event-split', signal: wanted.id }]);
  });

  test('searches the newest while the line is down, and says so', async () => {
    await record('Ferry sunk at the landing');
    const wanted = await record('Ferry raised again');
    const entries = await drive('Split a report off', async (page) => {
      await page.route('**/signals?*', (route) => route.abort('connectionreset'));
      await report(page, 'signal', 'ferry raised');
      await page.locator('[name=signal]').press('Control+A');
      await page.keyboard.type('ferry rai');
      await page
        .getByText('No answer from the server: only the newest signals are searched.')
        .waitFor();
      await expect.poll(() => page.getByRole('option').count()).toBe(1);
      await page.keyboard.press('Tab');
    });
    expect(entries).toMatchObject([{ kind: 'event-split', signal: wanted.id }]);
  });

  test('names the event that a later report tells of', async () => {
    const first = await record('Ambush on the salt road');
    const second = await record('Drivers killed', { event: first.id });
    const other = await record('Salt lorries found empty');
    const entries = await drive('Merge two events', async (page) => {
      await report(page, 'from', 'drivers killed');
      await report(page, 'into', 'salt lorries');
    });
    expect(entries).toMatchObject([{ kind: 'events-merged', from: first.id, into: other.id }]);
    expect((await eventOf(other)).reports).toEqual(ids(first, second, other));
  });

  test('gives a refused merge back to its form, with what was wrong', async () => {
    const from = await record('Mill set on fire');
    const into = await record('Granary set on fire');
    const entries = await drive('Merge two events', async (page) => {
      await report(page, 'from', 'mill fire');
      await report(page, 'into', 'mill fire');
      await log(page);
      const again = page.getByRole('button', { name: 'Edit again' });
      await again.focus();
      await page.keyboard.press('Enter');
      const dialog = page.getByRole('dialog', { name: 'Merge two events' });
      await dialog.getByText('An event cannot be merged into itself.').waitFor();
      expect(await page.inputValue('[name=from]')).toMatch(/^Mill set on fire · r/);
      await page.locator('[name=into]').press('Control+A');
      await report(page, 'into', 'granary fire');
    });
    expect(entries).toMatchObject([{ kind: 'events-merged', from: from.id, into: into.id }]);
  });
});

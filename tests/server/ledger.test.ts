import path from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { type Database, openDatabase } from '#db/client.ts';
import { append, readEntries } from '#db/log.ts';
import type { DraftInput } from '#domain/entry.ts';
import type { SignalInput } from '#domain/indicators/signal-schema.ts';
import { isoOf, MINUTE } from '#domain/instant.ts';
import { viewOf } from '#domain/watch-view.ts';
import { toWire } from '#domain/wire.ts';
import { Ledger } from '#server/ledger.ts';
import { wireTextOf } from '#server/recording.ts';
import { draft, hour, idOf, shared, smallWatch } from '#tests/support/entries.ts';
import { temporaryFolder } from '#tests/support/folder.ts';

let folder: Awaited<ReturnType<typeof temporaryFolder>>;
let database: Database;
let ledger: Ledger;
let now = hour(0);

beforeEach(async () => {
  now = hour(0);
  folder = await temporaryFolder();
  database = await openDatabase(path.join(folder.path, 'watchfloor.db'));
  ledger = await Ledger.open(database.connection, () => now);
  await ledger.beginRun({ watch: smallWatch, history: [], startedAt: now, pace: null });
});

afterEach(async () => {
  await database.close();
  await folder.remove();
});

function signal(n: number, change: Partial<Omit<SignalInput, 'indicator' | 'details'>> = {}) {
  return {
    id: idOf(n),
    kind: 'signal-recorded',
    author: 'Awa',
    signal: {
      indicator: 'attack-frequency',
      ...shared({ at: -1, where: { type: 'place', place: 'bek' }, ...change }),
      details: { type: 'battle' },
    },
  } as const;
}

async function refusal(input: unknown, watch = 'small'): Promise<unknown> {
  return ledger.append(watch, input).then(
    () => null,
    (error: unknown) => error,
  );
}

async function written(): Promise<{ revision: number; id: string }[]> {
  const entries = [];
  for await (const page of readEntries(database.connection, { watch: 'small', run: 1 }))
    entries.push(...page.map(({ revision, id }) => ({ revision, id })));
  return entries;
}

test('entries get the revisions 1, 2, 3 … in the order in which they came', async () => {
  const all = Array.from({ length: 60 }, (_, i) => ledger.append('small', signal(i)));
  const appended = await Promise.all(all);
  expect(appended.map(({ entry }) => entry.revision)).toEqual(all.map((_, i) => i + 1));
  expect(await written()).toEqual(all.map((_, i) => ({ revision: i + 1, id: idOf(i) })));
});

test('the text of an answer is the entry on the wire, the first time and again', async () => {
  for (const repeated of [false, true]) {
    const appended = await ledger.append('small', signal(1, { headline: 'Ménaka: “held”\n' }));
    expect(appended.repeated).toBe(repeated);
    const text = wireTextOf(appended.entry, appended.body);
    expect(text).toBe(JSON.stringify(toWire(appended.entry)));
  }
  const together = [2, 3].map((n) => ledger.append('small', signal(n)));
  for (const { entry, body } of await Promise.all(together)) {
    expect(wireTextOf(entry, body)).toBe(JSON.stringify(toWire(entry)));
  }
});

test('the same id with the same body answers with the first result', async () => {
  const first = await ledger.append('small', signal(1));
  now += MINUTE;
  const again = await ledger.append('small', {
    ...signal(1),
    // The same instant in another zone, and a default spelled out: the same body.
    signal: { ...signal(1).signal, eventAt: '2026-03-01T00:00:00+01:00', note: null },
  });
  expect(again).toEqual({ ...first, repeated: true });
  expect(await written()).toHaveLength(1);
});

test('a retry is recognised even after what it refers to has changed', async () => {
  await ledger.append('small', signal(1));
  const retraction = { id: idOf(2), kind: 'entry-retracted', author: 'Awa', target: idOf(1) };
  const first = await ledger.append('small', { ...retraction, reason: 'Made up' });
  const again = await ledger.append('small', { ...retraction, reason: 'Made up' });
  expect(again).toEqual({ ...first, repeated: true });
  expect(await refusal({ ...retraction, id: idOf(3), reason: 'Made up' })).toMatchObject({
    code: 'unknown-target',
    problems: [{ field: 'target', rule: 'target.retracted' }],
  });
});

test('two at once with the same id: one is written, the other repeats it', async () => {
  const both = await Promise.all([
    ledger.append('small', signal(1)),
    ledger.append('small', signal(1)),
  ]);
  expect(both.map(({ repeated }) => repeated)).toEqual([false, true]);
  expect(await written()).toHaveLength(1);
});

test('the same id with another body is refused', async () => {
  await ledger.append('small', signal(1));
  expect(await refusal(signal(1, { headline: 'Something else' }))).toMatchObject({
    code: 'conflict',
  });
  expect(await written()).toHaveLength(1);
});

test.each<[string, object, string, string]>([
  [
    'an unknown place',
    { where: { type: 'place', place: 'nowhere' } },
    'signal.where.place',
    'place.unknown',
  ],
  [
    'an unknown region',
    { where: { type: 'region', region: 'west' } },
    'signal.where.region',
    'region.unknown',
  ],
  ['an unknown incident', { incident: idOf(9) }, 'signal.incident', 'incident.unknown'],
  ['an unknown event', { event: idOf(9) }, 'signal.event', 'event.unknown'],
  ['the future', { eventAt: isoOf(hour(0) + 6 * MINUTE) }, 'signal.eventAt', 'time.future'],
  ['a short headline', { headline: 'x' }, 'signal.headline', 'text.short'],
  ['a number for a text', { headline: 7 }, 'signal.headline', 'form'],
  ['no source', { source: undefined }, 'signal.source', 'required'],
  ['a strange grade', { grade: 'G7' }, 'signal.grade', 'choice'],
  ['an unknown field', { colour: 'red' }, 'signal.colour', 'field.unknown'],
])('a signal with %s is refused, naming field and rule', async (_, change, field, rule) => {
  const wrong = { ...signal(1), signal: { ...signal(1).signal, ...change } };
  expect(await refusal(wrong)).toMatchObject({
    code: 'invalid',
    problems: [{ field, rule, message: expect.stringMatching(/\w+/) }],
  });
  expect(await written()).toEqual([]);
});

test('a clock that runs a little ahead is forgiven', async () => {
  const ahead = signal(1, { eventAt: isoOf(hour(0) + 4 * MINUTE) });
  expect(await refusal(ahead)).toBeNull();
});

test('an unknown watch is refused', async () => {
  expect(await refusal(signal(1), 'large')).toMatchObject({ code: 'unknown-watch' });
});

test('the time of recording never runs backwards', async () => {
  const first = await ledger.append('small', signal(1));
  now -= 10 * MINUTE;
  const second = await ledger.append('small', signal(2));
  expect(second.entry.recordedAt).toBe(first.entry.recordedAt);
});

test('a ledger opened on the same log knows the same', async () => {
  for (let n = 1; n <= 5; n += 1) await ledger.append('small', signal(n));
  await ledger.append('small', {
    id: idOf(10),
    kind: 'signal-corrected',
    author: 'Ben',
    target: idOf(2),
    reason: 'The hour was wrong',
    signal: signal(2, { eventAt: isoOf(hour(-5)) }).signal,
  });
  const reopened = await Ledger.open(database.connection, () => now);
  const [before, after] = [ledger, reopened].map((one) =>
    viewOf(one.watch('small').state, now, null),
  );
  expect(after).toEqual(before);
});

const historic = (n: number, recordedAt: number, change = {}) => {
  const input: DraftInput = signal(n, { eventAt: isoOf(hour(-30)), ...change });
  return { draft: draft(input), recordedAt };
};

test('a new run begins with its history, and a log of its own', async () => {
  await ledger.append('small', signal(1));
  const history = [historic(1, hour(-20)), historic(2, hour(-10))];
  await ledger.beginRun({ watch: smallWatch, history, startedAt: now, pace: 2 });
  const { state, pace } = ledger.watch('small');
  expect(state).toMatchObject({ run: 2, revision: 2, recordedAt: hour(-10) });
  expect(pace).toBe(2);
  const third = await ledger.append('small', signal(3));
  expect(third.entry.revision).toBe(3);
  const reopened = await Ledger.open(database.connection, () => now);
  expect(reopened.watch('small').state).toMatchObject({ run: 2, revision: 3 });
});

test('a history with one entry that breaks a rule begins nothing', async () => {
  await ledger.append('small', signal(1));
  const history = [historic(1, hour(-20)), historic(2, hour(-10), { incident: idOf(9) })];
  const begun = ledger.beginRun({ watch: smallWatch, history, startedAt: now, pace: null });
  await expect(begun).rejects.toMatchObject({ code: 'invalid' });
  expect(ledger.watch('small').state).toMatchObject({ run: 1, revision: 1 });
  const reopened = await Ledger.open(database.connection, () => now);
  expect(reopened.watch('small').state).toMatchObject({ run: 1, revision: 1 });
});

test('an entry that reached the log although its write failed is taken in, and the next follows', async () => {
  await ledger.append('small', signal(1));
  // As after a failure that came too late to undo the write.
  const body = JSON.stringify(toWire(draft(signal(2))));
  const row = { watch: 'small', run: 1, revision: 2, id: idOf(2), kind: 'signal-recorded' };
  await append(database.connection, [{ ...row, author: 'Awa', recordedAt: now, body }]);
  expect(await ledger.append('small', signal(2))).toMatchObject({
    repeated: true,
    entry: { revision: 2 },
  });
  const third = await ledger.append('small', signal(3));
  expect(third.entry.revision).toBe(3);
  expect([...ledger.watch('small').state.signals.keys()]).toEqual([idOf(1), idOf(2), idOf(3)]);
});

test('entries that come together are still checked against each other', async () => {
  await ledger.append('small', signal(1));
  const retraction = (n: number) => ({
    id: idOf(n),
    kind: 'entry-retracted',
    author: 'Awa',
    target: idOf(1),
    reason: 'Made up',
  });
  const answers = await Promise.allSettled([
    ledger.append('small', signal(2)),
    ledger.append('small', retraction(3)),
    ledger.append('small', retraction(4)),
    ledger.append('small', signal(5)),
    ledger.append('small', signal(6)),
  ]);
  expect(answers.map(({ status }) => status)).toEqual([
    'fulfilled',
    'fulfilled',
    'rejected',
    'fulfilled',
    'fulfilled',
  ]);
  expect(answers[2]).toMatchObject({ reason: { code: 'unknown-target' } });
  expect((await written()).map(({ id }) => id)).toEqual([1, 2, 3, 5, 6].map(idOf));
});

test('one that breaks a rule is refused alone, and holds up nobody who came with it', async () => {
  const answers = await Promise.allSettled([
    ledger.append('small', signal(1)),
    ledger.append('small', signal(2, { headline: 'x' })),
    ledger.append('small', signal(3, { incident: idOf(9) })),
    ledger.append('small', signal(4)),
  ]);
  const said = answers.map((answer) =>
    answer.status === 'fulfilled' ? answer.value.entry.revision : answer.reason.problems[0].field,
  );
  expect(said).toEqual([1, 'signal.headline', 'signal.incident', 2]);
  expect((await written()).map(({ id }) => id)).toEqual([1, 4].map(idOf));
  expect([...ledger.watch('small').state.signals.keys()]).toEqual([1, 4].map(idOf));
});

test('who appends one entry after another leaves the server time for others', async () => {
  let turns = 0;
  const turn = () => {
    turns += 1;
    next = setImmediate(turn);
  };
  let next = setImmediate(turn);
  for (let n = 0; n < 20; n += 1) await ledger.append('small', signal(n));
  clearImmediate(next);
  expect(turns).toBeGreaterThanOrEqual(20);
});

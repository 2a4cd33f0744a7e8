import { v7 } from 'uuid';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { isoOf } from '#domain/instant.ts';
import type {
  IncidentAnswer,
  LogAnswer,
  PreviewAnswer,
  ReadingAnswer,
  SignalAnswer,
  SignalsAnswer,
  TrendsAnswer,
  WatchAnswer,
  WireEntry,
  WireRefusal,
  WireView,
} from '#server/contract.ts';
import { Client, signalBody } from '#tests/support/client.ts';
import { databaseWith } from '#tests/support/database.ts';
import { hour } from '#tests/support/entries.ts';
import { temporaryFolder } from '#tests/support/folder.ts';
import { type RunningServer, startServer } from '#tests/support/server.ts';

let folder: Awaited<ReturnType<typeof temporaryFolder>>;
let server: RunningServer;
let small: Client;

beforeAll(async () => {
  folder = await temporaryFolder();
  const file = `${folder.path}/watch.db`;
  await databaseWith(file);
  server = await startServer({ file });
  small = new Client(server.url, 'small');
});

afterAll(async () => {
  await server.stop();
  await folder.remove();
});

function attack(change: object = {}) {
  return signalBody({ eventAt: isoOf(hour(0)), where: { type: 'place', place: 'bek' }, ...change });
}

async function logged(change: object = {}): Promise<WireEntry> {
  const { status, body } = await small.record(attack(change));
  expect(status).toBe(201);
  return body;
}

const read = async <T>(address: string): Promise<T> => (await small.get<T>(address)).body;

/** Places in a list that no page ever ended at. */
const forged = [
  ['recordedAt', 'x', 1],
  ['recordedAt', 1.5, 1],
  ['recordedAt', 1, 0],
  ['recordedAt', 1, 1, 1],
  ['recordedAt', 1],
  ['eventAt', 'B2', 1],
  ['eventAt', null, 1],
  ['grade', 7, 1],
  ['grade', 'Z9', 1],
] as const;

test.each([
  ['signals/nope', 404, 'not-found'],
  ['exercise', 404, 'not-found'],
  ['view?asOf=2026-01-01', 422, 'invalid'],
  ['view?knownAt=9999999999999', 422, 'invalid'],
  ['view?revision=-1', 422, 'invalid'],
  ['view?revision=999999', 422, 'invalid'],
  ['view?colour=red', 422, 'invalid'],
  ['log?limit=1001', 422, 'invalid'],
  ['signals?limit=201', 422, 'invalid'],
  ['signals?cursor=nonsense', 422, 'invalid'],
  ...forged.map(([sort, ...rest]): [string, number, string] => {
    const text = Buffer.from(JSON.stringify([sort, ...rest])).toString('base64url');
    return [`signals?sort=${sort}&cursor=${text}`, 422, 'invalid'];
  }),
  ['signals?region=atlantis', 422, 'invalid'],
  ['trends?indicator=attack-frequency', 422, 'invalid'],
  ['readings/weather', 404, 'not-found'],
  ['readings/attack-frequency?revision=999999', 422, 'invalid'],
])('GET %s is %i %s', async (address, status, code) => {
  const response = await fetch(`${server.url}/api/v1/watches/small/${address}`);
  expect(response.status).toBe(status);
  expect(await response.json()).toMatchObject({ error: { code } });
});

test('a cursor that leads nowhere is named, also one with letters of its own behind it', async () => {
  await logged();
  await logged();
  const { body } = await small.get<SignalsAnswer>('signals', { limit: 1 });
  for (const cursor of ['nonsense', `${body.next}!`]) {
    const refused = await small.get<WireRefusal>('signals', { limit: 1, cursor });
    expect(refused.body.error.problems).toMatchObject([{ field: 'cursor', rule: 'form' }]);
  }
});

test('every answer carries the security headers and is not kept', async () => {
  const { headers } = await fetch(`${server.url}/api/v1/watches`);
  expect(headers.get('x-content-type-options')).toBe('nosniff');
  expect(headers.get('x-frame-options')).toBe('DENY');
  expect(headers.get('cache-control')).toBe('no-store');
  expect(headers.get('x-powered-by')).toBeNull();
});

test('HEAD is answered with the headers alone, and the connection goes on', async () => {
  const address = `${server.url}/api/v1/watches`;
  const whole = await fetch(address);
  const text = await whole.text();
  expect(JSON.parse(text)).toHaveLength(1);
  const head = await fetch(address, { method: 'HEAD' });
  expect(head.status).toBe(200);
  expect(head.headers.get('content-type')).toBe(whole.headers.get('content-type'));
  expect(head.headers.get('content-length')).toBe(String(Buffer.byteLength(text)));
  expect(await head.text()).toBe('');
  expect((await fetch(address)).status).toBe(200);
});

test('watches, the view and the log agree on the revision', async () => {
  const entry = await logged();
  const response = await fetch(`${server.url}/api/v1/watches`);
  const watches: WatchAnswer[] = await response.json();
  expect(watches).toMatchObject([{ id: 'small', run: 1, revision: entry.revision }]);
  const view = await small.view();
  expect(view).toMatchObject({ watch: 'small', revision: entry.revision, knownAt: null });
  expect(view.readings).toHaveLength(5);
  expect(view.newest[0]).toMatchObject({ id: entry.id });
});

test('the log comes in order and in pages, entry for entry as it was answered', async () => {
  const before = (await small.view()).revision;
  const written: WireEntry[] = [];
  for (let i = 0; i < 5; i += 1) written.push(await logged());
  const { body: first } = await small.get<LogAnswer>('log', { since: before, limit: 3 });
  const { body: rest } = await small.get<LogAnswer>('log', { since: before + 3 });
  expect([...first.entries, ...rest.entries]).toEqual(written);
  expect(first.revision).toBe(before + 5);
});

test('a view on limited knowledge is the view of then, whatever came later', async () => {
  const { revision, recordedAt } = await logged();
  const asOf = new Date().toISOString();
  const then = await small.view({ asOf, revision });
  await logged();
  expect(await small.view({ asOf, revision })).toEqual({ ...then, knownAt: recordedAt });
  const nothing = await small.view({ knownAt: '2020-01-01T00:00:00Z' });
  expect(nothing).toMatchObject({ revision: 0, recordedAt: null });
  expect(nothing.readings.every(({ status }) => status === 'no-data')).toBe(true);
});

test('signals are filtered, sorted and paged without gaps or repeats', async () => {
  const headline = `Marked ${v7()}`;
  const ids: string[] = [];
  for (const grade of ['C3', 'A1', 'B2', 'A1', 'F6']) {
    ids.push((await logged({ headline, grade })).id);
  }
  const seen: string[] = [];
  for (let next: string | null = ''; next !== null; ) {
    const page: { body: SignalsAnswer } = await small.get('signals', {
      q: headline,
      sort: 'grade',
      order: 'asc',
      limit: 2,
      ...(next === '' ? {} : { cursor: next }),
    });
    expect(page.body.total).toBe(5);
    seen.push(...page.body.signals.map(({ id }) => id));
    next = page.body.next;
  }
  expect(seen).toEqual([1, 3, 2, 0, 4].map((i) => ids[i]));
  const some = await small.get<SignalsAnswer>('signals', { ids: ids.join(','), grade: 'F6' });
  expect(some.body.signals.map(({ id }) => id)).toEqual([ids[4]]);
  const otherSpelling = await small.get<SignalsAnswer>('signals', { q: 'BECK', limit: 1 });
  expect(otherSpelling.body.total).toBeGreaterThanOrEqual(5);
  const nothing = await small.get<SignalsAnswer>('signals', { q: 'beck zebra' });
  expect(nothing.body).toEqual({ signals: [], next: null, total: 0, events: null });
});

test('a signal keeps readable what was said before it was corrected and taken back', async () => {
  const body = attack();
  const { body: first } = await small.record(body);
  const by = { author: 'Ben', target: body.id };
  const signal = { ...body.signal, where: { type: 'place', place: 'cor' } };
  const reason = 'The place was misheard';
  await small.post('corrections', { id: v7(), ...by, reason, signal });
  await small.post('retractions', { id: v7(), ...by, reason: 'It was a drill' });
  const told = await read<SignalAnswer>(`signals/${body.id}`);
  expect(told.line).toMatchObject({ region: 'east', corrected: true, retracted: true });
  expect(told.history).toMatchObject([
    { kind: 'signal-recorded', reason: null, signal: { where: { place: 'bek' } } },
    { kind: 'signal-corrected', author: 'Ben', signal: { where: { place: 'cor' } } },
    { kind: 'entry-retracted', reason: 'It was a drill', signal: null },
  ]);
  const { body: then } = await small.get<SignalAnswer>(`signals/${body.id}`, {
    knownAt: first.recordedAt,
  });
  expect(then.line).toMatchObject({ region: 'north', corrected: false, retracted: false });
});

test('an incident keeps readable what was said before it was corrected', async () => {
  const startAt = '2026-03-01T06:00:00.000Z';
  const incident = { title: 'A shock', startAt, precision: 'minute', clocks: [] };
  const id = v7();
  await small.post('incidents', { id, author: 'Awa', incident });
  const { body: known } = await small.get<IncidentAnswer>(`incidents/${id}`);
  const unknown = { ...incident, startAt: null, precision: 'unknown' };
  const by = { author: 'Ben', target: id, reason: 'Nobody saw it begin' };
  await small.post('corrections', { id: v7(), ...by, incident: unknown });
  const told = await read<IncidentAnswer>(`incidents/${id}`);
  expect(told.incident).toMatchObject({ title: 'A shock', startAt: null, precision: 'unknown' });
  expect(told.history).toMatchObject([
    { author: 'Awa', reason: null, incident: { startAt } },
    { author: 'Ben', reason: 'Nobody saw it begin', incident: { startAt: null } },
  ]);
  const knownAt = known.history[0]?.recordedAt ?? '';
  const { body: then } = await small.get<IncidentAnswer>(`incidents/${id}`, { knownAt });
  expect(then).toEqual(known);
  expect((await small.get(`incidents/${v7()}`)).status).toBe(404);
});

const week = {
  indicator: 'attack-frequency',
  from: '2026-02-25T00:00:00Z',
  to: '2026-03-03T00:00:00Z',
  bucket: 'day',
};

test('a trend gives the level that the wall showed at the end of each bucket', async () => {
  await logged();
  const { body: trend } = await small.get<TrendsAnswer>('trends', week);
  expect(trend.points).toHaveLength(6);
  for (const { bucketAt, level, status } of trend.points) {
    const asOf = isoOf(Date.parse(bucketAt) + 86_400_000 - 1);
    const view: WireView = await small.view({ asOf });
    const reading = view.readings.find(({ indicator }) => indicator === week.indicator);
    expect([bucketAt, level, status]).toEqual([bucketAt, reading?.level, reading?.status]);
  }
  expect(trend.points.at(-1)?.n).toBeGreaterThan(0);
});

test('a trend of one region knows nothing of the others', async () => {
  await logged();
  const south = await small.get<TrendsAnswer>('trends', { ...week, region: 'south' });
  expect(south.body.points.every(({ n, status }) => n === 0 && status === 'no-data')).toBe(true);
  const north = await small.get<TrendsAnswer>('trends', { ...week, region: 'north' });
  expect(north.body.points.at(-1)?.n).toBeGreaterThan(0);
  const west = await small.get<WireRefusal>('trends', { ...week, region: 'west' });
  expect(west).toMatchObject({ status: 422, body: { error: { problems: [{ field: 'region' }] } } });
});

test('a trend of more than 600 points is refused', async () => {
  const years = { ...week, from: '2020-01-01T00:00:00Z' };
  expect(await small.get<WireRefusal>('trends', years)).toMatchObject({
    status: 422,
    body: { error: { problems: [{ field: 'bucket', rule: 'trend.points' }] } },
  });
});

test.each(['signals', 'trends'])(
  'a range of %s that does not end after it begins is refused, and says where and why',
  async (read) => {
    const { indicator, from, to, bucket } = week;
    const asked: Record<string, string> = read === 'trends' ? { indicator, bucket } : {};
    const message = 'The start must be before the end.';
    for (const range of [
      { from: to, to: from },
      { from, to: from },
    ]) {
      expect(await small.get<WireRefusal>(read, { ...asked, ...range })).toMatchObject({
        status: 422,
        body: { error: { problems: [{ field: 'to', rule: 'period.order', message }] } },
      });
    }
    const { status } = await small.get(read, { ...asked, from, to });
    expect(status).toBe(200);
  },
);

test('an address that says something twice is refused', async () => {
  const response = await fetch(`${server.url}/api/v1/watches/small/log?limit=1&limit=2&since=0`);
  expect(response.status).toBe(422);
  const { error }: WireRefusal = await response.json();
  expect(error.problems.map(({ field }) => field)).toEqual(['limit']);
});

test('a preview tells what a signal would do and leaves no trace', async () => {
  const told = await logged({ headline: 'Gunfire at the northern bridge' });
  const before = await small.view();
  const draft = attack({ headline: 'Gunfire near the northern bridge', source: { name: 'B' } });
  const { status, body } = await small.post<PreviewAnswer>('preview', draft);
  expect(status).toBe(200);
  expect(body.duplicates[0]).toMatchObject({ id: told.id });
  expect(body.events[0]).toMatchObject({ distanceKm: 0, apartHours: 0 });
  const { asOf, ...after } = await small.view();
  expect(after).toMatchObject({ revision: before.revision, newest: before.newest });
  const again = await small.post<PreviewAnswer>('preview', draft);
  const later = { ...body.before, asOf: again.body.before?.asOf };
  expect(again.body.before).toEqual(later);
});

test('metrics count what was written and what was refused', async () => {
  await logged();
  const text = await (await fetch(`${server.url}/metrics`)).text();
  expect(text).toMatch(/watchfloor_appends_total\{watch="small"\} [1-9]/);
  expect(text).toMatch(/watchfloor_refusals_total\{code="invalid"\} [1-9]/);
  expect(text).toMatch(/watchfloor_append_seconds_count [1-9]/);
});

test('an explanation can be moved back in knowledge, and names what it rests on', async () => {
  const { id, revision } = await logged({ headline: 'One to explain' });
  const asked = { asOf: isoOf(hour(1)) };
  const explain = async (search: object) =>
    (await small.get<ReadingAnswer>('readings/attack-frequency', { ...asked, ...search })).body;
  const before = await explain({ revision: revision - 1 });
  const after = await explain({});
  expect(before).toMatchObject({ revision: revision - 1 });
  expect(before.contributions.map(({ signal }) => signal)).not.toContain(id);
  expect(after).toMatchObject({ revision, knownAt: null, watch: 'small' });
  expect(after.contributions.map(({ signal }) => signal)).toContain(id);
  expect(after.trust).toHaveLength(4);
  expect(after.reading.asOf).toBe(isoOf(hour(1)));
});

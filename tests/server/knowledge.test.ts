import path from 'node:path';
import { v7 } from 'uuid';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { HistoricDraft } from '#db/demo/historic-draft.ts';
import { isoOf } from '#domain/instant.ts';
import type {
  KnowledgeAnswer,
  LogAnswer,
  SignalAnswer,
  SignalsAnswer,
  TrendsAnswer,
  WatchAnswer,
  WireEntry,
  WireRefusal,
} from '#server/contract.ts';
import { Client } from '#tests/support/client.ts';
import { databaseWith } from '#tests/support/database.ts';
import { attack, draft, hour, idOf } from '#tests/support/entries.ts';
import { temporaryFolder } from '#tests/support/folder.ts';
import { type RunningServer, startServer } from '#tests/support/server.ts';

let server: RunningServer;
let client: Client;
const folder = await temporaryFolder();

const first = attack(1, { at: 0 });
const second = attack(2, { at: 6, event: idOf(1), source: { name: 'Journal Deux' } });
if (first.kind !== 'signal-recorded') throw new Error('an attack is a signal');
const reason = 'The source said so';
const signal = { ...first.signal, headline: 'Something else was seen' };

/** Told, corrected, told again by another source, taken back. Hours after the day began. */
const history: HistoricDraft[] = [
  { draft: first, recordedAt: hour(1) },
  {
    draft: {
      id: idOf(3),
      kind: 'signal-corrected',
      author: 'Awa',
      target: idOf(1),
      reason,
      signal,
    },
    recordedAt: hour(3),
  },
  { draft: second, recordedAt: hour(7) },
  {
    draft: draft({
      ...{ id: idOf(4), kind: 'entry-retracted', author: 'Awa' },
      ...{ target: idOf(2), reason },
    }),
    recordedAt: hour(9),
  },
];

/** Half an hour after each entry was recorded, and before all of them. */
const knownAt = [0.5, 1.5, 3.5, 7.5, 9.5].map((at) => isoOf(hour(at)));

beforeAll(async () => {
  const file = path.join(folder.path, 'watch.db');
  await databaseWith(file, history);
  server = await startServer({ file });
  client = new Client(server.url, 'small');
});

afterAll(async () => {
  await server.stop();
  await folder.remove();
});

async function each<T>(address: string, search: object = {}): Promise<T[]> {
  const answers: T[] = [];
  for (const at of knownAt) {
    answers.push((await client.get<T>(address, { ...search, knownAt: at })).body);
  }
  return answers;
}

const asOf = isoOf(hour(2));

describe('what was known then', () => {
  it('is what a view shows', async () => {
    const views = await each<{ revision: number; knownAt: string }>('view', { asOf });
    expect(views.map(({ revision }) => revision)).toEqual([0, 1, 2, 3, 4]);
    expect(views.map((view) => view.knownAt)).toEqual(knownAt);
  });

  it('is said to be limited at every revision but the last, at the very first too', async () => {
    for (const address of ['view', 'readings/attack-frequency']) {
      const told: unknown[] = [];
      for (const revision of [0, 1, 2, 3, 4]) {
        const { body } = await client.get<{ knownAt: string | null }>(address, { revision });
        told.push(body.knownAt);
      }
      const before = isoOf(hour(1) - 1);
      expect(told).toEqual([before, ...[1, 3, 7].map((at) => isoOf(hour(at))), null]);
    }
  });

  it('is what the list of signals shows', async () => {
    const lists = await each<SignalsAnswer>('signals', { sort: 'eventAt', order: 'asc' });
    const told = lists.map(({ signals }) =>
      signals.map(({ corrected, retracted }) => [corrected, retracted]),
    );
    expect(told).toEqual([
      [],
      [[false, false]],
      [[true, false]],
      [
        [true, false],
        [false, false],
      ],
      [
        [true, false],
        [false, true],
      ],
    ]);
  });

  it('is what one signal shows', async () => {
    const [none, ...answers] = await each<SignalAnswer>(`signals/${idOf(1)}`);
    expect(none).toMatchObject({ error: { code: 'not-found' } });
    expect(answers.map((answer) => answer.history.length)).toEqual([1, 2, 2, 2]);
    expect(answers.map(({ event }) => event.reports.length)).toEqual([1, 1, 2, 1]);
    expect(answers.map(({ line }) => line.headline)).toEqual([
      first.signal.headline,
      ...Array(3).fill(signal.headline),
    ]);
  });

  it('is what a trend is drawn from', async () => {
    const range = { from: isoOf(hour(0)), to: isoOf(hour(12)), bucket: 'hour' };
    const question = { indicator: 'attack-frequency', measure: 'attacks', ...range };
    const trends = await each<TrendsAnswer>('trends', question);
    expect(trends.map(({ points }) => points.length)).toEqual([1, 2, 4, 8, 10]);
    expect(trends.map(({ points }) => points.at(-1)?.value)).toEqual([0, 1, 1, 1, 1]);
  });

  it('is what the log held', async () => {
    const logs = await each<LogAnswer>('log');
    expect(logs.map(({ entries, revision }) => [entries.length, revision])).toEqual([
      [0, 0],
      [1, 1],
      [2, 2],
      [3, 3],
      [4, 4],
    ]);
    const { body } = await client.get<LogAnswer>('log', { since: 3, knownAt: knownAt[1] ?? '' });
    expect(body).toEqual({ entries: [], revision: 1 });
  });
});

describe('a page of signals', () => {
  const page = (search: object) => client.get<SignalsAnswer>('signals', { ...search, limit: 1 });

  it.each(['recordedAt', 'eventAt', 'grade'])('sorted by %s leads to the next', async (sort) => {
    const first = await page({ sort });
    const second = await page({ sort, cursor: first.body.next ?? '' });
    expect(second.body.next).toBeNull();
    const ids = [first, second].flatMap(({ body }) => body.signals.map(({ id }) => id));
    expect(ids.toSorted()).toEqual([idOf(1), idOf(2)]);
  });

  it('leads nowhere in a list that is sorted otherwise, and says so', async () => {
    const { next } = (await page({ sort: 'grade' })).body;
    for (const cursor of [next ?? '', 'nonsense', '']) {
      const { status, body } = await client.get<WireRefusal>('signals', {
        sort: 'eventAt',
        cursor,
      });
      expect([status, body.error.problems.map(({ field }) => field)]).toEqual([422, ['cursor']]);
    }
  });
});

describe('the signals to which something happened', () => {
  // Logged at 1 and corrected at 3; logged at 7 and taken back at 9.
  it.each([
    ['recorded', undefined, [1, 2]],
    ['recorded', 5, [2]],
    ['corrected', undefined, [1]],
    ['corrected', 5, []],
    ['retracted', 8, [2]],
    ['retracted', 10, []],
    [undefined, 2, [1, 2]],
    [undefined, 5, [2]],
    [undefined, 8, [2]],
    [undefined, 10, []],
  ])('%s since hour %s', async (change, since, expected) => {
    const { body } = await client.get<SignalsAnswer>('signals', {
      ...(change === undefined ? {} : { change }),
      ...(since === undefined ? {} : { since: isoOf(hour(since)) }),
    });
    expect(body.signals.map(({ id }) => id).toSorted()).toEqual(expected.map(idOf));
  });
});

describe('the instant asked about', () => {
  it('ends a view, the list, one signal and a trend', async () => {
    expect((await client.view({ asOf })).asOf).toBe(asOf);
    const list = await client.get<SignalsAnswer>('signals', { asOf });
    expect(list.body.signals.map(({ id }) => id)).toEqual([idOf(1)]);
    const known = { asOf, knownAt: knownAt[3] ?? '' };
    const one = await client.get<SignalAnswer>(`signals/${idOf(1)}`, known);
    expect(one.body.event.reports.map(({ id }) => id)).toEqual([idOf(1)]);
    const later = await client.get<WireRefusal>(`signals/${idOf(2)}`, known);
    expect([later.status, later.body.error.code]).toEqual([404, 'not-found']);
    const range = { from: isoOf(hour(0)), to: isoOf(hour(12)), bucket: 'hour' };
    const question = { indicator: 'attack-frequency', ...range };
    const trend = await client.get<TrendsAnswer>('trends', { ...question, asOf });
    expect(trend.body.points.at(-1)?.bucketAt).toBe(asOf);
  });

  it('is now by default, on all that is known', async () => {
    const view = await client.view();
    expect(view).toMatchObject({ revision: 4, knownAt: null });
    expect(Date.now() - Date.parse(view.asOf)).toBeLessThan(120_000);
  });

  it.each(['yesterday', '2026-04-25', '2026-04-25T06:30:00', '1777098600000', ''])(
    'must be an instant with its zone, which "%s" is not',
    async (text) => {
      const trend = '&indicator=attack-frequency&from=2026-01-01T00:00:00Z';
      const range = `${trend}&to=2026-02-01T00:00:00Z&bucket=day`;
      const reads = ['', 'knowledge', 'log', `incidents/${idOf(1)}`];
      for (const read of ['view', 'signals', `signals/${idOf(1)}`, `trends`, ...reads]) {
        for (const name of ['asOf', 'knownAt']) {
          const search = `${read}?${name}=${text}${read === 'trends' ? range : ''}`;
          const answer = await fetch(
            `${server.url}/api/v1/watches/small/${search}`.replace('/?', '?'),
          );
          expect([search, answer.status]).toEqual([search, 422]);
        }
      }
    },
  );
});

describe('a watch as it stood', () => {
  it('has the revision of then, and the clock of the instant asked about', async () => {
    const watches = await each<WatchAnswer>('');
    expect(watches.map(({ revision }) => revision)).toEqual([0, 1, 2, 3, 4]);
    const recorded = [1, 3, 7, 9].map((at) => isoOf(hour(at)));
    expect(watches.map(({ recordedAt }) => recordedAt)).toEqual([null, ...recorded]);
    const { body } = await client.get<WatchAnswer>('', { asOf });
    expect(body).toMatchObject({ revision: 4, clock: { now: asOf, timeZone: 'UTC' } });
    const all = await fetch(`${server.url}/api/v1/watches?knownAt=${knownAt[2]}`);
    expect(await all.json()).toMatchObject([{ id: 'small', revision: 2 }]);
  });

  it('has the days, the events and the incidents of then', async () => {
    const grown = await each<KnowledgeAnswer>('knowledge');
    const changes = grown.map(({ days }) =>
      days.map(({ recorded, corrected, retracted }) => [recorded, corrected, retracted]),
    );
    expect(changes).toEqual([[], [[1, 0, 0]], [[1, 1, 0]], [[2, 1, 0]], [[2, 1, 1]]]);
    const { body } = await client.get<KnowledgeAnswer>('knowledge', { asOf: isoOf(hour(-1)) });
    expect(body.firstAt).toBeNull();
  });

  it('has the log without what speaks of later', async () => {
    const { body } = await client.get<LogAnswer>('log', { asOf });
    expect(body.entries.map(({ revision }) => revision)).toEqual([1, 2, 4]);
    expect(body.revision).toBe(4);
    const rest = await client.get<LogAnswer>('log', { asOf, since: 1, limit: 1 });
    expect(rest.body.entries.map(({ revision }) => revision)).toEqual([2]);
    const known = await client.get<LogAnswer>('log', { asOf, knownAt: knownAt[1] ?? '' });
    expect(known.body.entries.map(({ revision }) => revision)).toEqual([1]);
  });

  it('does not know an incident that had not begun', async () => {
    const incident = { title: 'A shock', startAt: asOf, precision: 'minute', clocks: [] };
    const { body } = await client.post<WireEntry>('incidents', {
      ...{ id: v7(), author: 'Awa', incident },
    });
    const address = `incidents/${body.id}`;
    expect((await client.get(address, { asOf })).status).toBe(200);
    expect((await client.get(address, { asOf: isoOf(hour(1)) })).status).toBe(404);
    const { body: then } = await client.get<KnowledgeAnswer>('knowledge', { asOf: isoOf(hour(1)) });
    expect(then.incidents).toEqual([]);
  });

  it('is not asked for what it would not heed', async () => {
    for (const address of ['', 'knowledge', 'exercise']) {
      const { status, body } = await client.get<WireRefusal>(address, { knowAt: asOf });
      expect([address, status]).toEqual([address, 422]);
      expect(body.error.problems).toMatchObject([{ field: 'knowAt', rule: 'field.unknown' }]);
    }
  });
});

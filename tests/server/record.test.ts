import { request } from 'node:http';
import path from 'node:path';
import { v7 } from 'uuid';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { refusalAnswer } from '#server/api/answers.ts';
import type { SignalAnswer, WireEntry, WireRefusal } from '#server/contract.ts';
import { Client, signalBody } from '#tests/support/client.ts';
import { databaseWith } from '#tests/support/database.ts';
import { temporaryFolder } from '#tests/support/folder.ts';
import { type RunningServer, startServer } from '#tests/support/server.ts';

let server: RunningServer;
let client: Client;
const folder = await temporaryFolder();

beforeAll(async () => {
  const file = path.join(folder.path, 'watch.db');
  await databaseWith(file);
  server = await startServer({ file });
  client = new Client(server.url, 'small');
});

afterAll(async () => {
  await server.stop();
  await folder.remove();
});

/** The whole log, to see that a refusal left nothing behind. */
const logLength = async () => (await client.log()).length;

const rulesOf = ({ error }: WireRefusal) => error.problems.map(({ field, rule }) => [field, rule]);

/** Posts without telling the length beforehand; answers with the status. */
function postInPieces(text: string): Promise<number | undefined> {
  return new Promise((resolve, reject) => {
    const address = `${server.url}/api/v1/watches/small/signals`;
    const headers = { 'content-type': 'application/json' };
    const sent = request(address, { method: 'POST', headers }, (response) => {
      response.resume();
      resolve(response.statusCode);
    });
    sent.on('error', reject);
    for (let i = 0; i < text.length; i += 1_000) sent.write(text.slice(i, i + 1_000));
    sent.end();
  });
}

describe('logging by REST', () => {
  it('answers 201 with the entry and its revision', async () => {
    const body = signalBody();
    const { status, body: entry } = await client.record(body);
    expect(status).toBe(201);
    expect(entry).toMatchObject({ id: body.id, kind: 'signal-recorded', watch: 'small' });
    expect(entry.revision).toBe(await logLength());
    expect(Date.parse(entry.recordedAt)).toBeLessThanOrEqual(Date.now());
  });

  it('numbers entries without a hole', async () => {
    const answers = [];
    for (let i = 0; i < 5; i += 1) answers.push(await client.record(signalBody()));
    const revisions = answers.map(({ body }) => body.revision);
    expect(revisions).toEqual(revisions.map((_, i) => (revisions[0] ?? 0) + i));
  });

  it('answers a retry with 200 and the first result, also with its fields in another order', async () => {
    const body = signalBody();
    const first = await client.record(body);
    const { id, author, signal } = body;
    for (const again of [body, { signal, author, id }]) {
      const retry = await client.record(again);
      expect(retry).toEqual({ status: 200, body: first.body });
    }
  });

  it('takes an empty text for none, also in a retry', async () => {
    const bare = signalBody();
    const first = await client.record(bare);
    const source = { name: 'Radio Un', family: '', url: ' ' };
    const empty = signalBody({ ...bare.signal, note: '', relayOf: '\u200B', source });
    expect(await client.record({ ...empty, id: bare.id })).toEqual({
      status: 200,
      body: first.body,
    });
    const { body } = await client.record(empty);
    expect(body).toMatchObject({
      signal: { note: null, relayOf: null, source: { family: null, url: null } },
    });
  });

  it('knows an id again that is written in capitals', async () => {
    const body = signalBody();
    const first = await client.record(body);
    const retry = await client.record({ ...body, id: body.id.toUpperCase() });
    expect(retry).toEqual({ status: 200, body: first.body });
    const read = await client.get<SignalAnswer>(`signals/${body.id.toUpperCase()}`);
    expect(read).toMatchObject({ status: 200, body: { line: { id: body.id } } });
    const target = { target: body.id.toUpperCase(), reason: 'The source said so' };
    const taken = await client.post('retractions', { id: v7(), author: 'Awa', ...target });
    expect(taken).toMatchObject({ status: 201, body: { target: body.id } });
  });

  it('writes one entry when the same signal is sent ten times at once', async () => {
    const body = signalBody();
    const answers = await Promise.all(Array.from({ length: 10 }, () => client.record(body)));
    expect(answers.map(({ status }) => status).sort()).toEqual([...Array(9).fill(200), 201]);
    expect(new Set(answers.map((answer) => answer.body.revision)).size).toBe(1);
  });

  it('refuses the same id with another body with 409', async () => {
    const body = signalBody();
    await client.record(body);
    const before = await logLength();
    const other = { ...body, signal: { ...body.signal, headline: 'Something else' } };
    const { status, body: refusal } = await client.refused('signals', other);
    expect([status, refusal.error.code]).toEqual([409, 'conflict']);
    expect(await logLength()).toBe(before);
  });

  it('takes corrections, retractions, heartbeats and incidents', async () => {
    const { body: first } = await client.record(signalBody());
    const { signal } = signalBody({ headline: 'Shots were heard twice' });
    const reason = 'The source said so';
    const target = { author: 'Awa', target: first.id, reason };
    const corrected = await client.post('corrections', { id: v7(), ...target, signal });
    expect(corrected).toMatchObject({ status: 201, body: { kind: 'signal-corrected' } });
    const retracted = await client.post('retractions', { id: v7(), ...target });
    expect(retracted).toMatchObject({ status: 201, body: { kind: 'entry-retracted' } });
    const lookedAt = new Date().toISOString();
    const beat = { indicator: 'civilian-impact', lookedAt, regions: ['north'] };
    const looked = await client.post('heartbeats', { id: v7(), author: 'Awa', ...beat });
    expect(looked).toMatchObject({ status: 201, body: { kind: 'heartbeat', regions: ['north'] } });
    const incident = { title: 'A shock', startAt: null, precision: 'unknown', clocks: [] };
    const opened = await client.post('incidents', { id: v7(), author: 'Awa', incident });
    expect(opened).toMatchObject({ status: 201, body: { kind: 'incident-opened' } });
  });

  it('takes an offset and answers in UTC', async () => {
    const { body } = await client.record(signalBody({ eventAt: '2026-01-02T03:04:05+02:00' }));
    expect(body).toMatchObject({ signal: { eventAt: '2026-01-02T01:04:05.000Z' } });
  });
});

describe('what breaks a rule', () => {
  it.each([
    ['six days', '2026-01-01T00:00:00Z', '2026-01-07T23:59:00Z', 'period.short'],
    ['days still to come', '2026-01-01T00:00:00Z', '2199-01-01T00:00:00Z', 'time.future'],
  ])('refuses a baseline of %s', async (_, fromAt, toAt, rule) => {
    const setting = { name: 'attack-baseline', period: { fromAt, toAt } };
    const why = { author: 'Awa', reason: 'Quiet weeks' };
    const body = { kind: 'setting-changed', id: v7(), ...why, setting };
    const refused = await client.refused('entries', body);
    expect(refused.status).toBe(422);
    expect(rulesOf(refused.body)).toEqual([['setting.period.toAt', rule]]);
  });

  it.each([87_661, 1e300])(
    'refuses an answer due %d hours after a shock, for which no date can be told',
    async (latest) => {
      const clocks = [{ kind: 'investigation', window: { earliest: 0, latest } }];
      const at = { startAt: new Date().toISOString(), precision: 'minute' };
      const incident = { title: 'A shock', ...at, clocks };
      const opened = { id: v7(), author: 'Awa', incident };
      const { status, body } = await client.refused('incidents', opened);
      expect([status, rulesOf(body)]).toEqual([
        422,
        [['incident.clocks.0.window.latest', 'number.large']],
      ]);
      expect((await client.get('view')).status).toBe(200);
    },
  );

  const [morning, evening] = ['2026-04-25T06:00:00Z', '2026-04-25T18:00:00Z'];
  const scenario = { id: 'holds', title: 'It holds', turnsOn: 'roads', probability: 0.5 };

  it.each([
    [
      'a note that ends before it begins',
      { kind: 'annotation', text: 'Rains', fromAt: evening, toAt: morning },
      ['toAt', 'period.order'],
    ],
    [
      'a tripwire that is late before it is early',
      {
        ...{ kind: 'tripwire-opened', title: 'Roads are cut' },
        condition: { type: 'observed', earliestAt: evening, latestAt: morning },
      },
      ['condition.latestAt', 'period.order'],
    ],
    [
      'two scenarios of one id',
      { kind: 'forecast', set: 'outlook', madeAt: morning, scenarios: [scenario, scenario] },
      ['scenarios', 'forecast.twice'],
    ],
    [
      'a clock that an incident has twice',
      {
        kind: 'incident-opened',
        incident: {
          ...{ title: 'A shock', startAt: null, precision: 'unknown' },
          clocks: [{ kind: 'investigation' }, { kind: 'investigation' }],
        },
      },
      ['incident.clocks', 'clock.twice'],
    ],
  ])('%s is refused', async (_, entry, problem) => {
    const { status, body } = await client.refused('entries', { id: v7(), author: 'Awa', ...entry });
    expect([status, rulesOf(body)]).toEqual([422, [problem]]);
  });

  it('an answer from before the shock is refused, unless nobody knows when that began', async () => {
    const clocks = [{ kind: 'investigation' }];
    const opened = async (startAt: string | null, precision: string) => {
      const incident = { title: 'A shock', startAt, precision, clocks };
      const { body } = await client.post<WireEntry>('incidents', {
        ...{ id: v7(), author: 'Awa', incident },
      });
      return body.id;
    };
    const answers = (incident: string) => [
      { kind: 'clock-closed', clock: 'investigation', incident, closedAt: morning },
      { kind: 'clock-mooted', clock: 'investigation', incident, mootedAt: morning, reason: 'Why' },
      { kind: 'incident-closed', incident, closedAt: morning, reason: 'Why' },
    ];
    for (const answer of answers(await opened(evening, 'minute'))) {
      const { body } = await client.refused('entries', { id: v7(), author: 'Awa', ...answer });
      const field = answer.kind === 'clock-mooted' ? 'mootedAt' : 'closedAt';
      expect([answer.kind, rulesOf(body)]).toEqual([answer.kind, [[field, 'time.early']]]);
    }
    for (const [startAt, precision] of [
      [null, 'unknown'],
      [evening, 'day'],
      ['2026-04-27T00:00:00Z', 'week'],
    ] as const) {
      for (const answer of answers(await opened(startAt, precision))) {
        const { status } = await client.post('entries', { id: v7(), author: 'Awa', ...answer });
        expect([precision, answer.kind, status]).toEqual([precision, answer.kind, 201]);
      }
    }
  });

  it.each([
    ['no zone', { eventAt: '2026-04-25T06:30:00' }, ['signal.eventAt', 'time.form']],
    ['a date alone', { eventAt: '2026-04-25' }, ['signal.eventAt', 'time.form']],
    ['a day that never was', { eventAt: '2026-02-30T00:00:00Z' }, ['signal.eventAt', 'time.form']],
    ['a number', { eventAt: 1_777_098_600_000 }, ['signal.eventAt', 'form']],
    ['the year 1899', { eventAt: '1899-12-31T23:59:59Z' }, ['signal.eventAt', 'instant.range']],
    ['the year 2200', { eventAt: '2200-01-01T00:00:00Z' }, ['signal.eventAt', 'instant.range']],
    ['the future', { eventAt: '2199-12-31T00:00:00Z' }, ['signal.eventAt', 'time.future']],
    ['no headline', { headline: undefined }, ['signal.headline', 'required']],
    ['a grade of G7', { grade: 'G7' }, ['signal.grade', 'choice']],
    ['a sixth indicator', { indicator: 'weather' }, ['signal.indicator', 'choice']],
    ['a field of its own', { mood: 'grim' }, ['signal.mood', 'field.unknown']],
    [
      'a place nobody knows',
      { where: { type: 'place', place: 'atlantis' } },
      ['signal.where.place', 'place.unknown'],
    ],
    ['an incident nobody knows', { incident: v7() }, ['signal.incident', 'incident.unknown']],
    [
      'a script for a link',
      { source: { name: 'X', url: 'javascript:alert(1)' } },
      ['signal.source.url', 'url.form'],
    ],
    [
      'a toll out of order',
      { details: { type: 'battle', tolls: { killed: { civilian: { low: 5, high: 2 } } } } },
      ['signal.details.tolls.killed.civilian', 'range.order'],
    ],
  ])('%s is refused with 422 on the field', async (_, signal, problem) => {
    const before = await logLength();
    const { status, body } = await client.refused('signals', signalBody(signal));
    expect([status, body.error.code]).toEqual([422, 'invalid']);
    expect(rulesOf(body)).toEqual([problem]);
    expect(body.error.problems[0]?.message).toMatch(/^[A-Z].*\.$/);
    expect(await logLength()).toBe(before);
  });

  it('is told in the form that the description of the interface gives', async () => {
    const { body } = await client.refused('signals', { ...signalBody(), author: 'x'.repeat(81) });
    expect(refusalAnswer.parse(body)).toEqual(body);
    expect(body.error.problems).toMatchObject([{ field: 'author', rule: 'text.long', limit: 80 }]);
  });

  it('names every field at once', async () => {
    const { body } = await client.refused('signals', signalBody({ grade: 'Z', headline: '' }));
    expect(rulesOf(body)).toHaveLength(2);
  });

  it.each([
    ['an id of version 4', { ...signalBody(), id: '7b9a4f0e-6d4f-4c3e-9d47-0d9c7c1b2a3f' }, 'id'],
    ['no author', { ...signalBody(), author: ' ' }, 'author'],
    ['a kind, which the address gives', { ...signalBody(), kind: 'heartbeat' }, 'kind'],
    ['a list', [], ''],
    ['a number', 7, ''],
    ['null', 'null', ''],
  ])('%s is refused with 422', async (_, sent, field) => {
    const { status, body } = await client.refused('signals', sent);
    expect(status).toBe(422);
    expect(body.error.problems.map((problem) => problem.field)).toContain(field);
  });

  it('a correction of what is not there, or not any more, is refused', async () => {
    const { signal } = signalBody();
    const about = (target: string) => ({ id: v7(), author: 'Awa', target, reason: 'Why', signal });
    const { status, body } = await client.refused('corrections', about(v7()));
    expect([status, body.error.code]).toEqual([422, 'unknown-target']);
    expect(rulesOf(body)).toEqual([['target', 'target.unknown']]);
  });
});

describe('what is no request', () => {
  it.each([
    ['an unknown watch', 'atlantis'],
    ['a watch that is no name', '..%2f..%2fetc'],
  ])('%s is 404', async (_, watch) => {
    const other = new Client(server.url, watch);
    expect(await other.refused('signals', signalBody())).toMatchObject({
      status: 404,
      body: { error: { code: 'unknown-watch' } },
    });
    expect((await other.get('view')).status).toBe(404);
  });

  it.each([
    ['broken JSON', '{"id":'],
    ['nothing', ''],
    ['bytes that are no text', '\u0000\u0001'],
  ])('%s is 400', async (_, text) => {
    const { status, body } = await client.refused('signals', text);
    expect([status, body.error.code]).toEqual([400, 'malformed']);
  });

  it('text in another encoding than UTF-8 is 400: nothing of it would be kept as it was', async () => {
    const text = JSON.stringify(signalBody({ headline: 'Un été à Gao' }));
    const answer = await fetch(`${server.url}/api/v1/watches/small/signals`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: Buffer.from(text, 'latin1'),
    });
    expect(answer.status).toBe(400);
    const { body } = await client.record(JSON.parse(text));
    expect(body).toMatchObject({ signal: { headline: 'Un été à Gao' } });
  });

  it('a form is 415: only JSON is read', async () => {
    const headers = { 'content-type': 'text/plain' };
    const { status } = await client.post('signals', JSON.stringify(signalBody()), headers);
    expect(status).toBe(415);
  });

  it('more than 64 kB is 413, told or not told beforehand', async () => {
    const large = signalBody({ note: 'x'.repeat(70_000) });
    expect((await client.refused('signals', large)).status).toBe(413);
    expect(await postInPieces(JSON.stringify(large))).toBe(413);
    expect(await postInPieces(JSON.stringify(signalBody()))).toBe(201);
  });

  it('another method is 405, another address 404, both as JSON', async () => {
    const erased = await fetch(`${server.url}/api/v1/watches/small/signals`, { method: 'DELETE' });
    expect(erased.status).toBe(405);
    const { status, body } = await client.get<WireRefusal>('nothing-here');
    expect([status, body.error.code]).toEqual([404, 'not-found']);
  });

  it('a page from elsewhere may not write', async () => {
    const headers = { origin: 'https://elsewhere.example' };
    const { status, body } = await client.post<WireRefusal>('signals', signalBody(), headers);
    expect([status, body.error.code]).toEqual([403, 'origin']);
  });

  it('depth that no signal has does no harm', async () => {
    const deep = `${'['.repeat(30_000)}${']'.repeat(30_000)}`;
    for (const address of ['signals', 'entries', 'preview']) {
      expect((await client.refused(address, deep)).status).toBe(422);
      const nested = `{"id":"${v7()}","author":"Awa","signal":${deep}}`;
      expect((await client.refused(address, nested)).status).toBe(422);
    }
    const proto = '{"__proto__":{"polluted":true},"constructor":{"prototype":{"polluted":true}}}';
    expect((await client.refused('signals', proto)).status).toBe(422);
    expect((await client.post<WireEntry>('signals', signalBody())).status).toBe(201);
  });

  it('no answer shows a stack', async () => {
    for (const text of ['{', '[]', '{"id":1}']) {
      const { body } = await client.refused('signals', text);
      expect(JSON.stringify(body)).not.toMatch(/\bat .*\(|node_modules|\.ts:/);
    }
  });
});

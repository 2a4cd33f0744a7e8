import { v7 } from 'uuid';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { WireEntry } from '#server/contract.ts';
import { Client, connect, signalBody } from '#tests/support/client.ts';
import { databaseWith } from '#tests/support/database.ts';
import { temporaryFolder } from '#tests/support/folder.ts';
import { type RunningServer, startServer } from '#tests/support/server.ts';

let folder: Awaited<ReturnType<typeof temporaryFolder>>;
let server: RunningServer;
let client: Client;

beforeAll(async () => {
  folder = await temporaryFolder();
  const file = `${folder.path}/watch.db`;
  await databaseWith(file);
  server = await startServer({ file });
  client = new Client(server.url, 'small');
});

afterAll(async () => {
  await server.stop();
  await folder.remove();
});

const by = () => ({ id: v7(), author: 'Awa', reason: 'Looked at again' });

describe('a correction that changes nothing', () => {
  it('of a signal is refused, and so is its preview', async () => {
    const where = { type: 'place', place: 'bek' };
    const { body: first } = await client.record(signalBody({ where, precision: 'hour' }));
    if (first.kind !== 'signal-recorded') throw new Error('This is no signal.');
    const before = (await client.view()).revision;
    // Defaults spelled out or left out, and the same instant in another zone: nothing is new.
    const eventAt = String(first.signal.eventAt).replace('Z', '+00:00');
    const spelled = { ...first.signal, note: null, eventAt };
    const correction = { ...by(), target: first.id, signal: spelled };
    const problems = [{ field: 'signal', rule: 'correction.same' }];
    const refused = { status: 422, body: { error: { code: 'invalid', problems } } };
    expect(await client.refused('corrections', correction)).toMatchObject(refused);
    const supposed = { kind: 'signal-corrected', ...correction };
    expect(await client.refused('preview', supposed)).toMatchObject(refused);
    expect((await client.view()).revision).toBe(before);
  });

  it('of an incident is refused, in whatever order its clocks are named', async () => {
    const clocks = [{ kind: 'replacement' }, { kind: 'named', name: 'Inquiry' }];
    const incident = { title: 'A shock', startAt: null, precision: 'day', clocks };
    const opened = { id: v7(), author: 'Awa', incident };
    expect((await client.post('incidents', opened)).status).toBe(201);
    const same = { ...incident, precision: 'unknown', clocks: clocks.toReversed() };
    const correction = { ...by(), target: opened.id, incident: same };
    expect(await client.refused('corrections', correction)).toMatchObject({
      status: 422,
      body: { error: { problems: [{ field: 'incident', rule: 'correction.same' }] } },
    });
    const fewer = { ...same, clocks: [{ kind: 'replacement' }] };
    const { status } = await client.post('corrections', { ...correction, incident: fewer });
    expect(status).toBe(201);
  });

  it('is told from the retry of one that changed something', async () => {
    const { body: first } = await client.record(signalBody());
    const { signal } = signalBody({ headline: 'Shots were heard twice' });
    const correction = { ...by(), target: first.id, signal };
    const one = await client.post<WireEntry>('corrections', correction);
    const again = await client.post<WireEntry>('corrections', correction);
    expect([one.status, again.status]).toEqual([201, 200]);
    expect(again.body).toEqual(one.body);
    const other = await client.refused('corrections', { ...correction, id: v7() });
    expect(other.body.error.problems).toMatchObject([{ rule: 'correction.same' }]);
  });
});

describe('what lies ahead', () => {
  it('is refused by REST, by the socket and by the preview, on its field', async () => {
    const source = { name: 'Radio Un', publishedAt: '2030-01-01T00:00:00Z' };
    const body = signalBody({ eventAt: '2030-01-01T00:00:00Z', source });
    const problems = [
      { field: 'signal.eventAt', rule: 'time.future' },
      { field: 'signal.source.publishedAt', rule: 'time.future' },
    ];
    const before = (await client.view()).revision;
    const refused = { status: 422, body: { error: { problems } } };
    expect(await client.refused('signals', body)).toMatchObject(refused);
    const supposed = { kind: 'signal-recorded', ...body };
    expect(await client.refused('preview', supposed)).toMatchObject(refused);
    const socket = await connect(server.url, { watch: 'small' });
    try {
      const ask = { watch: 'small', ...body };
      const answer = await socket.timeout(5_000).emitWithAck('signal:record', ask);
      expect(answer).toMatchObject({ ok: false, error: { problems } });
    } finally {
      socket.disconnect();
    }
    expect((await client.view()).revision).toBe(before);
  });
});

import path from 'node:path';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import WebSocket from 'ws';
import type { AskRefusal, HeartbeatMessage } from '#server/contract.ts';
import {
  Client,
  connect,
  heard,
  join,
  signalBody,
  type TestSocket,
} from '#tests/support/client.ts';
import { databaseWith } from '#tests/support/database.ts';
import { temporaryFolder } from '#tests/support/folder.ts';
import { type RunningServer, startServer } from '#tests/support/server.ts';

let server: RunningServer;
let client: Client;
const folder = await temporaryFolder();
const sockets: TestSocket[] = [];

async function open(options: { origin?: string; watch?: string } = {}): Promise<TestSocket> {
  const socket = await connect(server.url, options);
  sockets.push(socket);
  return socket;
}

beforeAll(async () => {
  const file = path.join(folder.path, 'watch.db');
  await databaseWith(file);
  server = await startServer({ file });
  client = new Client(server.url, 'small');
});

afterEach(() => {
  for (const socket of sockets.splice(0)) socket.disconnect();
});

afterAll(async () => {
  await server.stop();
  await folder.remove();
});

const ask = { watch: 'small' };

describe('a screen', () => {
  it('joins and has the view, the time and the build', async () => {
    await client.record(signalBody());
    const socket = await open();
    const answer = await socket.emitWithAck('watch:join', ask);
    if (!answer.ok) throw new Error(answer.error.message);
    expect(answer.view).toMatchObject({ watch: 'small', run: 1, knownAt: null });
    expect(answer.view.readings).toHaveLength(5);
    expect(answer.view.revision).toBe((await client.log()).length);
    expect(Math.abs(Date.parse(answer.now) - Date.now())).toBeLessThan(5_000);
    expect(answer.build).not.toBe('');
  });

  it('hears of a signal logged by REST, and so does every other screen', async () => {
    const screens = [await open(ask), await open(ask)];
    const { id } = signalBody();
    const views = screens.map((screen) => heard(screen, ({ newest }) => newest[0]?.id === id));
    const { body } = await client.record({ ...signalBody(), id });
    for (const view of await Promise.all(views)) expect(view.revision).toBe(body.revision);
  });

  it('hears nothing of a watch that it has not joined', async () => {
    const [stranger, screen] = [await open(), await open(ask)];
    const strange: unknown[] = [];
    stranger.on('watch:changed', (view) => strange.push(view));
    const view = heard(screen);
    await client.record(signalBody());
    await view;
    expect(strange).toEqual([]);
  });

  it('hears the heartbeat every five seconds, with every revision', async () => {
    const socket = await open();
    const beats: { heardAt: number; beat: HeartbeatMessage }[] = [];
    socket.on('server:heartbeat', (beat) => beats.push({ heardAt: performance.now(), beat }));
    await expect.poll(() => beats.length).toBeGreaterThanOrEqual(2);
    const [first, second] = beats;
    const apart = (second?.heardAt ?? 0) - (first?.heardAt ?? 0);
    expect(apart).toBeGreaterThan(4_000);
    expect(apart).toBeLessThan(7_000);
    expect(second?.beat.revisions).toEqual({ small: (await client.log()).length });
  });
});

describe('a desk', () => {
  it('records, is answered with the entry, and every screen changes', async () => {
    const [desk, screen] = [await open(), await open(ask)];
    const body = signalBody();
    const view = heard(screen, ({ newest }) => newest[0]?.id === body.id);
    const answer = await desk.emitWithAck('signal:record', { ...ask, ...body });
    if (!answer.ok) throw new Error(answer.error.message);
    expect(answer).toMatchObject({ repeated: false, entry: { id: body.id, watch: 'small' } });
    expect((await view).revision).toBe(answer.entry.revision);
    const again = await desk.emitWithAck('signal:record', { ...ask, ...body });
    expect(again).toEqual({ ...answer, repeated: true });
    expect(await client.record(body)).toEqual({ status: 200, body: answer.entry });
  });

  it('that logs thousands at once has each kept, in its order', async () => {
    const desk = await open();
    const before = await client.log();
    const bodies = Array.from({ length: 3_000 }, () => signalBody());
    const answers = await Promise.all(
      bodies.map((body) => desk.emitWithAck('signal:record', { ...ask, ...body })),
    );
    expect(answers.filter(({ ok }) => !ok)).toEqual([]);
    const logged = (await client.log(before.length)).map(({ id }) => id);
    expect(logged).toEqual(bodies.map(({ id }) => id));
  });

  it('has a field called __proto__ refused on every way and at every depth', async () => {
    const desk = await open();
    // As it comes over the line: in a literal it would be no field.
    const named = (text: string) => JSON.parse(text.replace('{', '{"__proto__":{"mood":"grim"},'));
    const shallow = named(JSON.stringify(signalBody()));
    const deep = { ...signalBody(), signal: named(JSON.stringify(signalBody().signal)) };
    for (const [body, field] of [
      [shallow, '__proto__'],
      [deep, 'signal.__proto__'],
    ]) {
      const answers = [
        (await client.refused('signals', body)).body,
        await desk.emitWithAck('signal:record', { ...body, ...ask }),
      ];
      for (const answer of answers) {
        expect(answer).toMatchObject({ error: { problems: [{ field, rule: 'field.unknown' }] } });
      }
    }
  });

  it('is told the field that breaks a rule, and what conflicts', async () => {
    const desk = await open();
    const body = signalBody();
    await desk.emitWithAck('signal:record', { ...ask, ...body });
    const other = { ...body, author: 'Binta' };
    expect(await desk.emitWithAck('signal:record', { ...ask, ...other })).toMatchObject({
      ok: false,
      error: { code: 'conflict' },
    });
    const unknown = { ...ask, ...signalBody({ incident: body.id }) };
    expect(await desk.emitWithAck('signal:record', unknown)).toMatchObject({
      ok: false,
      error: {
        code: 'invalid',
        problems: [{ field: 'signal.incident', rule: 'incident.unknown' }],
      },
    });
  });
});

/** Asks for no answer, as the types would not let us. */
function say(socket: TestSocket, ...event: unknown[]): void {
  Reflect.apply(socket.emit, socket, event);
}

/** The next refusal of what was asked so. */
function told(socket: TestSocket): Promise<AskRefusal> {
  return new Promise((resolve) => socket.once('ask:refused', resolve));
}

/** Speaks to the socket as no client of ours would. */
async function raw(headers: Record<string, string> = {}): Promise<WebSocket> {
  const address = `${server.url.replace('http', 'ws')}/socket.io/?EIO=4&transport=websocket`;
  const socket = new WebSocket(address, { headers });
  await new Promise((resolve, reject) => {
    socket.once('error', reject);
    socket.on('message', (data) => {
      const text = data.toString();
      if (text.startsWith('0')) socket.send('40');
      if (text.startsWith('40')) resolve(undefined);
    });
  });
  return socket;
}

/** The answer to a packet of event 0, or how the socket was closed. */
function answered(socket: WebSocket): Promise<unknown> {
  return new Promise((resolve) => {
    socket.once('close', () => resolve('closed'));
    socket.on('message', (data) => {
      const text = data.toString();
      if (text.startsWith('430')) resolve(JSON.parse(text.slice(3))[0]);
    });
  });
}

describe('a stranger', () => {
  it.each([
    'https://elsewhere.example',
    'http://localhost.elsewhere.example',
    'http://localhost:1',
    'null',
  ])('from %s is not let in', async (origin) => {
    await expect(open({ origin })).rejects.toThrow();
  });

  it('that reaches the server under another name is not let in', async () => {
    await expect(raw({ host: 'rebound.example' })).rejects.toThrow(/40[03]/);
  });

  it('from this very server is let in', async () => {
    const socket = await open({ origin: server.url });
    expect((await join(socket, 'small')).watch).toBe('small');
  });

  it.each([
    ['nothing', '420["watch:join"]', 'invalid'],
    ['null', '420["watch:join",null]', 'invalid'],
    ['a number', '420["watch:join",7]', 'invalid'],
    ['a list', '420["watch:join",[]]', 'invalid'],
    ['a watch that is no text', '420["watch:join",{"watch":{}}]', 'invalid'],
    ['a field of its own', '420["watch:join",{"watch":"small","x":1}]', 'invalid'],
    ['a revision below nought', '420["watch:join",{"watch":"small","since":-1}]', 'invalid'],
    [
      'a signal of another kind',
      `420["signal:record",${JSON.stringify({ ...ask, ...signalBody(), kind: 'heartbeat' })}]`,
      'invalid',
    ],
    ['an unknown watch', '420["watch:join",{"watch":"atlantis"}]', 'unknown-watch'],
    ['a signal without anything', '420["signal:record",{"watch":"small"}]', 'invalid'],
    ['an event nobody knows', '420["watch:burn",{}]', 'not-found'],
    ['an event named by its prototype', '420["constructor",{}]', 'not-found'],
  ])('that sends %s gets a refusal in words', async (_, packet, code) => {
    const socket = await raw();
    const answer = answered(socket);
    socket.send(packet);
    expect(await answer).toMatchObject({ ok: false, error: { code } });
    socket.terminate();
  });

  it('that sends thousands of tiny messages has each answered, or refused in words', async () => {
    const socket = await raw();
    const sent = 20_000;
    const codes = new Map<number, string>();
    const all = new Promise<void>((resolve) => {
      socket.on('message', (data) => {
        const [, packet = '', answer = ''] = /^43(\d+)(.*)$/.exec(data.toString()) ?? [];
        if (answer === '') return;
        expect(codes.has(Number(packet))).toBe(false);
        codes.set(Number(packet), JSON.parse(answer)[0].error.code);
        if (codes.size === sent) resolve();
      });
    });
    for (let i = 0; i < sent; i += 1) socket.send(`42${i}["x"]`);
    await all;
    expect(new Set(codes.values())).toEqual(new Set(['not-found', 'too-many']));
    socket.terminate();
    expect((await client.record(signalBody())).status).toBe(201);
  });

  it.each([
    ['a rule broken', signalBody({ grade: 'Z9' }), 'invalid'],
    ['a watch that is not there', { ...signalBody(), watch: 'atlantis' }, 'unknown-watch'],
  ])('that asks without a callback hears of %s', async (_, body, code) => {
    const [desk, screen] = [await open(), await open(ask)];
    const refusal = told(desk);
    say(desk, 'signal:record', { ...ask, ...body });
    expect(await refusal).toMatchObject({ event: 'signal:record', id: body.id, error: { code } });
    // What breaks no rule is recorded all the same.
    const good = signalBody();
    const view = heard(screen, ({ newest }) => newest[0]?.id === good.id);
    say(desk, 'signal:record', { ...ask, ...good });
    expect((await view).newest[0]?.headline).toBe(good.signal.headline);
    expect(await client.record(good)).toMatchObject({ status: 200 });
  });

  it('that joins without a callback has the view as a change, and every change from then on', async () => {
    const screen = await open();
    const first = heard(screen);
    say(screen, 'watch:join', ask);
    const { revision } = await first;
    expect(revision).toBe((await client.log()).length);
    const next = heard(screen, (view) => view.revision > revision);
    await client.record(signalBody());
    expect((await next).watch).toBe('small');
    for (const [event, asked, code] of [
      ['watch:join', { watch: 'atlantis' }, 'unknown-watch'],
      ['watch:burn', 7, 'not-found'],
    ] as const) {
      const refusal = told(screen);
      say(screen, event, asked);
      expect(await refusal).toMatchObject({ event, id: null, error: { code } });
    }
  });

  it.each([
    ['broken JSON', '420["watch:join",{'],
    ['no packet at all', 'hello'],
    ['an attachment that never comes', '451-0["signal:record",{"_placeholder":true,"num":0}]'],
    ['an event whose name is a number', '420[1]'],
    ['more than 64 kB', `420["watch:join",{"watch":"${'x'.repeat(70_000)}"}]`],
    ['a reserved event', '42["disconnecting"]'],
  ])('that sends %s does no harm', async (_, packet) => {
    const socket = await raw();
    socket.on('error', () => undefined);
    socket.send(packet);
    const screen = await open(ask);
    const view = heard(screen);
    await client.record(signalBody());
    expect((await view).watch).toBe('small');
    socket.terminate();
  });
});

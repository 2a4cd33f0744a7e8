import { EventEmitter, once } from 'node:events';
import { createServer, type Server as HttpServer } from 'node:http';
import type { Socket as Line } from 'node:net';
import { Server } from 'socket.io';
import { type Socket as Client, io as connect } from 'socket.io-client';
import { beforeEach, describe, expect, onTestFinished, test } from 'vitest';
import { Audience, type WatchServer, type WatchSocket } from '#server/audience.ts';
import { keepLight } from '#server/connections.ts';
import { frameOf } from '#server/frame.ts';

let http: HttpServer;
let io: WatchServer;
let url: string;
/** The lines that were opened, oldest first. */
let lines: Line[];
let heard: unknown[];

beforeEach(async () => {
  http = createServer();
  io = new Server(http);
  lines = [];
  heard = [];
  http.on('connection', (line) => lines.push(line));
  http.listen(0, '127.0.0.1');
  await once(http, 'listening');
  const address = http.address();
  url = `http://127.0.0.1:${typeof address === 'object' ? address?.port : 0}`;
  onTestFinished(async () => {
    await io.close();
  });
});

const lighten = () =>
  keepLight(io, async (...event) => {
    heard.push(event);
  });

async function open(transports = ['websocket']): Promise<{ client: Client; socket: WatchSocket }> {
  const connected = new Promise<WatchSocket>((resolve) => io.once('connection', resolve));
  const client = connect(url, { transports, forceNew: true, reconnection: false });
  onTestFinished(() => {
    client.disconnect();
  });
  await new Promise((resolve, reject) => {
    client.once('connect', () => resolve(undefined));
    client.once('connect_error', reject);
  });
  return { client, socket: await connected };
}

const replaced = ['_anyListeners', 'acks', 'data', 'flags', 'fns', 'handshake'];
const listening = () => lines.map((line) => line.listeners('close').map(({ name }) => name));

/** What is left of opening a WebSocket: listeners for headers, and those for errors by name. */
function upgrading({ conn: { transport } }: WatchSocket): [number, string[]] {
  const line: unknown = Reflect.get(transport, 'socket');
  if (!(line instanceof EventEmitter)) throw new Error('It is no WebSocket.');
  return [transport.listenerCount('headers'), line.listeners('error').map(({ name }) => name)];
}

describe('a connection that is kept light', () => {
  test('shares what every other one has of its own', async () => {
    const heavy = [await open(), await open()].map(({ socket }) => socket.onAny(() => undefined));
    const own = (name: string) => new Set(heavy.map((socket) => Reflect.get(socket, name)));
    expect(replaced.map((name) => own(name).size)).toEqual(replaced.map(() => 2));
    lighten();
    const light = [(await open()).socket, (await open()).socket];
    const shared = (name: string) => new Set(light.map((socket) => Reflect.get(socket, name)));
    expect(replaced.map((name) => shared(name).size)).toEqual(replaced.map(() => 1));
  });

  test('holds on to neither the request nor the response', async () => {
    const heavy = await open();
    expect(heavy.socket.request.url).toContain('/socket.io/');
    expect(listening()).toEqual([['', 'socketOnClose']]);
    expect(upgrading(heavy.socket)).toEqual([1, ['onUpgradeError', 'bound onError']]);
    lighten();
    const light = await open();
    expect(light.socket.request).toBeNull();
    expect(listening().at(-1)).toEqual(['socketOnClose']);
    expect(upgrading(light.socket)).toEqual([0, ['bound onError']]);
  });

  test('is heard, whichever way it came, and its end too', async () => {
    lighten();
    for (const way of [['websocket'], ['polling'], ['polling', 'websocket']]) {
      const { client, socket } = await open(way);
      const last = way.at(-1);
      await expect.poll(() => socket.conn.transport.name).toBe(last);
      client.emit('said', last);
      await expect.poll(() => heard.at(-1)).toEqual(['said', last]);
      const gone = new Promise((resolve) => socket.once('disconnect', resolve));
      client.disconnect();
      expect(await gone).toBe('client namespace disconnect');
    }
    await expect.poll(() => lines.every((line) => line.destroyed)).toBe(true);
  });
});

test('a screen that has gone shows nothing any more, not even what it asked for last', async () => {
  const audience = new Audience(io);
  const { client, socket } = await open();
  expect(audience.shows('small')).toBe(false);
  audience.join('small', socket);
  expect([audience.shows('small'), audience.shows('other')]).toEqual([true, false]);
  client.disconnect();
  await expect.poll(() => audience.shows('small')).toBe(false);
  audience.join('small', socket);
  expect(audience.shows('small')).toBe(false);
});

test('who is sent a view first is sent the next one last', async () => {
  const audience = new Audience(io);
  const order: string[] = [];
  for (const name of ['one', 'two', 'three']) {
    const { socket } = await open();
    socket.conn.on('packetCreate', () => order.push(name));
    audience.join('small', socket);
  }
  for (let i = 0; i < 3; i += 1) audience.send('small', frameOf('watch:changed', '{}'));
  expect(order.join(' ')).toBe('one two three two three one three one two');
});

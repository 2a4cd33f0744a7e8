import { randomUUID } from 'node:crypto';
import path from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { afterAll, beforeEach, describe, expect, it } from 'vitest';
import WebSocket from 'ws';
import { SECOND } from '#domain/instant.ts';
import { Client, signalBody } from '#tests/support/client.ts';
import { databaseWith } from '#tests/support/database.ts';
import { temporaryFolder } from '#tests/support/folder.ts';
import { type RunningServer, startServer } from '#tests/support/server.ts';

/** Two heartbeats, and what the machine may be late. */
const WITHIN = 20_000;
/** Answers of more bytes together than a network keeps for somebody who reads nothing. */
const JOINS = 2_500;

let server: RunningServer;
const folder = await temporaryFolder();

beforeEach(async () => {
  const file = path.join(folder.path, `${randomUUID()}.db`);
  await databaseWith(file);
  server = await startServer({ file });
});

afterAll(() => folder.remove());

async function connected(): Promise<WebSocket> {
  const address = `${server.url.replace('http', 'ws')}/socket.io/?EIO=4&transport=websocket`;
  const socket = new WebSocket(address);
  await new Promise<void>((resolve, reject) => {
    socket.once('error', reject);
    socket.on('message', (data) => {
      const text = data.toString();
      if (text.startsWith('0')) socket.send('40');
      if (text.startsWith('40')) resolve();
    });
  });
  return socket;
}

const ask = JSON.stringify(['watch:join', { watch: 'small' }]);

/** From now on it reads nothing of what it is sent. */
function askForMuch(socket: WebSocket): void {
  for (let i = 0; i < JOINS; i += 1) socket.send(`42${i}${ask}`);
  socket.pause();
}

async function screens(): Promise<number> {
  const text = await (await fetch(`${server.url}/metrics`)).text();
  return Number(/^watchfloor_screens_connected (\d+)$/m.exec(text)?.[1]);
}

describe('a screen that takes nothing', () => {
  it('is cut off after two heartbeats, while one that reads stays', async () => {
    const [stuck, reading] = [await connected(), await connected()];
    reading.send(`420${ask}`);
    expect(await screens()).toBe(2);
    askForMuch(stuck);
    await expect.poll(screens, { timeout: WITHIN, interval: 250 }).toBe(1);

    const signal = signalBody();
    const told: string[] = [];
    stuck.on('message', (data) => told.push(data.toString()));
    const heard = new Promise((resolve) => {
      reading.on('message', (data) => data.toString().includes(signal.id) && resolve(true));
    });
    const closed = new Promise((resolve) => stuck.once('close', () => resolve(true)));
    await new Client(server.url, 'small').record(signal);
    expect(await heard).toBe(true);
    stuck.resume();
    expect(await closed).toBe(true);
    // It may have been sent what a minute told that passed before it was cut off.
    expect(told.some((text) => text.includes(signal.id))).toBe(false);
    expect(reading.readyState).toBe(WebSocket.OPEN);
    reading.close();
    await server.stop();
  }, 60_000);

  it('does not hold up a server that is told to stop', async () => {
    const stuck = await connected();
    askForMuch(stuck);
    // By then everything it asked for is on its way.
    await pause(SECOND);
    await server.stop();
    stuck.terminate();
  });
});

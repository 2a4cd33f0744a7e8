import { once } from 'node:events';
import { createServer, type RequestListener, type Server } from 'node:http';
import { type AddressInfo, connect, type Socket } from 'node:net';
import { setImmediate as turn } from 'node:timers/promises';
import { expect, it, onTestFinished } from 'vitest';
import { Turnstile } from '#server/turnstile.ts';

const address = (server: Server): AddressInfo => {
  const told = server.address();
  if (told === null || typeof told === 'string') throw new Error('It does not listen.');
  return told;
};

async function serverWith(handle: RequestListener): Promise<Server> {
  const server = createServer(handle);
  new Turnstile(server);
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  onTestFinished(() => {
    server.closeAllConnections();
    server.close();
  });
  return server;
}

async function linesTo(server: Server, count: number): Promise<Socket[]> {
  const lines = Array.from({ length: count }, () => connect(address(server).port, '127.0.0.1'));
  await Promise.all(lines.map((line) => once(line, 'connect')));
  // The server has them too.
  for (let i = 0; i < 20; i += 1) await turn();
  return lines;
}

const request = (path: string, body = '', length = body.length) =>
  `POST /${path} HTTP/1.1\r\nHost: here\r\nContent-Length: ${length}\r\n\r\n${body}`;

/** What came back on a line until so many answers are whole. */
async function answersOn(line: Socket, count: number): Promise<string[]> {
  let text = '';
  const bodies = () =>
    text.split('HTTP/1.1 200 OK').flatMap((one) => /\[(.*)\]/.exec(one)?.[1] ?? []);
  line.on('data', (chunk: Buffer) => {
    text += chunk.toString('utf8');
  });
  while (bodies().length < count) await once(line, 'data');
  return bodies();
}

/** Counts what is taken up in each turn of the event loop. */
function inTurns(): { took: () => void; mostInATurn: () => number } {
  let inThisTurn = 0;
  let most = 0;
  let next = setImmediate(function check() {
    most = Math.max(most, inThisTurn);
    inThisTurn = 0;
    next = setImmediate(check);
  });
  onTestFinished(() => clearImmediate(next));
  return {
    took: () => {
      inThisTurn += 1;
    },
    mostInATurn: () => most,
  };
}

it('takes up what came on hundreds of lines at once in small shares, all of it', async () => {
  const { took, mostInATurn } = inTurns();
  const server = await serverWith((asked, answer) => {
    took();
    answer.end(`[${asked.url}]`);
  });
  const lines = await linesTo(server, 400);
  const answered = Promise.all(lines.map((line) => answersOn(line, 1)));
  for (const [i, line] of lines.entries()) line.write(request(`${i}`));
  expect((await answered).flat()).toEqual(lines.map((_, i) => `/${i}`));
  expect(mostInATurn()).toBeLessThan(100);
  // And again, on the same lines, the other way round.
  const again = Promise.all(lines.map((line) => answersOn(line, 1)));
  for (const line of lines.toReversed()) line.write(request('again'));
  expect(new Set((await again).flat())).toEqual(new Set(['/again']));
  expect(mostInATurn()).toBeLessThan(100);
});

it('reads bodies that come in pieces meanwhile to their end', async () => {
  const server = await serverWith((asked, answer) => {
    let size = 0;
    asked.on('data', (piece: Buffer) => {
      size += piece.length;
    });
    asked.on('end', () => answer.end(`[${size}]`));
  });
  const lines = await linesTo(server, 200);
  const answered = Promise.all(lines.map((line) => answersOn(line, 1)));
  for (const line of lines) line.write(request('', 'a'.repeat(10_000), 60_000));
  await turn();
  for (const line of lines) line.write('b'.repeat(50_000));
  expect(new Set((await answered).flat())).toEqual(new Set(['60000']));
});

it('answers in its order what one line asks in one go', async () => {
  const server = await serverWith((asked, answer) => answer.end(`[${asked.url}]`));
  const [line] = await linesTo(server, 1);
  if (line === undefined) throw new Error('There is no line.');
  const answered = answersOn(line, 500);
  line.write(Array.from({ length: 500 }, (_, i) => request(`${i}`)).join(''));
  expect(await answered).toEqual(Array.from({ length: 500 }, (_, i) => `/${i}`));
});

it('hears new lines, and loses none, while others are held or end', async () => {
  const server = await serverWith((asked, answer) => answer.end(`[${asked.url}]`));
  const lines = await linesTo(server, 300);
  for (const line of lines) line.write(request('gone'));
  for (const line of lines.slice(0, 150)) line.destroy();
  const late = await linesTo(server, 100);
  const answered = Promise.all(late.map((line) => answersOn(line, 1)));
  for (const line of late) line.write(request('late'));
  expect((await answered).flat()).toEqual(late.map(() => '/late'));
});

it('leaves a line alone that somebody takes over, and ends one that nobody does', async () => {
  const ask = 'GET / HTTP/1.1\r\nHost: here\r\nConnection: Upgrade\r\nUpgrade: echo\r\n\r\n';
  const lonely = await serverWith((_, answer) => answer.end());
  const [ended] = await linesTo(lonely, 1);
  const end = ended && once(ended, 'close');
  ended?.write(ask);
  await end;

  const server = await serverWith((asked, answer) => answer.end(`[${asked.url}]`));
  const paused: boolean[] = [];
  server.on('upgrade', (_, line: Socket) => {
    line.write('taken');
    line.on('pause', () => paused.push(true));
  });
  const [taken, ...others] = await linesTo(server, 200);
  const isTaken = taken && once(taken, 'data');
  taken?.write(ask);
  expect(String((await isTaken)?.[0])).toBe('taken');
  const answered = Promise.all(others.map((line) => answersOn(line, 1)));
  for (const line of others) line.write(request('x'));
  await answered;
  expect(paused).toEqual([]);
  taken?.destroy();
});

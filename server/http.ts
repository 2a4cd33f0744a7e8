import { once } from 'node:events';
import {
  createServer,
  type IncomingMessage,
  type RequestListener,
  type Server,
  type ServerResponse,
} from 'node:http';
import { setTimeout as pause } from 'node:timers/promises';
import { SECOND } from '#domain/instant.ts';
import type { Settings } from '#server/env.ts';
import type { Health } from '#server/health.ts';
import { isFromHere } from '#server/origin.ts';
import { Turnstile } from '#server/turnstile.ts';

/** How long one request may take to arrive whole. */
const PATIENCE = 20 * SECOND;
/** How long requests under way may take to end when the server stops. */
const DRAIN = 3 * SECOND;
/** How often lines that have become idle meanwhile are closed, ms. */
const SWEEP = 50;

/** What answers once the server is up. Null until then. */
export interface Rooms {
  api: RequestListener | null;
  pages: RequestListener | null;
}

const safe = new Set(['GET', 'HEAD', 'OPTIONS']);

/** Headers that every answer carries. */
const security: readonly (readonly [string, string])[] = [
  ['x-content-type-options', 'nosniff'],
  ['referrer-policy', 'same-origin'],
  ['x-frame-options', 'DENY'],
  ['cross-origin-opener-policy', 'same-origin'],
  ['permissions-policy', 'camera=(), microphone=(), geolocation=()'],
];

/** The server: health from the first moment, the interface and the pages once they are there. */
export function createHttp(health: Health, rooms: Rooms): Server {
  const server = createServer((request, response) => {
    for (const [name, value] of security) response.setHeader(name, value);
    const refusal = refusalOf(request);
    if (refusal !== null) return answer(response, 403, 'origin', refusal);
    const { url = '/' } = request;
    const pages = health.status === 'stopping' ? null : rooms.pages;
    const room = isApi(url) ? rooms.api : pages;
    // The pages' own server would fail on it, and the interface look for what nobody wrote.
    if (!isText(isApi(url) ? url : (url.split('?', 1)[0] ?? ''))) {
      return answer(response, 400, 'malformed', 'The address is not UTF-8 text.');
    }
    if (room !== null) return room(request, response);
    if (url === '/api/health') return answerHealth(response, health);
    if (health.status === 'ready') return answer(response, 404, 'not-found', 'There are no pages.');
    response.setHeader('retry-after', '1');
    return answer(response, 503, 'stopping', `The server is ${health.status}.`);
  });
  server.requestTimeout = PATIENCE;
  new Turnstile(server);
  return server;
}

function isApi(url: string): boolean {
  return url.startsWith('/api/') || url === '/api' || /^\/metrics(?:\?|$)/.test(url);
}

/** Whether what an address spells out in per cent is text. */
function isText(url: string): boolean {
  try {
    return decodeURI(url) !== '';
  } catch {
    return false;
  }
}

function refusalOf({ headers, method = 'GET' }: IncomingMessage): string | null {
  const { origin: _, ...named } = headers;
  // A link from elsewhere may lead here; a form or a script from elsewhere may not write.
  if (isFromHere(safe.has(method) ? named : headers)) return null;
  return 'Only pages of this server, under the name of this machine, may ask.';
}

function answer(response: ServerResponse, status: number, code: string, message: string): void {
  response.statusCode = status;
  response.setHeader('content-type', 'application/json; charset=utf-8');
  response.end(JSON.stringify({ error: { code, message, problems: [] } }));
}

function answerHealth(response: ServerResponse, health: Health): void {
  const { status, body } = health.report(null);
  response.statusCode = status;
  response.setHeader('content-type', 'application/json; charset=utf-8');
  response.end(JSON.stringify(body));
}

/** Listens, and returns the address to open. @throws Error in words when the port is taken */
export async function listen(http: Server, { port, host }: Settings): Promise<string> {
  http.listen(port, host);
  try {
    await once(http, 'listening');
  } catch (error) {
    const taken = error instanceof Error && 'code' in error && error.code === 'EADDRINUSE';
    throw taken ? new Error(`Port ${port} is taken. Set PORT to another one.`) : error;
  }
  const address = http.address();
  const actual = typeof address === 'object' && address !== null ? address.port : port;
  return `http://${host === '127.0.0.1' ? 'localhost' : host.includes(':') ? `[${host}]` : host}:${actual}`;
}

/**
 * Takes no more requests and waits for those under way, but not for whoever takes nothing: a
 * socket that has stopped reading would hold the server up until it is killed.
 */
export async function closeHttp(http: Server): Promise<void> {
  const closed = once(http, 'close');
  http.close();
  const over = new AbortController();
  // Lines that had an answer under way are kept open by their clients when they have got it.
  const idle = setInterval(() => http.closeIdleConnections(), SWEEP);
  await Promise.race([closed, pause(DRAIN, undefined, over)]);
  clearInterval(idle);
  over.abort();
  http.closeAllConnections();
}

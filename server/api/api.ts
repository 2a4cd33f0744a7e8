import type { ServerResponse } from 'node:http';
import type { HttpBindings } from '@hono/node-server';
import { RESPONSE_ALREADY_SENT } from '@hono/node-server/utils/response';
import { Hono, type HonoRequest } from 'hono';
import * as z from 'zod';
import { problem } from '#domain/problems.ts';
import { Refusal } from '#domain/refusal.ts';
import { jsonOf } from '#server/api/body.ts';
import { openApi } from '#server/api/openapi.ts';
import type { Response as Answer, Desk, Operation } from '#server/api/operation.ts';
import { readingOperations } from '#server/api/reading.ts';
import { writingOperations } from '#server/api/writing.ts';
import type { Health } from '#server/health.ts';
import type { Logger } from '#server/logger.ts';
import { refusals, registry } from '#server/metrics.ts';
import { parseQuery } from '#server/queries.ts';
import { refused, statusOf } from '#server/refused.ts';

const operations = [...readingOperations, ...writingOperations];

interface Parts {
  desk: Desk;
  health: Health;
  log: Logger;
}

type Api = Hono<{ Bindings: HttpBindings }>;

/** The REST interface: /api/v1, /api/health, /metrics. */
export function createApi({ desk, health, log }: Parts): Api {
  const api: Api = new Hono();
  api.onError((error) => answerRefusal(error, log));
  api.notFound(({ req }) => {
    const advice = req.path.endsWith('/') ? ' No address here ends with a slash.' : '';
    return answerRefusal(
      new Refusal('not-found', `There is nothing at this address.${advice}`),
      log,
    );
  });
  api.get('/api/health', async () => {
    const { status, body } = await health.examine(desk.ledger);
    return json(status, JSON.stringify(body));
  });
  api.get('/metrics', async () => {
    const text = await registry.metrics();
    return new Response(text, { headers: { 'content-type': registry.contentType } });
  });
  api.get('/api/v1/openapi.json', async () =>
    json(200, JSON.stringify(await openApi(operations, desk.ledger, health.build))),
  );
  api.use('/api/v1/*', async (_, next) => {
    if (health.status === 'stopping') throw new Refusal('stopping', 'The server is stopping.');
    await next();
  });
  for (const operation of operations) mount(api, operation, desk);
  for (const [path, allowed] of methods()) {
    api.options(path, () => new Response(null, { status: 204, headers: { allow: allowed } }));
    api.all(path, () => {
      const refusal = new Refusal('method', `This address takes ${allowed} only.`);
      const answer = answerRefusal(refusal, log);
      answer.headers.set('allow', allowed);
      return answer;
    });
  }
  return api;
}

const READ = 'GET, HEAD';

/** The methods that each address takes, as the header lists them. */
function methods(): Map<string, string> {
  const byPath = new Map<string, string>([
    ['/api/health', READ],
    ['/metrics', READ],
    ['/api/v1/openapi.json', READ],
  ]);
  for (const { path, method } of operations) {
    const route = routeOf(path);
    const known = byPath.get(route);
    const name = method === 'get' ? READ : 'POST';
    byPath.set(route, known === undefined ? name : `${known}, ${name}`);
  }
  return byPath;
}

/** Parameters in braces, as the router writes them. */
function routeOf(path: string): string {
  return `/api/v1${path.replaceAll(/\{(\w+)\}/g, ':$1')}`;
}

/** What may be asked where there is nothing to choose. */
const noQuery = z.strictObject({});

function mount(api: Api, operation: Operation, desk: Desk): void {
  api.on(operation.method.toUpperCase(), routeOf(operation.path), async ({ req, env }) => {
    const body = operation.method === 'post' ? await jsonOf(env.incoming) : undefined;
    const query = queryOf(req);
    if (operation.query === undefined) parseQuery(noQuery, query);
    const answer = await operation.act(desk, { params: req.param(), query, body });
    send(env.outgoing, answer);
    return RESPONSE_ALREADY_SENT;
  });
}

/** @throws Refusal `invalid` where an address says something twice: only one of the two would count */
function queryOf(req: HonoRequest): Record<string, string> {
  if (!req.url.includes('&')) return req.query();
  const names = [...new URL(req.url).searchParams.keys()];
  const twice = new Set(names.filter((name, i) => names.indexOf(name) < i));
  if (twice.size === 0) return req.query();
  throw new Refusal(
    'invalid',
    'The address says something twice.',
    [...twice].map((name) => ({ ...problem(name, 'form'), message: 'This is said twice.' })),
  );
}

const headers = { 'content-type': 'application/json; charset=utf-8', 'cache-control': 'no-store' };

/** Straight to the socket: text that takes the way of a stream costs more than an entry. */
function send(outgoing: ServerResponse, { status, text }: Answer): void {
  outgoing.writeHead(status, { ...headers, 'content-length': Buffer.byteLength(text) });
  outgoing.end(text);
}

function json(status: number, text: string): Response {
  return new Response(text, { status, headers });
}

function answerRefusal(error: unknown, log: Logger): Response {
  const refusal = refused(error, log);
  const { code } = refusal.error;
  refusals.inc({ code });
  return json(statusOf[code], JSON.stringify(refusal));
}

import { type Context, Hono } from 'hono';
import { bodyLimit } from 'hono/body-limit';
import { Refusal } from '#domain/refusal.ts';
import { openApi } from '#server/api/openapi.ts';
import type { Desk, Operation } from '#server/api/operation.ts';
import { readingOperations } from '#server/api/reading.ts';
import { writingOperations } from '#server/api/writing.ts';
import type { Health } from '#server/health.ts';
import type { Logger } from '#server/logger.ts';
import { refusals, registry } from '#server/metrics.ts';
import { refused, statusOf } from '#server/refused.ts';

const LARGEST_BODY = 64 * 1024;

const operations = [...readingOperations, ...writingOperations];

interface Parts {
  desk: Desk;
  health: Health;
  log: Logger;
}

/** The REST interface: /api/v1, /api/health, /metrics. */
export function createApi({ desk, health, log }: Parts): Hono {
  const api = new Hono();
  const refuse = (error: unknown) => answerRefusal(error, log);
  api.onError(refuse);
  api.notFound(() => refuse(new Refusal('not-found', 'There is nothing at this address.')));
  api.get('/api/health', () => {
    const { status, body } = health.report(desk.ledger);
    return json(status, JSON.stringify(body));
  });
  api.get('/metrics', async () => {
    const text = await registry.metrics();
    return new Response(text, { headers: { 'content-type': registry.contentType } });
  });
  api.get('/api/v1/openapi.json', () =>
    json(200, JSON.stringify(openApi(operations, desk.ledger, health.build))),
  );
  const tooLarge = () =>
    refuse(new Refusal('too-large', `A body may hold ${LARGEST_BODY} bytes at most.`));
  api.use('/api/v1/*', async (_, next) => {
    if (health.status === 'stopping') throw new Refusal('stopping', 'The server is stopping.');
    await next();
  });
  api.use('/api/v1/*', bodyLimit({ maxSize: LARGEST_BODY, onError: tooLarge }));
  for (const operation of operations) mount(api, operation, desk);
  for (const path of new Set(operations.map(({ path }) => routeOf(path)))) {
    api.all(path, () => refuse(new Refusal('method', 'This address does not take this method.')));
  }
  return api;
}

/** Parameters in braces, as the router writes them. */
function routeOf(path: string): string {
  return `/api/v1${path.replaceAll(/\{(\w+)\}/g, ':$1')}`;
}

function mount(api: Hono, operation: Operation, desk: Desk): void {
  api.on(operation.method, routeOf(operation.path), async (context) => {
    const body = operation.method === 'post' ? await bodyOf(context) : undefined;
    const params = context.req.param();
    const query = context.req.query();
    const { status, text } = await operation.act(desk, { params, query, body });
    return json(status, text);
  });
}

async function bodyOf(context: Context): Promise<unknown> {
  const type = context.req.header('content-type') ?? '';
  if (!/^application\/(?:[\w.-]+\+)?json\b/i.test(type)) {
    throw new Refusal('malformed', 'The body must be JSON, with content type application/json.');
  }
  try {
    return JSON.parse(await context.req.text());
  } catch {
    throw new Refusal('malformed', 'The body is not JSON.');
  }
}

function json(status: number, text: string): Response {
  return new Response(text, {
    status,
    headers: { 'content-type': 'application/json; charset=utf-8', 'cache-control': 'no-store' },
  });
}

function answerRefusal(error: unknown, log: Logger): Response {
  const refusal = refused(error, log);
  const { code } = refusal.error;
  refusals.inc({ code });
  return json(statusOf[code], JSON.stringify(refusal));
}

import { v7 } from 'uuid';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { indicatorIds } from '#domain/indicators/indicator.ts';
import type { KnowledgeAnswer, SignalsAnswer } from '#server/contract.ts';
import { Client } from '#tests/support/client.ts';
import { type Described, described, type Parameter } from '#tests/support/described.ts';
import { type RunningServer, startServer } from '#tests/support/server.ts';

/** A client that knows nothing but the description of the interface. */

let server: RunningServer;
let operations: Described[];
const watches = ['exercise', 'mali'];

beforeAll(async () => {
  server = await startServer({ env: { DEMO: 'on' } });
  operations = described(await (await fetch(`${server.url}/api/v1/openapi.json`)).json());
});

afterAll(() => server.stop());

interface Answered {
  status: number;
  body: unknown;
  /** What the description does not foresee; null for nothing. */
  strange: unknown;
}

/** Beside the interface and its versions, where nothing can be chosen. */
const isBeside = (path: string) => path.startsWith('/api/') || path === '/metrics';

/** Asks, and holds the answer against what is said of it. */
async function ask(operation: Described, address: string, body?: unknown): Promise<Answered> {
  const base = isBeside(operation.path) ? server.url : `${server.url}/api/v1`;
  const response = await fetch(base + address, {
    method: operation.method,
    ...(body === undefined
      ? {}
      : { headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) }),
  });
  const type = response.headers.get('content-type')?.split(';')[0];
  const told = type === 'application/json' ? await response.json() : await response.text();
  const parser = operation.answers.get(`${response.status} ${type}`);
  const parsed = parser?.safeParse(told);
  const strange =
    parsed === undefined
      ? { address, undescribed: `${response.status} ${type}`, told }
      : parsed.success
        ? null
        : { address, status: response.status, issues: parsed.error.issues.slice(0, 3) };
  return { status: response.status, body: told, strange };
}

/** The addresses that a path stands for in a watch. */
async function addressesOf(path: string, watch: string): Promise<string[]> {
  const client = new Client(server.url, watch);
  const own = path.replace('{watch}', watch);
  if (own.includes('{indicator}')) return indicatorIds.map((id) => own.replace('{indicator}', id));
  if (own.includes('{signal}')) {
    const { body } = await client.get<SignalsAnswer>('signals', { limit: 5 });
    return body.signals.map(({ id }) => own.replace('{signal}', id));
  }
  const { body } = await client.get<KnowledgeAnswer>('knowledge');
  return own.includes('{incident}')
    ? body.incidents.slice(0, 3).map(({ id }) => own.replace('{incident}', id))
    : [own];
}

const trend = {
  indicator: 'attack-frequency',
  from: '2026-01-01T00:00:00Z',
  to: '2026-02-01T00:00:00Z',
  bucket: 'day',
};

/** What must be said in any case, of trends. */
function neededBy({ query }: Described): Record<string, string> {
  return query.some(({ required }) => required) ? trend : {};
}

interface Tried {
  good: string[];
  bad: string[];
}

/** Values at the bounds of what is said of a parameter, and just beyond them. */
function triedOf({ name, schema }: Parameter): Tried {
  const { type, minimum, maximum, format } = schema;
  if (Array.isArray(schema.enum)) return { good: schema.enum.map(String), bad: ['nonsense', ''] };
  if (type === 'integer') {
    const [low, high] = [Number(minimum), Number(maximum)];
    expect([name, low < high, 'pattern' in schema]).toEqual([name, true, false]);
    // No log has a revision that high; all else may be asked.
    const good = [
      low,
      ...(name === 'revision' ? [] : [high]),
      ...('default' in schema ? [Number(schema.default)] : []),
    ];
    return { good: good.map(String), bad: [low - 1, high + 1, 1.5, 'x', ''].map(String) };
  }
  if (format === 'date-time') {
    const good = ['2026-04-25T06:30:00Z', '2026-04-25T08:30:00.5+02:00', '2199-12-31T23:59:59Z'];
    return { good, bad: ['2026-04-25', '2026-04-25T06:30:00', '2200-01-01T00:00:00Z', ''] };
  }
  return { good: [], bad: ['minLength' in schema ? '' : 'NO SUCH'] };
}

const withQuery = (address: string, query: Record<string, string>) =>
  `${address}?${new URLSearchParams(query)}`;

describe('who knows the description alone', () => {
  it('reads of numbers as numbers with their bounds, and of addresses what is taken', async () => {
    const schemaOf = (path: string, name: string) =>
      operations
        .find((one) => one.path === path)
        ?.query.find((parameter) => parameter.name === name)?.schema;
    const watch = '/watches/{watch}';
    expect(schemaOf(`${watch}/log`, 'limit')).toMatchObject({
      ...{ type: 'integer', minimum: 1, maximum: 1_000, default: 100 },
    });
    expect(schemaOf(`${watch}/signals`, 'limit')).toMatchObject({ maximum: 200, default: 50 });
    expect(schemaOf(`${watch}/view`, 'revision')).toMatchObject({ type: 'integer', minimum: 0 });
    expect(schemaOf(`${watch}/heartbeats`, 'run')).toMatchObject({ type: 'integer', minimum: 1 });
    const text = await (await fetch(`${server.url}/api/v1/openapi.json`)).text();
    expect(text.match(/"format":"(?:uri|iri)"/g)).toContain('"format":"iri"');
    expect(text.includes('"format":"uri"')).toBe(false);
  });

  it('has every read answered as it says, with every parameter at its bounds', async () => {
    const strange: unknown[] = [];
    let asked = 0;
    const hold = async (operation: Described, address: string, expected: readonly number[]) => {
      const answer = await ask(operation, address);
      asked += 1;
      if (answer.strange !== null) strange.push(answer.strange);
      if (!expected.includes(answer.status)) strange.push({ address, ...answer });
    };
    for (const operation of operations.filter(({ method }) => method === 'get')) {
      const of = operation.path.includes('{watch}') ? watches : ['none'];
      for (const watch of of) {
        const addresses = await addressesOf(operation.path, watch);
        const needed = neededBy(operation);
        // The real watch has no script; what speaks of a later time is not there yet.
        const fine = /\{signal\}|\{incident\}|exercise$/.test(operation.path) ? [200, 404] : [200];
        for (const address of addresses) await hold(operation, withQuery(address, needed), fine);
        const [first] = addresses;
        if (first === undefined || isBeside(operation.path)) continue;
        await hold(operation, withQuery(first, { ...needed, colour: 'red' }), [422]);
        for (const parameter of operation.query) {
          const { good, bad } = triedOf(parameter);
          const say = (value: string) => withQuery(first, { ...needed, [parameter.name]: value });
          // The ends of a range that fit each other are asked for above.
          const isEnd = parameter.required && 'format' in parameter.schema;
          const isTooFine = (value: string) => parameter.name === 'bucket' && value === 'hour';
          for (const value of isEnd ? [] : good) {
            await hold(operation, say(value), isTooFine(value) ? [422] : fine);
          }
          for (const value of bad) await hold(operation, say(value), [422]);
        }
      }
    }
    expect(strange).toEqual([]);
    expect(asked).toBeGreaterThan(300);
  });

  it('has every example taken, its retry recognised, and every slip refused as it says', async () => {
    const strange: unknown[] = [];
    const isLast = ({ path }: Described) => Number(path.endsWith('/exercise'));
    const writing = operations.filter(({ method }) => method === 'post');
    for (const operation of writing.toSorted((a, b) => isLast(a) - isLast(b))) {
      const { schema, examples } = operation.body ?? { schema: null, examples: {} };
      for (const [name, example] of Object.entries(examples)) {
        const watch = watches.includes(name) ? name : 'exercise';
        const address = operation.path.replace('{watch}', watch);
        const body = 'id' in example ? { ...example, id: v7() } : example;
        const hold = async (sent: unknown, expected: readonly number[]) => {
          const answer = await ask(operation, address, sent);
          if (answer.strange !== null) strange.push(answer.strange);
          if (!expected.includes(answer.status)) strange.push({ name, address, sent, ...answer });
          return answer;
        };
        if (schema?.safeParse(body).success !== true) strange.push({ name, address, misfit: body });
        const first = await hold(body, [200, 201]);
        for (const slip of [{}, [], 7, 'text', { ...body, colour: 'red' }]) await hold(slip, [422]);
        for (const field of Object.keys(body)) {
          const { [field]: _, ...rest } = body;
          // What may be left out is the same entry again, or another one under its id.
          await hold(rest, schema?.safeParse(rest).success ? [200, 409] : [422]);
        }
        if (!operation.answers.has('409 application/json')) continue;
        const retry = await hold(body, [200]);
        expect(retry.body).toEqual(first.body);
        await hold({ ...body, author: 'Somebody else' }, [409]);
      }
      const nowhere = operation.path.replace('{watch}', 'atlantis');
      const answer = await ask(operation, nowhere, Object.values(examples)[0]);
      expect([operation.path, answer.status, answer.strange]).toEqual([operation.path, 404, null]);
    }
    expect(strange).toEqual([]);
  });
});

/** Every number in an answer that could be an instant, by where it stands. */
function epochsIn(value: unknown, at = ''): string[] {
  if (typeof value === 'number') return value > 1e12 && value < 1e13 ? [at] : [];
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([name, inner]) => epochsIn(inner, `${at}.${name}`));
}

it('every instant on the wire is text', async () => {
  const found: string[] = [];
  for (const watch of watches) {
    const client = new Client(server.url, watch);
    const readings = indicatorIds.map((id) => `readings/${id}`);
    for (const address of ['', 'view', 'log', 'signals', 'knowledge', ...readings]) {
      const now = await client.get<object>(address);
      const then = await client.get<object>(address, { asOf: '2026-04-25T20:00:00Z' });
      found.push(...epochsIn(now.body, address), ...epochsIn(then.body, address));
    }
  }
  expect([...new Set(found)]).toEqual([]);
});

describe('an address', () => {
  const raw = (address: string, init: RequestInit = {}) =>
    fetch(`${server.url}/api/v1/${address}`, init);

  it.each([
    ['watches', 'GET, HEAD'],
    ['watches/mali/signals', 'GET, HEAD, POST'],
    ['watches/mali/preview', 'POST'],
    ['openapi.json', 'GET, HEAD'],
  ])(
    '%s says to OPTIONS, and to a method that it does not take, that it takes %s',
    async (address, allowed) => {
      const options = await raw(address, { method: 'OPTIONS' });
      expect([options.status, options.headers.get('allow')]).toEqual([204, allowed]);
      const other = await raw(address, { method: 'DELETE' });
      expect([other.status, other.headers.get('allow')]).toEqual([405, allowed]);
      expect(await other.json()).toMatchObject({ error: { code: 'method' } });
    },
  );

  it('that ends with a slash is not there, and says why', async () => {
    for (const address of ['watches/', 'watches/mali/view/']) {
      const answer = await raw(address);
      expect(answer.status).toBe(404);
      expect((await answer.json()).error.message).toContain('ends with a slash');
    }
  });

  it.each(['watches/mali/signals?q=%FF', 'watches/%C3%28/view', 'watches?%FF=1'])(
    '%s is no text and is refused',
    async (address) => {
      const answer = await raw(address);
      expect(answer.status).toBe(400);
      expect(await answer.json()).toMatchObject({ error: { code: 'malformed' } });
    },
  );

  it('with a bare plus before the offset of a zone is understood', async () => {
    const view = async (asOf: string) => (await raw(`watches/mali/view?asOf=${asOf}`)).json();
    expect(await view('2026-04-25T08:30:00+02:00')).toMatchObject({
      asOf: '2026-04-25T06:30:00.000Z',
    });
    expect(await view('2026-04-25T08:30:00%2B02:00')).toMatchObject({
      asOf: '2026-04-25T06:30:00.000Z',
    });
  });

  it.each([
    ['watches/MALI', 404, 'unknown-watch'],
    ['Watches', 404, 'not-found'],
    ['watches/mali/view?asOf=2026-04-25T06:30:00Z&asOf=2026-04-26T06:30:00Z', 422, 'invalid'],
    ['watches/mali/view?__proto__=1', 422, 'invalid'],
    ['watches/mali%2Fview', 404, 'unknown-watch'],
  ])('%s is %i %s', async (address, status, code) => {
    const answer = await raw(address);
    expect([answer.status, (await answer.json()).error.code]).toEqual([status, code]);
  });

  it('is answered afresh whatever a cache asks for', async () => {
    const asked = { 'if-none-match': '*', 'if-modified-since': new Date().toUTCString() };
    const answer = await raw('watches/mali', { headers: { ...asked, range: 'bytes=0-1' } });
    expect([answer.status, answer.headers.get('cache-control')]).toEqual([200, 'no-store']);
    expect(await answer.json()).toMatchObject({ id: 'mali' });
  });
});

import { once } from 'node:events';
import { request } from 'node:http';
import { v7 } from 'uuid';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { Health } from '#server/health.ts';
import { createHttp } from '#server/http.ts';
import { Client, signalBody } from '#tests/support/client.ts';
import { databaseWith } from '#tests/support/database.ts';
import { type Described, described } from '#tests/support/described.ts';
import { temporaryFolder } from '#tests/support/folder.ts';
import { type RunningServer, startServer } from '#tests/support/server.ts';

let folder: Awaited<ReturnType<typeof temporaryFolder>>;
let server: RunningServer;
let operations: Described[];
/** A server as it answers while it starts. */
const starting = createHttp(new Health('a build'), { api: null, pages: null });
let early = '';

beforeAll(async () => {
  folder = await temporaryFolder();
  const file = `${folder.path}/watch.db`;
  await databaseWith(file);
  server = await startServer({ file });
  // What is corrected and taken back in the examples.
  await new Client(server.url, 'small').record(signalBody());
  operations = described(await (await fetch(`${server.url}/api/v1/openapi.json`)).json());
  starting.listen(0, '127.0.0.1');
  await once(starting, 'listening');
  const address = starting.address();
  early = `http://127.0.0.1:${typeof address === 'object' ? address?.port : 0}`;
});

afterAll(async () => {
  starting.close();
  await server.stop();
  await folder.remove();
});

interface Sent {
  base?: string;
  method?: string;
  search?: string;
  headers?: Record<string, string>;
  body?: string;
  watch?: string;
}

/** An answer as it came: its status, type, headers and text. */
interface Came {
  status: number;
  type: string;
  headers: NodeJS.Dict<string | string[]>;
  text: string;
}

const isBeside = (path: string) => path.startsWith('/api/') || path === '/metrics';

const json = { 'content-type': 'application/json' };

/** Asks under any name and by any method, which `fetch` would not. */
function ask({ path, method, body }: Described, sent: Sent): Promise<Came> {
  const named = path
    .replace('{watch}', sent.watch ?? 'small')
    .replace('{indicator}', 'attack-frequency')
    .replace(/\{\w+\}/, v7());
  const version = isBeside(path) ? '' : '/api/v1';
  const address = `${sent.base ?? server.url}${version}${named}${sent.search ?? ''}`;
  const [example] = Object.values(body?.examples ?? {});
  const how = { method: sent.method ?? method.toUpperCase(), headers: sent.headers ?? json };
  return new Promise((resolve, reject) => {
    const asked = request(address, how, (response) => {
      const { statusCode: status = 0, headers } = response;
      const type = headers['content-type']?.split(';')[0] ?? '';
      let text = '';
      response.setEncoding('utf8').on('data', (more: string) => {
        text += more;
      });
      response.on('end', () => resolve({ status, type, headers, text }));
    });
    asked.on('error', reject);
    asked.end(sent.body ?? (how.method === 'POST' ? JSON.stringify(example) : undefined));
  });
}

/** What must be said in any case, of trends. */
function neededBy({ query }: Described): string {
  const needed = {
    ...{ indicator: 'attack-frequency', bucket: 'day' },
    ...{ from: '2026-01-01T00:00:00Z', to: '2026-02-01T00:00:00Z' },
  };
  return query.some(({ required }) => required) ? `?${new URLSearchParams(needed)}` : '';
}

/** What goes wrong with every request, with those of a watch, and with those that have a body. */
const slips: Sent[] = [
  { method: 'DELETE' },
  { search: '?%FF' },
  { headers: { ...json, host: 'rebound.example' } },
  { base: 'early' },
];
const slipsOfReads: Sent[] = [{ search: '?colour=red' }];
const slipsOfWatches: Sent[] = [{ watch: 'atlantis' }];
const slipsOfBodies: Sent[] = [
  { headers: { 'content-type': 'text/plain' } },
  { body: 'nonsense' },
  { body: '"x"'.padEnd(70_000, ' ') },
];

it('whatever goes wrong is described, with its headers, and all that is described goes wrong', async () => {
  for (const operation of operations) {
    const { path, method, answers, headers } = operation;
    const all = [
      ...slips,
      ...(isBeside(path) ? [] : slipsOfReads),
      ...(path.includes('{watch}') ? slipsOfWatches : []),
      ...(method === 'post' ? slipsOfBodies : []),
    ];
    const met = new Set<string>();
    for (const slip of all) {
      const sent = slip.base === 'early' ? { base: early } : slip;
      const came = await ask(operation, { search: neededBy(operation), ...sent });
      const told = came.type === 'application/json' ? JSON.parse(came.text) : came.text;
      const fits = answers.get(`${came.status} ${came.type}`)?.safeParse(told).success;
      expect([path, slip, came.status, fits]).toEqual([path, slip, came.status, true]);
      for (const name of headers.get(String(came.status)) ?? []) {
        expect([path, name, came.headers[name.toLowerCase()]]).toEqual([
          path,
          name,
          expect.stringMatching(/^(?:GET|POST)\b/),
        ]);
      }
      met.add(`${came.status} ${came.type}`);
    }
    // What goes well is tried elsewhere, and nobody knows yet how the server would fail.
    const good = /^(?:20[01]|409|500) /;
    const described = [...answers.keys()].filter((one) => !good.test(one));
    expect([path, [...met].sort()]).toEqual([path, described.sort()]);
  }
});

it('the other methods of an address are told in its 405', async () => {
  const ends = operations.filter(({ path }) => path.endsWith('/signals'));
  for (const operation of ends) {
    const { headers } = await ask(operation, { method: 'PUT' });
    expect(headers.allow).toBe('GET, HEAD, POST');
  }
  expect(ends).toHaveLength(2);
});

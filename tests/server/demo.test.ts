import path from 'node:path';
import { v7 } from 'uuid';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import * as z from 'zod';
import type { WatchAnswer } from '#server/contract.ts';
import { Client } from '#tests/support/client.ts';
import { temporaryFolder } from '#tests/support/folder.ts';
import { type RunningServer, startServer } from '#tests/support/server.ts';

let server: RunningServer;
const folder = await temporaryFolder();
const file = path.join(folder.path, 'watch.db');

beforeAll(async () => {
  server = await startServer({ file, env: { DEMO: 'on' } });
});

afterAll(async () => {
  await server.stop();
  await folder.remove();
});

async function readJson(address: string): Promise<unknown> {
  const response = await fetch(`${server.url}/api/v1/${address}`);
  expect(response.status).toBe(200);
  return response.json();
}

const watches = async (): Promise<WatchAnswer[]> =>
  (await fetch(`${server.url}/api/v1/watches`)).json();

const operation = z.looseObject({
  operationId: z.string(),
  parameters: z.array(z.looseObject({ name: z.string() })),
  requestBody: z
    .looseObject({
      content: z.object({
        'application/json': z.looseObject({
          examples: z.record(z.string(), z.object({ value: z.looseObject({}) })),
        }),
      }),
    })
    .optional(),
});

const document = z.looseObject({
  openapi: z.literal('3.1.0'),
  paths: z.record(z.string(), z.record(z.enum(['get', 'post']), operation.optional())),
  components: z.object({ schemas: z.record(z.string(), z.unknown()) }),
});

/** Every reference anywhere inside a value. */
function referencesIn(value: unknown): string[] {
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([name, inner]) =>
    name === '$ref' && typeof inner === 'string' ? [inner] : referencesIn(inner),
  );
}

describe('the demo', () => {
  it('is one real watch and one exercise, said to be one', async () => {
    const told = (await watches()).map(({ id, simulated }) => [id, simulated]);
    expect(told.toSorted()).toEqual([
      ['exercise', true],
      ['mali', false],
    ]);
  });

  it('opens the real one as it stood on the evening that it features', async () => {
    const featured = (await watches()).find(({ id }) => id === 'mali')?.featured;
    if (!featured) throw new Error('nothing is featured');
    const view = await new Client(server.url, 'mali').view({ ...featured });
    expect(view.asOf).toBe(featured.asOf);
    expect(view.revision).toBeLessThan(
      (await watches()).find(({ id }) => id === 'mali')?.revision ?? 0,
    );
    expect(view.verdict.known).toBeGreaterThan(0);
  });

  it('is loaded once: a second start adds nothing, and keeps what was added', async () => {
    const client = new Client(server.url, 'mali');
    const added = await client.post('entries', {
      id: v7(),
      kind: 'annotation',
      author: 'Awa',
      text: 'Seen twice',
      fromAt: new Date().toISOString(),
    });
    expect(added.status).toBe(201);
    const before = await watches();
    await server.stop();
    server = await startServer({ file, env: { DEMO: 'on' } });
    const after = await watches();
    const standing = (all: WatchAnswer[]) =>
      all.map(({ clock: _, ...watch }) => watch).toSorted((a, b) => a.id.localeCompare(b.id));
    expect(standing(after)).toEqual(standing(before));
  });
});

describe('the description of the interface', () => {
  it('refers to nothing that it does not hold', async () => {
    const told = document.parse(await readJson('openapi.json'));
    const missing = referencesIn(told).filter((reference) => {
      const name = reference.replace('#/components/schemas/', '');
      return !Object.hasOwn(told.components.schemas, name);
    });
    expect(missing).toEqual([]);
  });

  it('says of every read that it can be moved back on both axes of time', async () => {
    const { paths } = document.parse(await readJson('openapi.json'));
    const fixed = Object.entries(paths).flatMap(([address, { get }]) => {
      const names = get?.parameters.map(({ name }) => name) ?? [];
      const isMoved = names.includes('asOf') && names.includes('knownAt');
      return get === undefined || isMoved ? [] : [address];
    });
    // These are of the server, not of a watch.
    expect(fixed).toEqual(['/api/health', '/metrics', '/api/v1/openapi.json']);
  });

  it('names every address of the contract', async () => {
    const { paths } = document.parse(await readJson('openapi.json'));
    const watch = '/watches/{watch}';
    const read = [
      ...['', '/view', '/log', '/signals', '/signals/{signal}', '/incidents/{incident}'],
      ...['/trends', '/exercise'],
    ];
    const written = ['signals', 'heartbeats', 'incidents', 'corrections', 'retractions', 'entries'];
    expect(read.filter((address) => paths[`${watch}${address}`]?.get === undefined)).toEqual([]);
    expect(written.filter((address) => paths[`${watch}/${address}`]?.post === undefined)).toEqual(
      [],
    );
  });

  it('gives examples that are accepted as they stand, with an id of their own', async () => {
    const { paths } = document.parse(await readJson('openapi.json'));
    const ids = (await watches()).map(({ id }) => id);
    const refused: unknown[] = [];
    let accepted = 0;
    // Starting the exercise afresh comes last: it makes another log.
    for (const [address, { post }] of Object.entries(paths).toSorted(exerciseLast)) {
      const examples = post?.requestBody?.content['application/json'].examples ?? {};
      if (post !== undefined) expect(Object.keys(examples)).not.toEqual([]);
      for (const [name, { value }] of Object.entries(examples)) {
        const onlyFor = address.endsWith('/exercise')
          ? ['exercise']
          : ids.filter((id) => id === name);
        for (const watch of onlyFor.length > 0 ? onlyFor : ids) {
          const body = 'id' in value ? { ...value, id: v7() } : value;
          const client = new Client(server.url, watch);
          const answer = await client.post(address.replace('/watches/{watch}/', ''), body);
          if (answer.status === 200 || answer.status === 201) accepted += 1;
          else refused.push({ address, name, watch, ...answer });
        }
      }
    }
    expect(refused).toEqual([]);
    expect(accepted).toBeGreaterThan(15);
  });
});

function exerciseLast([a]: [string, unknown], [b]: [string, unknown]): number {
  return Number(a.endsWith('/exercise')) - Number(b.endsWith('/exercise'));
}

import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openDatabase } from '#db/client.ts';
import { indicatorIds } from '#domain/indicators/indicator.ts';
import type { Watch } from '#domain/watch.ts';
import { Ledger } from '#server/ledger.ts';
import { Client } from '#tests/support/client.ts';
import { smallWatch } from '#tests/support/entries.ts';
import { temporaryFolder } from '#tests/support/folder.ts';
import { type RunningServer, startServer } from '#tests/support/server.ts';

const folder = await temporaryFolder();
afterAll(() => folder.remove());

/** Watches that a file may hold beside those of the demo, each odd in one way. */
const odd: Record<string, Partial<Watch>> = {
  small: {},
  // Somebody's own watch that happens to be called like the one of the demo.
  exercise: { simulated: false },
  constructor: {},
  'zone-nobody-knows': { timeZone: 'Nowhere/Land' },
  'capital-nowhere': { capital: 'atlantis' },
  'fewer-regions-than-it-has': { regionsTotal: 1 },
  'featured-before-all': { featured: { asOf: Date.UTC(2199, 0), knownAt: 0 } },
  'as-long-as-it-may-be': { title: 'T'.repeat(80), subtitle: 'S'.repeat(160) },
};

const pages = ['', '/wall', '/log', '/trends', '/signals', ...indicatorIds.map((id) => `/${id}`)];
const reads = ['', '/view', '/log', '/signals', '/knowledge', '/readings/military-posture'];

async function statusOf(address: string): Promise<[address: string, status: number]> {
  const response = await fetch(address);
  await response.text();
  return [address, response.status];
}

async function failing(addresses: readonly string[]): Promise<[string, number][]> {
  const answers: [string, number][] = [];
  for (const address of addresses) answers.push(await statusOf(address));
  return answers.filter(([, status]) => status !== 200);
}

describe('with any watch in the file', () => {
  let server: RunningServer;

  beforeAll(async () => {
    const file = path.join(folder.path, 'odd.db');
    const database = await openDatabase(file);
    const ledger = await Ledger.open(database.connection);
    for (const [id, change] of Object.entries(odd)) {
      const watch = { ...smallWatch, ...change, id };
      await ledger.beginRun({ watch, history: [], startedAt: Date.now(), pace: null });
    }
    await database.close();
    server = await startServer({ file, env: { PAGES: 'on', EXERCISE_PACE: '1000' } });
  });

  // Nothing may have been complained of by then.
  afterAll(() => server.stop());

  it('every page holds, the front page among them', async () => {
    const all = Object.keys(odd).flatMap((id) =>
      pages.map((page) => `${server.url}/watch/${id}${page}`),
    );
    expect(await failing([`${server.url}/`, `${server.url}/method`, ...all])).toEqual([]);
  });

  it('every read holds', async () => {
    const api = `${server.url}/api/v1`;
    const all = Object.keys(odd).flatMap((id) =>
      reads.map((read) => `${api}/watches/${id}${read}`),
    );
    expect(await failing([`${api}/watches`, `${api}/openapi.json`, ...all])).toEqual([]);
  });

  it('a script is told in none of them, nor offered to be started afresh', async () => {
    for (const id of ['small', 'exercise']) {
      const client = new Client(server.url, id);
      expect(await client.get('exercise')).toMatchObject({ status: 404 });
      const restart = await client.refused('exercise', { action: 'restart' });
      expect(restart).toMatchObject({ status: 404, body: { error: { code: 'not-found' } } });
      expect((await client.view()).run).toBe(1);
    }
    const front = await (await fetch(server.url)).text();
    expect(front.includes('>Start afresh<')).toBe(false);
  });
});

describe('without any watch', () => {
  let server: RunningServer;

  beforeAll(async () => {
    server = await startServer({ env: { PAGES: 'on' } });
  });

  afterAll(() => server.stop());

  it('the front page says what to do, and so does the start', async () => {
    const front = await fetch(server.url);
    expect(front.status).toBe(200);
    expect(await front.text()).toMatch(
      /No watch yet.*makes no watches but the two.*start it with DEMO=on/s,
    );
    expect(server.program.out).toContain('none but the two of the demonstration');
    expect(server.program.out).toContain('start it with DEMO=on');
  });

  it('what is said of the way to have two is true', async () => {
    const folder = await temporaryFolder();
    const file = `${folder.path}/watch.db`;
    await (await startServer({ file })).stop();
    const again = await startServer({ file, env: { DEMO: 'on' } });
    const watches: { id: string }[] = await (await fetch(`${again.url}/api/v1/watches`)).json();
    expect(watches.map(({ id }) => id).sort()).toEqual(['exercise', 'mali']);
    await again.stop();
    const without = await startServer({ file });
    expect(await (await fetch(`${without.url}/api/v1/watches`)).json()).toHaveLength(2);
    await without.stop();
    await folder.remove();
  });

  it('whoever asks for a watch is told that there is none, and why', async () => {
    expect(await failing([`${server.url}/method`, `${server.url}/api/v1/openapi.json`])).toEqual(
      [],
    );
    expect(await (await fetch(`${server.url}/api/v1/watches`)).json()).toEqual([]);
    for (const page of pages) {
      const [, status] = await statusOf(`${server.url}/watch/mali${page}`);
      expect([page, status]).toEqual([page, 404]);
    }
    for (const read of [...reads, '/exercise']) {
      const answer = await fetch(`${server.url}/api/v1/watches/mali${read}`);
      const { error } = await answer.json();
      expect([read, answer.status, error.code]).toEqual([read, 404, 'unknown-watch']);
      expect(error.message).toContain('start it with DEMO=on');
    }
  });
});

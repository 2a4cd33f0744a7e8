import path from 'node:path';
import { gzipSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { refusalAnswer } from '#server/api/answers.ts';
import { Client, signalBody } from '#tests/support/client.ts';
import { databaseWith } from '#tests/support/database.ts';
import { temporaryFolder } from '#tests/support/folder.ts';
import { type RunningServer, startServer } from '#tests/support/server.ts';

let server: RunningServer;
let client: Client;
const folder = await temporaryFolder();

beforeAll(async () => {
  const file = path.join(folder.path, 'watch.db');
  await databaseWith(file);
  server = await startServer({ file });
  client = new Client(server.url, 'small');
});

afterAll(async () => {
  await server.stop();
  await folder.remove();
});

describe('a body that is said to be', () => {
  const post = async (headers: Record<string, string>, body: string | Uint8Array<ArrayBuffer>) => {
    const address = `${server.url}/api/v1/watches/small/signals`;
    const response = await fetch(address, { method: 'POST', headers, body });
    const { error } = await response.json();
    return { status: response.status, code: error?.code, message: error?.message };
  };
  const text = () => JSON.stringify(signalBody());

  it.each([
    ['application/json;charset=latin1', 'not in latin1'],
    ['application/json; charset="UTF-16"', 'not in UTF-16'],
    ['application/json; profile=x; Charset=windows-1252', 'not in windows-1252'],
    ['application/json-seq', 'content type application/json'],
    ['text/plain', 'content type application/json'],
    ['', 'content type application/json'],
  ])('"%s" is refused with 415, whatever is in it', async (type, words) => {
    const answer = await post({ 'content-type': type }, text());
    expect([answer.status, answer.code]).toEqual([415, 'media-type']);
    expect(answer.message).toContain(words);
  });

  it.each([
    'application/json; charset=UTF-8',
    'application/json;charset="utf-8"',
    'application/ld+json',
  ])('%s is taken', async (type) => {
    expect((await post({ 'content-type': type }, text())).status).toBe(201);
  });

  it('packed is refused with 415, and not called malformed', async () => {
    const headers = { 'content-type': 'application/json', 'content-encoding': 'gzip' };
    const answer = await post(headers, gzipSync(text()));
    expect([answer.status, answer.code]).toEqual([415, 'media-type']);
    expect(answer.message).toContain('gzip');
  });
});

describe('an answer to a body that breaks rules', () => {
  it.each([
    [1e308, ['number.large', 10_000_000]],
    [-1e308, ['number.small', 0]],
    [10_000_001, ['number.large', 10_000_000]],
  ])('names the field once for %d people', async (best, problem) => {
    const details = { type: 'battle', tolls: { killed: { civilian: { best } } } };
    const { body } = await client.refused('signals', signalBody({ details }));
    expect(body.error.problems.map(({ rule, limit }) => [rule, limit])).toEqual([problem]);
  });

  it('names the first fifty of thousands, and says how many more there are', async () => {
    const many = Object.fromEntries(Array.from({ length: 6_000 }, (_, i) => [`f${i}`, 1]));
    const { status, body } = await client.refused('signals', { ...signalBody(), ...many });
    expect(status).toBe(422);
    expect(refusalAnswer.parse(body)).toEqual(body);
    expect(body.error.problems).toHaveLength(50);
    expect(body.error.problems[0]).toMatchObject({ field: 'f0', rule: 'field.unknown' });
    expect(body.error.more).toBe(5_950);
    expect(body.error.message).toContain('5950 more');
    expect(JSON.stringify(body).length).toBeLessThan(10_000);
  });

  it('says nothing of more where every problem is named', async () => {
    const { body } = await client.refused('signals', { ...signalBody(), mood: 'grim' });
    expect(body.error).not.toHaveProperty('more');
  });
});

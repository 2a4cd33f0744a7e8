import path from 'node:path';
import { v7 } from 'uuid';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { WireEntry } from '#server/contract.ts';
import { Client, signalBody } from '#tests/support/client.ts';
import { databaseWith } from '#tests/support/database.ts';
import { temporaryFolder } from '#tests/support/folder.ts';
import { type RunningServer, startServer } from '#tests/support/server.ts';

let server: RunningServer;
let client: Client;
const folder = await temporaryFolder();
/** One entry of each kind that is there to be changed, by its name here. */
const ids: Record<string, string> = {};

const at = new Date(Date.now() - 3_600_000).toISOString();
const author = 'Awa';
const reason = 'The source said so';
const { signal } = signalBody();
const incident = {
  ...{ title: 'A shock', startAt: at, precision: 'minute' },
  clocks: [{ kind: 'investigation' }],
};

async function log(name: string, entry: object): Promise<string> {
  const id = v7();
  const { status, body } = await client.post<WireEntry>('entries', { id, author, ...entry });
  expect([name, status, body]).toEqual([name, 201, expect.anything()]);
  ids[name] = id;
  return id;
}

beforeAll(async () => {
  const file = path.join(folder.path, 'watch.db');
  await databaseWith(file);
  server = await startServer({ file });
  client = new Client(server.url, 'small');
  const target = await log('signal', { kind: 'signal-recorded', signal });
  const twice = { ...signal, headline: 'Shots were heard twice' };
  await log('signal correction', { kind: 'signal-corrected', target, reason, signal: twice });
  const other = await log('taken signal', { kind: 'signal-recorded', signal });
  await log('retraction', { kind: 'entry-retracted', target: other, reason });
  const shock = await log('incident', { kind: 'incident-opened', incident });
  const told = { target: shock, reason, incident: { ...incident, title: 'A greater shock' } };
  await log('incident correction', { kind: 'incident-corrected', ...told });
  await log('heartbeat', { kind: 'heartbeat', indicator: 'attack-frequency', lookedAt: at });
  await log('annotation', { kind: 'annotation', text: 'Rains', fromAt: at });
  const condition = { type: 'observed', earliestAt: null, latestAt: null };
  const wire = await log('tripwire', { kind: 'tripwire-opened', title: 'Roads', condition });
  await log('tripwire end', { kind: 'tripwire-fired', tripwire: wire, firedAt: at });
  const answered = { incident: shock, clock: 'investigation', closedAt: at };
  await log('clock', { kind: 'clock-closed', ...answered });
  await log('end', { kind: 'incident-closed', incident: shock, closedAt: at, reason });
  const thawed = { name: 'attack-baseline', period: null };
  await log('setting', { kind: 'setting-changed', setting: thawed, reason });
  const scenario = { title: 'It', turnsOn: 'roads', probability: 0.5 };
  const scenarios = [
    { id: 'a', ...scenario },
    { id: 'b', ...scenario },
  ];
  await log('forecast', { kind: 'forecast', set: 'outlook', scenarios, madeAt: at });
});

afterAll(async () => {
  await server.stop();
  await folder.remove();
});

const changes = {
  retract: { path: 'retractions', body: {}, kind: 'entry-retracted' },
  'correct as a signal': { path: 'corrections', body: { signal }, kind: 'signal-corrected' },
  'correct as an incident': { path: 'corrections', body: { incident }, kind: 'incident-corrected' },
} as const;

describe('what stands in the way of a change is said, also before it is sent:', () => {
  it.each([
    ['retract', 'retraction', 'target.retraction'],
    ['correct as a signal', 'retraction', 'target.retraction'],
    ['correct as an incident', 'retraction', 'target.retraction'],
    ['retract', 'signal correction', 'target.correction'],
    ['correct as a signal', 'signal correction', 'target.correction'],
    ['retract', 'incident correction', 'target.correction'],
    ['correct as an incident', 'incident correction', 'target.correction'],
    ['retract', 'taken signal', 'target.retracted'],
    ['correct as a signal', 'taken signal', 'target.retracted'],
    ['correct as an incident', 'signal', 'target.signal'],
    ['correct as a signal', 'incident', 'target.incident'],
    ['correct as a signal', 'heartbeat', 'target.uncorrected'],
    ['correct as an incident', 'annotation', 'target.uncorrected'],
    ['correct as a signal', 'clock', 'target.uncorrected'],
    ['retract', 'tripwire end', 'target.lasting'],
    ['retract', 'setting', 'target.lasting'],
    ['correct as a signal', 'setting', 'target.lasting'],
    ['retract', 'forecast', 'target.lasting'],
    ['correct as a signal', 'forecast', 'target.lasting'],
    ['retract', 'nothing', 'target.unknown'],
  ] as const)('to %s a %s is %s', async (change, name, rule) => {
    const { path: address, body, kind } = changes[change];
    const entry = { id: v7(), author, target: ids[name] ?? v7(), reason, ...body };
    const isThere = rule !== 'target.unknown' && rule !== 'target.retracted';
    for (const refused of [
      await client.refused(address, entry),
      await client.refused('preview', { kind, ...entry }),
    ]) {
      expect(refused.status).toBe(422);
      expect(refused.body.error.code).toBe(isThere ? 'invalid' : 'unknown-target');
      expect(refused.body.error.problems).toMatchObject([{ field: 'target', rule }]);
    }
  });

  it('a retraction cannot be undone: what to do instead is said', async () => {
    const entry = { id: v7(), author, target: ids.retraction, reason };
    const { body } = await client.refused('retractions', entry);
    expect(body.error.problems[0]?.message).toContain('log again what it took back');
  });

  it('a signal that was taken back is named by nothing new', async () => {
    const taken = await log('', { kind: 'signal-recorded', signal });
    const event = await log('', { kind: 'signal-recorded', signal });
    await log('', { kind: 'entry-retracted', target: taken, reason });
    const shock = await log('', { kind: 'incident-opened', incident });
    const condition = { type: 'observed', earliestAt: null, latestAt: null };
    const wire = await log('', { kind: 'tripwire-opened', title: 'Roads', condition });
    const scenario = { title: 'It', turnsOn: 'roads', probability: 0.5 };
    const scenarios = [
      { id: 'a', ...scenario },
      { id: 'b', ...scenario },
    ];
    const drafts = {
      signal: [
        { kind: 'report-attached', signal: taken, event },
        { kind: 'event-split', signal: taken },
        {
          ...{ kind: 'clock-closed', incident: shock, clock: 'investigation' },
          ...{ closedAt: at, signal: taken },
        },
        { kind: 'tripwire-fired', tripwire: wire, firedAt: at, signal: taken },
      ],
      'cited.0': [{ kind: 'forecast', set: 'outlook', scenarios, madeAt: at, cited: [taken] }],
    };
    for (const [field, all] of Object.entries(drafts)) {
      for (const draft of all) {
        const { status, body } = await client.refused('entries', { id: v7(), author, ...draft });
        expect([status, body.error.code]).toEqual([422, 'invalid']);
        expect([draft.kind, body.error.problems]).toMatchObject([
          draft.kind,
          [{ field, rule: 'signal.retracted', message: 'That signal has been taken back.' }],
        ]);
      }
    }
  });

  it('an event is named for as long as anybody reports it', async () => {
    const event = await log('', { kind: 'signal-recorded', signal });
    const second = await log('', { kind: 'signal-recorded', signal: { ...signal, event } });
    const other = await log('', { kind: 'signal-recorded', signal });
    await log('', { kind: 'entry-retracted', target: event, reason });
    await log('', { kind: 'report-attached', signal: other, event });
    await log('', { kind: 'events-merged', from: event, into: other });
    const split = await log('', { kind: 'event-split', signal: other });
    for (const target of [second, split]) {
      await log('', { kind: 'entry-retracted', target, reason });
    }
    await log('', { kind: 'entry-retracted', target: other, reason });
    const last = await log('', { kind: 'signal-recorded', signal });
    const drafts = [
      ['signal.event', { kind: 'signal-recorded', signal: { ...signal, event } }],
      ['event', { kind: 'report-attached', signal: last, event }],
      ['event', { kind: 'report-attached', signal: last, event: split }],
      ['from', { kind: 'events-merged', from: event, into: last }],
      ['into', { kind: 'events-merged', from: last, into: event }],
    ] as const;
    for (const [field, draft] of drafts) {
      const { body } = await client.refused('entries', { id: v7(), author, ...draft });
      expect(body.error.problems).toMatchObject([{ field, rule: 'event.retracted' }]);
    }
  });

  it('a statement that was taken back is contradicted by nothing new', async () => {
    const details = { speaker: 'The minister', tone: 1, claims: [{ text: 'The road is open' }] };
    const { details: _, ...shared } = signal;
    const statement = { ...shared, indicator: 'public-messaging', details };
    const said = await log('', { kind: 'signal-recorded', signal: statement });
    const contradicts = [{ signal: said, claim: 0 }];
    const against = { ...statement, details: { ...details, contradicts } };
    const denial = await log('', { kind: 'signal-recorded', signal: against });
    await log('', { kind: 'entry-retracted', target: said, reason });
    const { body } = await client.refused('signals', { id: v7(), author, signal: against });
    expect(body.error.problems).toMatchObject([
      { field: 'signal.details.contradicts.0.signal', rule: 'signal.retracted' },
    ]);
    // What was said before it was taken back can be put right without forgetting it.
    const told = { ...against, headline: 'Nobody passes' };
    await log('', { kind: 'signal-corrected', target: denial, reason, signal: told });
  });

  it('what was taken back is not called unknown where something refers to it', async () => {
    const shock = await log('taken incident', { kind: 'incident-opened', incident });
    const condition = { type: 'observed', earliestAt: null, latestAt: null };
    const wire = await log('taken wire', { kind: 'tripwire-opened', title: 'Roads', condition });
    for (const target of [shock, wire]) await log('', { kind: 'entry-retracted', target, reason });
    const closed = { kind: 'incident-closed', closedAt: at, reason, incident: shock };
    const lapsed = { kind: 'tripwire-lapsed', lapsedAt: at, tripwire: wire };
    const note = { kind: 'annotation', text: 'Rains', fromAt: at, about: wire };
    const answers = [
      await client.refused('signals', signalBody({ incident: shock })),
      await client.refused('entries', { id: v7(), author, ...closed }),
      await client.refused('entries', { id: v7(), author, ...lapsed }),
      await client.refused('entries', { id: v7(), author, ...note }),
    ];
    const rules = answers.map(({ body }) => body.error.problems.map(({ rule }) => rule));
    expect(rules).toEqual([
      ['incident.retracted'],
      ['incident.retracted'],
      ['tripwire.retracted'],
      ['target.retracted'],
    ]);
  });
});

it.each(['heartbeat', 'annotation', 'clock', 'end', 'incident', 'tripwire', 'signal'])(
  'a %s is taken back',
  async (name) => {
    const entry = { id: v7(), author, target: ids[name], reason };
    expect((await client.post('retractions', entry)).status).toBe(201);
    const { body } = await client.refused('retractions', { ...entry, id: v7() });
    expect(body.error.problems).toMatchObject([{ rule: 'target.retracted' }]);
  },
);

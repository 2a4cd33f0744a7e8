import { v7 } from 'uuid';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { DAY, HOUR, isoOf } from '#domain/instant.ts';
import type { PreviewAnswer, WireRefusal, WireView } from '#server/contract.ts';
import { Client, signalBody } from '#tests/support/client.ts';
import { databaseWith } from '#tests/support/database.ts';
import { temporaryFolder } from '#tests/support/folder.ts';
import { type RunningServer, startServer } from '#tests/support/server.ts';

let folder: Awaited<ReturnType<typeof temporaryFolder>>;
let server: RunningServer;
let client: Client;

beforeAll(async () => {
  folder = await temporaryFolder();
  const file = `${folder.path}/watch.db`;
  await databaseWith(file);
  server = await startServer({ file });
  client = new Client(server.url, 'small');
});

afterAll(async () => {
  await server.stop();
  await folder.remove();
});

const hoursAgo = (hours: number) => isoOf(Date.now() - hours * HOUR);
const author = 'Awa';
const reason = 'Known better';

function attack(hours: number, source = 'Radio Un') {
  const where = { type: 'place', place: 'bek' };
  return signalBody({ eventAt: hoursAgo(hours), where, source: { name: source } });
}

async function logged(body: object): Promise<string> {
  const { status, body: entry } = await client.post<{ id: string }>('entries', {
    author,
    id: v7(),
    ...body,
  });
  expect(status, JSON.stringify(entry)).toBe(201);
  return entry.id;
}

const signal = (hours: number, source?: string) =>
  logged({ ...attack(hours, source), id: v7(), kind: 'signal-recorded' });

const preview = (body: object) => client.post<PreviewAnswer>('preview', body);

type Told = Pick<
  WireView['readings'][number],
  'indicator' | 'level' | 'computedLevel' | 'status' | 'scale' | 'figure' | 'sentence'
>;

function told({ indicator, level, computedLevel, status, scale, figure, sentence }: Told): Told {
  return { indicator, level, computedLevel, status, scale, figure, sentence };
}

/** What is foretold of an entry, which is then logged: the readings that came of it. */
async function foretold(body: object): Promise<PreviewAnswer> {
  const draft = { author, id: v7(), ...body };
  const before = (await client.view()).readings.map(told);
  const { status, body: answer } = await preview(draft);
  expect(status, JSON.stringify(answer)).toBe(200);
  expect((await client.view()).readings.map(told)).toEqual(before);
  const id = await logged(draft);
  const asOf = answer.changes[0]?.after.asOf;
  const { readings } = await client.view(asOf === undefined ? {} : { asOf });
  const change = (reading: Told) =>
    answer.changes.find(({ after }) => after.indicator === reading.indicator)?.after ?? reading;
  expect(readings.map(told)).toEqual(before.map(change).map(told));
  // Logged by now, it would do nothing more.
  expect((await preview({ ...draft, id })).body.changes).toEqual([]);
  return answer;
}

const namesOf = ({ changes }: PreviewAnswer) => changes.map(({ after }) => after.indicator);

describe('a preview', () => {
  it('foretells what entries of every kind that moves a reading do', async () => {
    for (const days of [12, 20, 30, 60]) await signal(24 * days);
    await foretold({ kind: 'heartbeat', indicator: 'attack-frequency', lookedAt: hoursAgo(9) });
    const first = { ...attack(8), kind: 'signal-recorded' };
    const { before, after, changes } = await foretold(first);
    expect([before?.evidence.n, after?.evidence.n]).toEqual([0, 1]);
    expect(changes[0]?.after).toMatchObject({ indicator: 'attack-frequency', status: 'live' });
    const [one, two, three] = [
      await signal(7, 'Radio Deux'),
      await signal(6, 'Radio Trois'),
      await signal(5, 'Radio Quatre'),
    ];
    const links = [
      { kind: 'report-attached', signal: two, event: one },
      { kind: 'event-split', signal: two },
      { kind: 'events-merged', from: three, into: one },
    ];
    for (const link of links) expect(namesOf(await foretold(link))).toContain('attack-frequency');
    const corrected = { ...attack(100).signal, grade: 'F6' };
    const right = { kind: 'signal-corrected', target: one, reason, signal: corrected };
    expect(namesOf(await foretold(right))).toContain('attack-frequency');
    const taken = await foretold({ kind: 'entry-retracted', target: two, reason });
    expect(taken).toMatchObject({ before: null, after: null, duplicates: [], events: [] });
    expect(namesOf(taken)).toContain('attack-frequency');

    const incident = {
      title: 'A shock',
      startAt: hoursAgo(60),
      precision: 'minute',
      clocks: [{ kind: 'first-statement' }, { kind: 'replacement' }],
    };
    expect(namesOf(await foretold({ kind: 'incident-opened', incident }))).toContain(
      'response-speed',
    );
    const shock = await logged({ kind: 'incident-opened', incident });
    const about = [
      { kind: 'clock-closed', clock: 'first-statement', closedAt: hoursAgo(50) },
      { kind: 'clock-mooted', clock: 'replacement', mootedAt: hoursAgo(2), reason },
      { kind: 'incident-closed', closedAt: hoursAgo(1), reason },
    ];
    for (const act of about) {
      expect(namesOf(await foretold({ ...act, incident: shock }))).toContain('response-speed');
    }
    const level = { indicator: 'military-posture', level: 3, hours: 24, reason };
    const byHand = await foretold({ kind: 'level-overridden', ...level });
    expect(byHand.changes).toMatchObject([{ before: { level: null }, after: { level: 3 } }]);
    const period = { fromAt: hoursAgo(24 * 40), toAt: hoursAgo(24 * 10) };
    for (const days of [period, null]) {
      const setting = { name: 'attack-baseline', period: days };
      const frozen = await foretold({ kind: 'setting-changed', setting, reason });
      expect(namesOf(frozen)).toContain('attack-frequency');
    }
  });

  it('finds nothing changed by what moves no reading', async () => {
    const note = { kind: 'annotation', text: 'The rains began', fromAt: hoursAgo(1) };
    expect((await foretold(note)).changes).toEqual([]);
  });

  it('takes a signal without its kind, as it did when it took nothing else', async () => {
    const bare = attack(3, 'Radio Sept');
    const whole = await preview({ ...bare, kind: 'signal-recorded' });
    const { status, body } = await preview(bare);
    expect(status).toBe(200);
    const asOf = { asOf: whole.body.after?.asOf };
    expect({ ...body.after, ...asOf }).toEqual(whole.body.after);
    expect(body.duplicates).toEqual(whole.body.duplicates);
  });

  it('refuses what the log would refuse, in the same words', async () => {
    const gone = await signal(4, 'Radio Huit');
    await logged({ kind: 'entry-retracted', target: gone, reason });
    const other = await signal(4, 'Radio Neuf');
    const by = () => ({ id: v7(), author });
    const soon = isoOf(Date.now() + DAY);
    const drafts = [
      { ...by(), kind: 'entry-retracted', target: gone, reason },
      { ...by(), kind: 'entry-retracted', target: v7(), reason },
      { ...by(), kind: 'signal-corrected', target: v7(), reason, signal: attack(1).signal },
      { ...by(), kind: 'heartbeat', indicator: 'attack-frequency', lookedAt: soon },
      { ...by(), kind: 'heartbeat', indicator: 'attack-frequency', lookedAt: soon, colour: 'red' },
      { ...by(), kind: 'events-merged', from: other, into: other },
      { ...by(), kind: 'clock-closed', incident: v7(), clock: 'named', closedAt: hoursAgo(1) },
      { ...by(), kind: 'no-such-kind' },
      { ...by(), kind: 'annotation', id: other, text: 'The id is taken', fromAt: hoursAgo(1) },
      'not an object',
    ];
    for (const draft of drafts) {
      const foreseen = await client.post<WireRefusal>('preview', JSON.stringify(draft));
      const met = await client.post<WireRefusal>('entries', JSON.stringify(draft));
      expect(met.status).toBeGreaterThanOrEqual(400);
      expect(foreseen).toEqual(met);
    }
  });
});

import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { indicators } from '#domain/indicators/registry.ts';
import { DAY, HOUR, isoOf, nextBucket } from '#domain/instant.ts';
import type { ReadingAnswer, SignalsAnswer, TrendsAnswer, WireRefusal } from '#server/contract.ts';
import { Client } from '#tests/support/client.ts';
import { temporaryFolder } from '#tests/support/folder.ts';
import { type RunningServer, startServer } from '#tests/support/server.ts';

let folder: Awaited<ReturnType<typeof temporaryFolder>>;
let server: RunningServer;

beforeAll(async () => {
  folder = await temporaryFolder();
  const env = { DEMO: 'on', EXERCISE_PACE: 'off' };
  server = await startServer({ file: `${folder.path}/watch.db`, env });
});

afterAll(async () => {
  await server?.stop();
  await folder?.remove();
});

type Search = Record<string, string>;

/** Numbers that count other things than events: claims, gaps, incidents, and times between counts. */
const otherUnits = ['contradiction', 'silence', 'toll-gap', 'displacement-ratio'];

async function listed(watch: string, search: Search): Promise<SignalsAnswer> {
  const { status, body } = await new Client(server.url, watch).get<SignalsAnswer>('signals', {
    limit: '200',
    ...search,
  });
  expect(status).toBe(200);
  return body;
}

/** A reading whose detail is that of one indicator. */
async function detailOf<I extends ReadingAnswer['detail']['indicator']>(
  watch: string,
  indicator: I,
  time: Search,
) {
  const { body } = await new Client(server.url, watch).get<ReadingAnswer>(
    `readings/${indicator}`,
    time,
  );
  const { detail } = body;
  if (!isOf(detail, indicator)) throw new Error(`no detail of ${indicator}`);
  return detail;
}

async function trendOf(watch: string, search: Search): Promise<TrendsAnswer> {
  return (await new Client(server.url, watch).get<TrendsAnswer>('trends', search)).body;
}

function isOf<I extends ReadingAnswer['detail']['indicator']>(
  detail: ReadingAnswer['detail'],
  indicator: I,
): detail is Extract<ReadingAnswer['detail'], { indicator: I }> {
  return detail.indicator === indicator;
}

const evening = { asOf: '2026-04-25T20:00:00Z', knownAt: '2026-04-25T20:00:00Z' };

/** Both demos: the real one at the instants that its story knows, the other as it stands. */
async function moments(): Promise<[watch: string, time: Search][]> {
  const { startedAt } = (await new Client(server.url, 'exercise').get<{ startedAt: string }>(''))
    .body;
  const back = (length: number) => isoOf(Date.parse(startedAt) - length);
  return [
    ['mali', evening],
    ['mali', { asOf: '2025-07-03T00:00:00Z' }],
    ['exercise', { asOf: startedAt }],
    ['exercise', { asOf: back(HOUR), knownAt: back(2 * DAY) }],
    ['exercise', { asOf: back(60 * DAY), knownAt: back(60 * DAY) }],
  ];
}

describe('the signals behind a number', () => {
  it('report as many events as the number says, at its time and on its knowledge', async () => {
    let compared = 0;
    for (const [watch, time] of await moments()) {
      const { readings } = await new Client(server.url, watch).view(time);
      for (const { indicator, measures } of readings) {
        const declared = indicators.find(({ id }) => id === indicator)?.measures ?? [];
        for (const { name, behind } of declared) {
          if ('list' in behind || otherUnits.includes(name)) continue;
          const n = measures.find((measure) => measure.name === name)?.n;
          const { events, total } = await listed(watch, {
            behind: `${indicator}.${behind.events}`,
            ...time,
          });
          // A rate is made of several counts of each place.
          if (name === 'displacement-rate') expect(events).toBeGreaterThanOrEqual(n ?? 0);
          else expect({ watch, time, name, n: events }).toEqual({ watch, time, name, n });
          expect(total).toBeGreaterThanOrEqual(events ?? 0);
          if ((n ?? 0) > 0) compared += 1;
        }
      }
    }
    expect(compared).toBeGreaterThan(30);
  });

  it('are those that the reading rests on, where it rests on more than it lists', async () => {
    for (const [watch, time] of await moments()) {
      const { readings } = await new Client(server.url, watch).view(time);
      for (const { indicator, evidence } of readings) {
        const { total } = await listed(watch, { behind: `${indicator}.evidence`, ...time });
        expect([watch, indicator, total]).toEqual([watch, indicator, evidence.n]);
      }
    }
  });

  it('can be narrowed to a region of theirs and to days', async () => {
    for (const [watch, time] of await moments()) {
      const { places, days, normal } = await detailOf(watch, 'attack-frequency', time);
      for (const { region, attacks, baseline } of places.regions) {
        for (const [set, n] of [
          ['attacks', attacks],
          ['baseline', baseline],
        ] as const) {
          const behind = `attack-frequency.${set}`;
          expect((await listed(watch, { behind, region, ...time })).events).toBe(n);
        }
      }
      for (const { startAt, attacks } of days) {
        const from = startAt;
        const to = isoOf(Date.parse(startAt) + DAY);
        const behind = 'attack-frequency.credible';
        if (attacks === null) continue;
        expect((await listed(watch, { behind, from, to, ...time })).events).toBe(attacks);
      }
      const all = await listed(watch, { behind: 'attack-frequency.baseline', ...time });
      expect(all.events).toBe(normal?.n ?? 0);
    }
  });

  it('are as many as every point of a trend counts, at the end of its bucket', async () => {
    let compared = 0;
    for (const [watch, { asOf = '', knownAt }] of await moments()) {
      for (const [indicator, measure, set] of [
        ['attack-frequency', 'surprise', 'attacks'],
        ['military-posture', 'retrenchment-share', 'evidence'],
        ['public-messaging', 'defensiveness', 'toned'],
      ] as const) {
        for (const bucket of ['day', 'week'] as const) {
          const time = { asOf, ...(knownAt === undefined ? {} : { knownAt }) };
          const from = isoOf(Date.parse(asOf) - (bucket === 'day' ? 6 : 40) * DAY);
          const trend = await trendOf(watch, {
            indicator,
            measure,
            bucket,
            from,
            to: asOf,
            ...time,
          });
          for (const { bucketAt, n } of trend.points) {
            const end = nextBucket(Date.parse(bucketAt), bucket) - 1;
            const then = { ...time, asOf: isoOf(Math.min(end, Date.parse(trend.asOf))) };
            const { events } = await listed(watch, { behind: `${indicator}.${set}`, ...then });
            expect({ watch, indicator, then, n: events }).toEqual({ watch, indicator, then, n });
            compared += n > 0 ? 1 : 0;
          }
          expect(trend.asOf <= isoOf(Date.parse(asOf))).toBe(true);
        }
      }
    }
    expect(compared).toBeGreaterThan(60);
  });

  it('are as many as each day of the tone counts', async () => {
    let compared = 0;
    for (const [watch, time] of await moments()) {
      const { history } = await detailOf(watch, 'public-messaging', time);
      for (const [day, point] of history.points.entries()) {
        const at = Date.parse(history.fromAt) + day * history.step;
        const among = { from: isoOf(at - history.reach + 1), asOf: isoOf(at) };
        const behind = 'public-messaging.toned';
        const { events } = await listed(watch, { behind, ...time, ...among });
        expect({ watch, at: isoOf(at), n: events }).toEqual({
          watch,
          at: isoOf(at),
          n: point?.n ?? 0,
        });
        compared += point === null ? 0 : 1;
      }
    }
    expect(compared).toBeGreaterThan(100);
  });

  it('have a known place where they make a mean centre', async () => {
    for (const [watch, time] of await moments()) {
      const { places } = await detailOf(watch, 'attack-frequency', time);
      for (const [set, centre] of [
        ['located', places.centre],
        ['located-baseline', places.baselineCentre],
      ] as const) {
        const { events } = await listed(watch, { behind: `attack-frequency.${set}`, ...time });
        expect([watch, set, events]).toEqual([watch, set, centre?.n ?? 0]);
      }
    }
  });

  it('are the attacks from which it was learned how late reports come', async () => {
    let learned = 0;
    for (const [watch, time] of await moments()) {
      const { delays } = await detailOf(watch, 'attack-frequency', time);
      const { events } = await listed(watch, { behind: 'attack-frequency.delays', ...time });
      expect({ watch, time, n: events }).toEqual({ watch, time, n: delays.n });
      learned += delays.n;
    }
    expect(learned).toBeGreaterThan(100);
  });

  it('are the counts of the displaced that every week adds up', async () => {
    let compared = 0;
    for (const [watch, time] of await moments()) {
      const { stock } = await detailOf(watch, 'civilian-impact', time);
      for (const [week, point] of stock.points.entries()) {
        const asOf = isoOf(Date.parse(stock.fromAt) + week * stock.step);
        const behind = 'civilian-impact.summed-week';
        const { events } = await listed(watch, { behind, ...time, asOf });
        expect({ watch, asOf, n: events }).toEqual({ watch, asOf, n: point?.n ?? 0 });
        compared += point === null ? 0 : 1;
      }
    }
    expect(compared).toBeGreaterThan(50);
  });

  it('are the statements at both ends of a silence, and none between them', async () => {
    let compared = 0;
    for (const [watch, time] of await moments()) {
      const { silence } = await detailOf(watch, 'public-messaging', time);
      if (silence === null) continue;
      const { lastAt, elapsed, gaps } = silence;
      const behind = 'public-messaging.spoken';
      const said = async (fromAt: string, length: number) => {
        const to = isoOf(Date.parse(fromAt) + length + 1);
        return (await listed(watch, { behind, from: fromAt, to, ...time })).events ?? 0;
      };
      for (const { fromAt, length } of [gaps.at(0), gaps.at(-1)].flatMap((gap) => gap ?? [])) {
        const inner = isoOf(Date.parse(fromAt) + 1);
        expect(await said(fromAt, length)).toBeGreaterThanOrEqual(2);
        expect(await said(fromAt, 0)).toBeGreaterThanOrEqual(1);
        expect(await said(inner, length - 2)).toBe(0);
        compared += 1;
      }
      expect(await said(lastAt, elapsed)).toBeGreaterThanOrEqual(1);
      expect(await said(isoOf(Date.parse(lastAt) + 1), elapsed)).toBe(0);
    }
    expect(compared).toBeGreaterThan(4);
  });

  it('can be narrowed to the moves from one place to another', async () => {
    let moves = 0;
    for (const [watch, time] of await moments()) {
      const { flows } = await detailOf(watch, 'military-posture', time);
      for (const { from, to, n } of flows) {
        const moved = { movedFrom: from ?? '?', movedTo: to ?? '?' };
        const behind = 'military-posture.moves';
        expect((await listed(watch, { behind, ...moved, ...time })).events).toBe(n);
        moves += n;
      }
    }
    expect(moves).toBeGreaterThan(50);
  });

  it('are counted only where they are asked for', async () => {
    expect((await listed('mali', evening)).events).toBeNull();
    const { capital } = await detailOf('exercise', 'military-posture', {});
    const { signals, events } = await listed('exercise', { movedTo: capital.place });
    expect([new Set(signals.map(({ indicator }) => indicator)), events]).toEqual([
      new Set(['military-posture']),
      null,
    ]);
  });

  it.each([
    ['behind', 'attack-frequency.weather'],
    ['behind', 'weather'],
    ['movedFrom', 'atlantis'],
    ['movedTo', 'Not a slug'],
  ])('are not asked for by %s=%s', async (name, value) => {
    const { status, body } = await new Client(server.url, 'mali').get<WireRefusal>('signals', {
      [name]: value,
    });
    expect([status, body.error.problems.map(({ field }) => field)]).toEqual([422, [name]]);
  });
});

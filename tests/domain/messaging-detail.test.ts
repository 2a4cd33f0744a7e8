import { describe, expect, it } from 'vitest';
import type { Draft } from '#domain/entry.ts';
import { messagingDetail } from '#domain/indicators/messaging-detail.ts';
import { publicMessaging } from '#domain/indicators/public-messaging.ts';
import type { SignalInput } from '#domain/indicators/signal-schema.ts';
import { HOUR, isoOf } from '#domain/instant.ts';
import { draft, hour, idOf, shared, signalDraft, stateOf } from '#tests/support/entries.ts';

type Details = Partial<Extract<SignalInput, { indicator: 'public-messaging' }>['details']>;
type Killed = NonNullable<
  Extract<SignalInput, { indicator: 'attack-frequency' }>['details']['tolls']
>['killed'];
type Rest = Partial<Parameters<typeof shared>[0]>;

/** Weight of A1: √(1 × .9). */
const w = Math.sqrt(0.9);
const days = (n: number) => 24 * n;

const statement = (n: number, details: Details = {}, rest: Rest = {}) =>
  signalDraft(n, {
    indicator: 'public-messaging',
    ...shared({ at: 0, grade: 'A1', claim: 'official', source: { name: 'Army' }, ...rest }),
    details: { speaker: 'Army', ...details },
  });
const claims = [{ text: 'The camp is held' }, { text: 'We shall prevail', checkable: false }];
const against = (n: number, claim = 0) => ({ contradicts: [{ signal: idOf(n), claim }] });
const notOfficial = (source: string, rest: Rest = {}): Rest => ({
  claim: 'media',
  source: { name: source },
  ...rest,
});

const shock = idOf(900);
const opened = (at: number | null, id = 900): Draft =>
  draft({
    id: idOf(id),
    kind: 'incident-opened',
    author: 'Awa',
    incident: {
      title: `Shock ${id}`,
      startAt: at === null ? null : isoOf(hour(at)),
      precision: at === null ? 'unknown' : 'minute',
      clocks: [],
    },
  });
const attack = (n: number, killed: Killed, rest: Rest = {}) =>
  signalDraft(n, {
    indicator: 'attack-frequency',
    ...shared({ at: 0, incident: shock, ...rest }),
    details: { type: 'battle', tolls: { killed } },
  });

const detailOf = (drafts: readonly Draft[], at = 0) => messagingDetail(stateOf(drafts), hour(at));

describe('statements in the detail of public messaging', () => {
  it('gives each claim with the signals that contradict it', () => {
    const { statements } = detailOf(
      [
        statement(1, { tone: 1, claims: [...claims, { text: 'No one died' }] }),
        statement(2, { ...against(1), tone: -1, speaker: 'Minister' }, { at: 2 }),
        statement(3, against(1, 2), notOfficial('Radio', { at: 3, grade: 'C3' })),
        statement(4, against(1, 2), notOfficial('Rumour', { at: 3, grade: 'D3' })),
      ],
      4,
    );
    expect(statements.n).toBe(2);
    const [second, first] = statements.rows;
    expect(second).toMatchObject({ signal: idOf(2), speaker: 'Minister', tone: -1, claims: [] });
    expect(first).toMatchObject({ event: idOf(1), saidAt: hour(0), tone: 1, weight: w });
    expect(first).toMatchObject({ checkable: 2, contradicted: 2 });
    expect(first?.claims.map(({ text, isCheckable }) => [text, isCheckable])).toEqual([
      ['The camp is held', true],
      ['We shall prevail', false],
      ['No one died', true],
    ]);
    expect(first?.claims.map(({ contradictedBy }) => contradictedBy)).toEqual([
      [
        {
          signal: idOf(2),
          source: 'Army',
          grade: 'A1',
          isOfficial: true,
          contradictedAt: hour(2),
          precision: 'minute',
        },
      ],
      [],
      [
        {
          signal: idOf(3),
          source: 'Radio',
          grade: 'C3',
          isOfficial: false,
          contradictedAt: hour(3),
          precision: 'minute',
        },
      ],
    ]);
  });

  it('does not know at an instant what was said or contradicted later', () => {
    const drafts = [
      statement(1, { tone: 1, claims }),
      statement(2, against(1), { at: 5 }),
      statement(3, { tone: 0 }, { at: 6 }),
    ];
    const { statements, history } = detailOf(drafts, 4);
    expect(statements.rows.map(({ signal }) => signal)).toEqual([idOf(1)]);
    expect(statements.rows[0]).toMatchObject({ contradicted: 0 });
    expect(history.marks).toEqual([{ saidAt: hour(0), tone: 1, isContradicted: false }]);
  });

  it('merges the claims of two official reports of one statement by their words', () => {
    const { statements } = detailOf(
      [
        statement(1, { claims }),
        statement(2, { claims: [...claims].reverse() }, { event: idOf(1), grade: 'B2' }),
        statement(3, against(2, 1), { at: 1 }),
      ],
      2,
    );
    const row = statements.rows.find(({ event }) => event === idOf(1));
    expect(row?.claims.map(({ text, contradictedBy }) => [text, contradictedBy.length])).toEqual([
      ['The camp is held', 1],
      ['We shall prevail', 0],
    ]);
    expect(row).toMatchObject({ checkable: 1, contradicted: 1 });
  });

  it('leaves out what is older than 28 days and what no official said', () => {
    const drafts = [
      statement(1),
      statement(2, {}, { at: 1 }),
      statement(3, {}, notOfficial('Radio', { at: 2 })),
    ];
    const { rows, n } = detailOf(drafts, days(28)).statements;
    expect([rows.map(({ signal }) => signal), n]).toEqual([[idOf(2)], 1]);
  });
});

describe('tone over time', () => {
  it('is a gap before the first statement, and halves in a week', () => {
    const { history, tone } = detailOf([statement(1, { tone: -1 })], days(14));
    expect(history.fromAt).toBe(hour(days(-42)));
    expect(history.points).toHaveLength(57);
    expect(history.points.findIndex((point) => point !== null)).toBe(42);
    expect(history.points.slice(0, 42).every((point) => point === null)).toBe(true);
    const [said, week, last] = [42, 49, 56].map((day) => history.points[day]);
    expect(said?.tone).toBeCloseTo(-w / (w + 2), 12);
    expect(week?.tone).toBeCloseTo(-(w / 2) / (w / 2 + 2), 12);
    expect(last?.tone).toBeCloseTo(tone ?? 0, 12);
    expect(week?.defensiveness.value).toBeCloseTo(0.59585, 5);
    for (const point of history.points) {
      if (point === null) continue;
      expect(point.low).toBeLessThan(point.tone);
      expect(point.high).toBeGreaterThan(point.tone);
    }
  });

  it('is unknown where no statement has a tone, which still stands on the line', () => {
    const { history, tone } = detailOf([statement(1)], 1);
    expect(tone).toBeNull();
    expect(history.points.every((point) => point === null)).toBe(true);
    expect(history.marks).toEqual([{ saidAt: hour(0), tone: null, isContradicted: false }]);
  });
});

describe('coherence', () => {
  const told = statement(1, { tone: 1, claims });

  it('is named incoherent where confident and contradicted', () => {
    const detail = detailOf([told, statement(2, against(1), notOfficial('Radio', { at: 0 }))], 0);
    expect(detail.isIncoherent).toBe(true);
    expect(detail.contradiction).toMatchObject({ checkable: 1, contradicted: 1 });
    // Beta(½ + w, ½): the mean of one contradicted claim of one.
    expect(detail.contradiction.value).toBeCloseTo((0.5 + w) / (1 + w), 12);
    const { measures } = publicMessaging.account(
      stateOf([told, statement(2, against(1), notOfficial('Radio'))]),
      hour(0),
    );
    const measure = measures.find(({ name }) => name === 'contradiction');
    expect(detail.contradiction).toMatchObject({
      low: measure?.low,
      high: measure?.high,
      scale: measure?.scale,
    });
  });

  it('is told by the tile and by the page alike', () => {
    const many = Array.from({ length: 6 }, (_, i) => ({ text: `Claim ${i}` }));
    const drafts = [
      statement(1, { tone: 1, claims: many }),
      statement(2, against(1), notOfficial('Radio')),
    ];
    const { scale } = detailOf(drafts).contradiction;
    expect(Math.floor(scale ?? 0)).toBe(1);
    expect(detailOf(drafts).isIncoherent).toBe(true);
    const { sentence } = publicMessaging.account(stateOf(drafts), hour(0));
    expect(sentence.key).toBe('readings.public-messaging.incoherent');
  });

  it('is not where nothing is contradicted, nor where the tone is defensive', () => {
    expect(detailOf([told]).isIncoherent).toBe(false);
    const defensive = [statement(1, { tone: -1, claims }), statement(2, against(1))];
    expect(detailOf(defensive).isIncoherent).toBe(false);
    expect(detailOf([]).contradiction).toMatchObject({ value: null, low: null, high: null });
  });
});

describe('tolls', () => {
  it('holds each class against the official figure, turned round for attackers', () => {
    const { tolls } = detailOf(
      [
        opened(0),
        attack(1, { civilian: { low: 8, best: 10, high: 12 }, attackers: { best: 3 } }),
        statement(
          2,
          { toll: { civilian: { best: 4 }, attackers: { best: 9 } } },
          { incident: shock },
        ),
      ],
      5,
    );
    const [civilian, attackers] = tolls.rows;
    expect(tolls.rows).toHaveLength(2);
    expect(civilian).toMatchObject({
      incident: shock,
      incidentTitle: 'Shock 900',
      startAt: hour(0),
      victims: 'civilian',
      claimed: { low: 8, best: 10, high: 12 },
      claimedBy: 'independent',
      official: { low: 4, best: 4, high: 4 },
      silentFor: null,
    });
    expect(civilian?.gap?.low).toBeCloseTo(Math.log(8.5 / 4.5), 12);
    expect(civilian?.gap?.best).toBeCloseTo(Math.log(10.5 / 4.5), 12);
    expect(civilian?.gap?.high).toBeCloseTo(Math.log(12.5 / 4.5), 12);
    expect(attackers?.gap?.best).toBeCloseTo(Math.log(9.5 / 3.5), 12);
    // Two gaps of one weight: the midpoint of both.
    expect(tolls.pooled.best).toBeCloseTo((Math.log(10.5 / 4.5) + Math.log(9.5 / 3.5)) / 2, 12);
    expect(tolls).toMatchObject({ compared: 1, silent: 0 });
  });

  it('names the silence about a class of which officials give no toll, and for how long', () => {
    const { tolls } = detailOf(
      [
        opened(0),
        attack(1, { civilian: { best: 10 }, 'state-forces': { best: 5 } }),
        statement(2, { toll: { 'state-forces': { best: 0 } } }, { incident: shock }),
      ],
      30,
    );
    expect(
      tolls.rows.map(({ victims, official, silentFor }) => [victims, official, silentFor]),
    ).toEqual([
      ['civilian', null, 30 * HOUR],
      // Nought is a statement, not a silence.
      ['state-forces', { low: 0, best: 0, high: 0 }, null],
    ]);
    expect(tolls.rows[0]?.gap).toBeNull();
    expect(tolls.rows[1]?.gap?.best).toBeCloseTo(Math.log(5.5 / 0.5), 12);
  });

  it('runs no clock without a known start', () => {
    const { tolls } = detailOf([opened(null), attack(1, { civilian: { best: 1 } })], 3);
    expect(tolls.rows).toMatchObject([{ startAt: null, official: null, silentFor: null }]);
    expect(tolls).toMatchObject({ silent: 1, compared: 0, pooled: { best: null } });
  });

  it('says who claims: perpetrators only where nobody independent does', () => {
    const perpetrator: Rest = { claim: 'perpetrator', source: { name: 'Rebels' } };
    const only = detailOf([opened(0), attack(1, { civilian: { best: 9 } }, perpetrator)]);
    expect(only.tolls.rows).toMatchObject([{ claimedBy: 'perpetrator', claimed: { best: 9 } }]);
    const beside = [
      opened(0),
      attack(1, { civilian: { best: 9 } }, perpetrator),
      attack(2, { civilian: { best: 4 } }, { event: idOf(1) }),
    ];
    expect(detailOf(beside).tolls.rows).toMatchObject([
      { claimedBy: 'independent', claimed: { best: 4 } },
    ]);
    // Two events of one incident, each told by another: their dead are added up.
    const apart = [
      opened(0),
      attack(1, { civilian: { best: 9 } }, perpetrator),
      attack(2, { civilian: { best: 4 } }),
    ];
    expect(detailOf(apart).tolls.rows).toMatchObject([
      { claimedBy: 'both', claimed: { best: 13 } },
    ]);
  });

  it('lists the newest incident first', () => {
    const { tolls } = detailOf(
      [
        opened(0),
        opened(days(2), 901),
        attack(1, { civilian: { best: 1 } }),
        attack(2, { civilian: { best: 1 } }, { at: days(2), incident: idOf(901) }),
      ],
      days(3),
    );
    expect(tolls.rows.map(({ incident }) => incident)).toEqual([idOf(901), shock]);
  });
});

describe('silence', () => {
  it('ranks today among the past gaps, which it gives sorted', () => {
    const drafts = [0, 10, 12, 30].map((at, i) => statement(i + 1, {}, { at }));
    const { silence } = detailOf(drafts, 45);
    expect(silence).toMatchObject({
      lastAt: hour(30),
      elapsed: 15 * HOUR,
      rank: 2,
      n: 3,
      gaps: [
        { fromAt: hour(10), length: 2 * HOUR },
        { fromAt: hour(0), length: 10 * HOUR },
        { fromAt: hour(12), length: 18 * HOUR },
      ],
    });
    expect(silence?.surprise).toBeCloseTo(-Math.log10(2 / 4), 12);
    expect(detailOf(drafts, 49).silence).toMatchObject({ rank: 1, n: 3 });
  });

  it('has no rank to speak of with one statement, and none at all without', () => {
    expect(detailOf([statement(1)], 5).silence).toMatchObject({ n: 0, gaps: [], rank: 1 });
    expect(detailOf([], 5).silence).toBeNull();
  });

  it('keeps both ends of more gaps than it can draw', () => {
    // The n-th gap lasts n minutes.
    const drafts = Array.from({ length: 251 }, (_, n) =>
      statement(n + 1, {}, { at: (n * (n + 1)) / 120 }),
    );
    const { silence } = detailOf(drafts, (250 * 251) / 120);
    expect(silence).toMatchObject({ n: 250, elapsed: 0, rank: 251 });
    expect(silence?.gaps).toHaveLength(200);
    expect(silence?.gaps[0]?.length).toBe(HOUR / 60);
    expect(silence?.gaps.at(-1)?.length).toBe((250 * HOUR) / 60);
  });
});

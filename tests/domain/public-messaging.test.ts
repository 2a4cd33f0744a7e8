import { describe, expect, it } from 'vitest';
import type { Draft } from '#domain/entry.ts';
import { publicMessaging } from '#domain/indicators/public-messaging.ts';
import type { SignalInput } from '#domain/indicators/signal-schema.ts';
import { read as readIndicator } from '#domain/readings.ts';
import { fold } from '#domain/watch-state.ts';
import {
  draft,
  entriesOf,
  hour,
  idOf,
  shared,
  signalDraft,
  stateOf,
} from '#tests/support/entries.ts';
import { english } from '#tests/support/words.ts';

type Details = Partial<Extract<SignalInput, { indicator: 'public-messaging' }>['details']>;
type Tolls = Extract<SignalInput, { indicator: 'attack-frequency' }>['details']['tolls'];
type Rest = Partial<Parameters<typeof shared>[0]>;

/** An official statement, A1 unless told otherwise. */
const statement = (n: number, details: Details = {}, rest: Rest = {}) =>
  signalDraft(n, {
    indicator: 'public-messaging',
    ...shared({ at: 0, grade: 'A1', claim: 'official', source: { name: 'Army' }, ...rest }),
    details: { speaker: 'Army', ...details },
  });

const claims = [{ text: 'The camp is held' }, { text: 'We shall prevail', checkable: false }];
const against = (n: number, claim = 0) => ({ contradicts: [{ signal: idOf(n), claim }] });

const incident = idOf(900);
const attack = (n: number, tolls: Tolls, rest: Rest = {}) =>
  signalDraft(n, {
    indicator: 'attack-frequency',
    ...shared({ at: 0, incident, ...rest }),
    details: { type: 'battle', tolls },
  });

const read = (drafts: readonly Draft[], at: number) => {
  const state = stateOf(drafts);
  const account = publicMessaging.account(state, hour(at));
  const { scale, driver, cappedBy } = account;
  expect({ scale, driver, cappedBy }).toEqual(publicMessaging.evaluations(state)(hour(at)));
  const measure = (name: string) => account.measures.find((one) => one.name === name);
  return { ...account, measure, words: english(account.sentence) };
};

const figureOf = ({ figure }: ReturnType<typeof read>) =>
  [figure.value, figure.label, figure.context].map(english);

describe('tone', () => {
  it('draws a single confident statement towards neutral', () => {
    // A1 weighs √.9 = .948683: T = w / (w + 2) = .32173, defensiveness (1 − T) / 2.
    const reading = read([statement(1, { tone: 1 })], 0);
    expect(reading.measure('defensiveness')?.value).toBeCloseTo(0.33913, 5);
    expect(reading.measure('defensiveness')?.scale).toBe(0);
  });

  it('halves in a week', () => {
    const reading = read([statement(1, { tone: -1 })], 7 * 24);
    // T = −.474342 / 2.474342.
    expect(reading.measure('defensiveness')?.value).toBeCloseTo(0.59585, 5);
  });

  it('is unknown where no statement has one, and deaf to others than officials', () => {
    const drafts = [
      statement(1),
      statement(2, { tone: -1 }, { claim: 'media', source: { name: 'Radio' } }),
    ];
    expect(read(drafts, 0).measure('defensiveness')).toMatchObject({ value: null, scale: null });
  });
});

describe('contradiction', () => {
  const told = statement(1, { tone: 1, claims });

  it('does not call a clean record strained, however short', () => {
    const reading = read([told], 0);
    // The prior alone gives .5 / 1.948683.
    expect(reading.measure('contradiction')?.value).toBeCloseTo(0.25658, 5);
    expect(reading.scale).toBe(0);
    expect(reading.words).toBe('Confident tone (n 1); 0 of 1 claim contradicted in 28 d.');
  });

  it('counts another official statement, from the instant of that statement on', () => {
    const drafts = [told, statement(2, against(1), { at: 10 })];
    expect(read(drafts, 9).measure('contradiction')?.scale).toBe(0);
    const reading = read(drafts, 10);
    expect(reading.measure('contradiction')?.value).toBeCloseTo(0.7381, 3);
    expect(reading).toMatchObject({ driver: 'contradiction', cappedBy: 'two-measures' });
    expect(reading.words).toBe('Confident but incoherent: 1 of 1 claims contradicted in 28 d.');
    expect(figureOf(reading)).toEqual([
      '1 of 1',
      'claim contradicted',
      'silent under 1 h, 1 of 1 past silences as long',
    ]);
    expect(reading.evidenceIds).toEqual([idOf(2), idOf(1)]);
    expect(reading.spark).toEqual({
      shape: 'tones',
      items: [{ eventAt: hour(0), tone: 1, crossed: true }],
    });
  });

  it('counts evidence of C3 and better, and no weaker', () => {
    const media = (grade: 'C3' | 'D3') =>
      statement(2, against(1), { claim: 'media', grade, source: { name: 'Radio' } });
    expect(read([told, media('C3')], 0).measure('contradiction')?.scale).toBeGreaterThan(3);
    expect(read([told, media('D3')], 0).measure('contradiction')?.scale).toBe(0);
  });

  it('ignores what cannot be checked and what was taken back', () => {
    const opinion = statement(2, against(1, 1));
    expect(read([told, opinion], 0).measure('contradiction')?.scale).toBe(0);
    const contradiction = statement(2, against(1));
    const retraction = draft({
      id: idOf(3),
      kind: 'entry-retracted',
      author: 'Awa',
      target: idOf(2),
      reason: 'Misread',
    });
    expect(read([told, contradiction, retraction], 0)).toEqual(
      expect.objectContaining({ scale: read([told], 0).scale, evidenceIds: [idOf(1)] }),
    );
  });

  it('does not care which arrived first', () => {
    const drafts = [told, statement(2, against(1), { at: 10 }), statement(3, { tone: -1 })];
    const { measures, scale, evidenceIds } = read(drafts, 20);
    expect(read([...drafts].reverse(), 20)).toMatchObject({ measures, scale, evidenceIds });
  });
});

describe('toll gap', () => {
  const official = (toll: Details['toll'], rest: Rest = {}) =>
    statement(1, { toll }, { incident, at: 5, ...rest });

  it('compares the independent count with the official one', () => {
    const drafts = [
      attack(2, { killed: { civilian: { low: 70, best: 75, high: 90 } } }),
      attack(
        3,
        { killed: { civilian: { best: 200 } } },
        { event: idOf(2), claim: 'perpetrator', grade: 'A1', source: { name: 'Group' } },
      ),
      official({ civilian: { low: 18, best: 20, high: 22 } }),
    ];
    const gap = read(drafts, 6).measure('toll-gap');
    expect(gap?.value).toBeCloseTo(Math.log(75.5 / 20.5), 9);
    expect(gap?.low).toBeCloseTo(Math.log(70.5 / 22.5), 9);
    expect(gap?.high).toBeCloseTo(Math.log(90.5 / 18.5), 9);
    expect(gap?.n).toBe(1);
    expect(read(drafts, 6).words).toBe(
      'Official tolls flatter by a factor of 3.7 against other counts (3.1–4.9, n 1; 1.0 if they agree).',
    );
  });

  it('says what drives the level also where officials sound sure and are contradicted', () => {
    const many = Array.from({ length: 6 }, (_, i) => ({ text: `Claim ${i}` }));
    const reading = read(
      [
        attack(2, { killed: { civilian: { low: 70, best: 75, high: 90 } } }),
        official({ civilian: { low: 18, best: 20, high: 22 } }),
        statement(4, { tone: 1, claims: many }),
        statement(5, against(4), { claim: 'media', source: { name: 'Radio' } }),
      ],
      6,
    );
    expect(reading.driver).toBe('toll-gap');
    expect(reading.words).toBe(
      'Confident but incoherent: 1 of 6 claims contradicted in 28 d; official tolls flatter by a factor of 3.7 (3.1–4.9, n 1).',
    );
  });

  it('takes the perpetrators for want of others, and turns the sign for their own dead', () => {
    const drafts = [
      attack(2, { killed: { attackers: { best: 10 } } }, { claim: 'perpetrator' }),
      official({ attackers: { best: 100 } }),
    ];
    expect(read(drafts, 6).measure('toll-gap')?.value).toBeCloseTo(Math.log(100.5 / 10.5), 9);
  });

  it('adds the events of an incident and keeps the newest official figure', () => {
    const drafts = [
      attack(2, { killed: { civilian: { best: 10 } } }),
      attack(3, { killed: { civilian: { best: 20 } } }),
      official({ civilian: { best: 5 } }),
      statement(4, { toll: { civilian: { best: 15 } } }, { incident, at: 8 }),
    ];
    expect(read(drafts, 7).measure('toll-gap')?.value).toBeCloseTo(Math.log(30.5 / 5.5), 9);
    expect(read(drafts, 8).measure('toll-gap')?.value).toBeCloseTo(Math.log(30.5 / 15.5), 9);
  });

  it('keeps the newest figure also among the reports of one statement', () => {
    const newer = { event: idOf(1), at: 8, source: { name: 'Ministry' } };
    const drafts = (grade: 'A1' | 'C3', other: 'A1' | 'C3') => [
      attack(2, { killed: { civilian: { best: 30 } } }),
      official({ civilian: { best: 5 } }, { grade }),
      statement(4, { toll: { civilian: { best: 15 } } }, { incident, grade: other, ...newer }),
    ];
    for (const [one, other] of [
      ['A1', 'C3'],
      ['C3', 'A1'],
    ] as const) {
      const gap = read(drafts(one, other), 9).measure('toll-gap')?.value;
      expect(gap, `${one}, then ${other}`).toBeCloseTo(Math.log(30.5 / 15.5), 9);
    }
  });

  it('takes no dead from an attack that nobody believes', () => {
    const rumour = attack(3, { killed: { civilian: { best: 500 } } }, { grade: 'F6' });
    const said = official({ civilian: { best: 20 } });
    expect(read([rumour, said], 6).measure('toll-gap')).toMatchObject({ value: null, n: 0 });
    const counted = attack(2, { killed: { civilian: { best: 30 } } });
    const gap = read([counted, rumour, said], 6).measure('toll-gap')?.value;
    expect(gap).toBeCloseTo(Math.log(30.5 / 20.5), 9);
    // A second source makes it believed.
    const other = attack(4, {}, { grade: 'F6', event: idOf(3), source: { name: 'Radio Deux' } });
    const both = read([counted, rumour, other, said], 6).measure('toll-gap')?.value;
    expect(both).toBeCloseTo(Math.log(530.5 / 20.5), 9);
  });

  it('calls a missing official toll silence, never agreement', () => {
    const reading = read(
      [attack(2, { killed: { civilian: { best: 75 } } }), statement(1, { tone: 0 }, { at: 5 })],
      6,
    );
    expect(reading.measure('toll-gap')).toMatchObject({ value: null, scale: null, n: 0 });
    expect(reading.words).toContain('; no official toll for one incident.');
  });

  it('forgets the levels it had worked out when an attack arrives late', () => {
    const drafts = [
      official({ civilian: { best: 5 } }),
      statement(2, { toll: { civilian: { best: 60 } } }, { incident, at: 15 }),
      attack(3, { killed: { civilian: { best: 60 } } }, { at: 1 }),
    ];
    const entries = entriesOf(drafts);
    const warm = stateOf(drafts.slice(0, 2));
    expect(readIndicator(warm, publicMessaging, hour(21)).level).toBe(0);
    for (const entry of entries.slice(2)) fold(warm, entry);
    // For ten hours officials admitted 5 of 60, and a level falls after a day at the earliest.
    expect(readIndicator(warm, publicMessaging, hour(21))).toMatchObject({ level: 2 });
    expect(readIndicator(warm, publicMessaging, hour(21))).toEqual(
      readIndicator(stateOf(drafts), publicMessaging, hour(21)),
    );
  });
});

describe('silence', () => {
  const four = [0, 10, 20, 30].map((at, i) => statement(i + 1, {}, { at }));

  it('ranks the time since the last statement among the gaps before', () => {
    // None of three gaps of 10 h is as long as 30 h: p = 1/4.
    const reading = read(four, 60);
    expect(reading.measure('silence')?.value).toBeCloseTo(Math.log10(4), 9);
    expect(reading.measure('silence')?.scale).toBeCloseTo(0.2041, 3);
    expect(reading.words).toBe('No official statement for 30 h; longest of 3 gaps in a year.');
    expect(figureOf(reading)).toEqual([
      '–',
      'no claim to check in 28 d',
      'silent 30 h, longest of 3',
    ]);
  });

  it('lasts from when officials spoke, not from what they spoke about', () => {
    const told = statement(5, {}, { at: 31, claim: 'media', source: { name: 'Radio' } });
    const confirmed = statement(6, {}, { at: 50, event: idOf(5), grade: 'C3' });
    const silent = (at: number) => figureOf(read([...four, told, confirmed], at))[2];
    expect(silent(49)).toBe('silent 19 h, longest of 3');
    expect(silent(60)).toBe('silent 10 h, 4 of 4 past silences as long');
  });

  it('says how many gaps were as long', () => {
    expect(read(four, 35).measure('silence')?.value).toBe(0);
    expect(figureOf(read(four, 35))[2]).toBe('silent 5 h, 3 of 3 past silences as long');
  });

  it('has no record to rank in after a single statement, and none at all without any', () => {
    const one = read([statement(1)], 24);
    expect(one.measure('silence')).toMatchObject({ value: null, scale: null });
    expect(figureOf(one)[2]).toBe('silent 24 h, no silence to compare');
    const none = read([], 24);
    expect(none).toMatchObject({ scale: null, driver: null });
    expect(none.words).toBe('No official statement in 84 d.');
  });
});

describe('a severe level', () => {
  const defensive = (n: number, rest: Rest = {}) =>
    statement(n, { tone: -1, claims }, { grade: 'C3', ...rest });
  const eight = Array.from({ length: 8 }, (_, i) => defensive(i + 1));
  const doubts = (source: (i: number) => string) =>
    eight.map((_, i) =>
      statement(20 + i, against(i + 1), {
        claim: 'media',
        grade: 'C3',
        source: { name: source(i) },
      }),
    );

  it('needs two measures', () => {
    expect(read(eight, 0)).toMatchObject({ scale: 2.99, cappedBy: 'two-measures' });
  });

  it('needs two sources or one that is nearly certain', () => {
    const oneVoice = [...eight, ...doubts(() => 'Radio')];
    expect(read(oneVoice, 0)).toMatchObject({ scale: 2.99, cappedBy: 'uncorroborated' });
    const voices = [
      ...eight.slice(1),
      defensive(1, { source: { name: 'Ministry' } }),
      ...doubts((i) => `Radio ${i % 2}`),
    ];
    const reading = read(voices, 0);
    expect(reading.cappedBy).toBeNull();
    expect(reading.scale).toBeGreaterThan(3);
  });
});

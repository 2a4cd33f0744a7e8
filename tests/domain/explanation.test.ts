import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { explain } from '#domain/explanation.ts';
import { indicatorOf, indicators } from '#domain/indicators/registry.ts';
import { isoOf } from '#domain/instant.ts';
import { readAll } from '#domain/readings.ts';
import { attack, draft, hour, idOf, stateOf } from '#tests/support/entries.ts';
import { eventfulLogs } from '#tests/support/eventful-log.ts';

const attacks = indicatorOf('attack-frequency');

const days = (n: number) => 24 * n;

/** One attack every third day in the north for 100 days, then one a day for a week. */
function wave() {
  const steady = Array.from({ length: 33 }, (_, i) => attack(i, { at: days(3 * i) }));
  const burst = Array.from({ length: 7 }, (_, i) => attack(100 + i, { at: days(100 + i) }));
  return stateOf([...steady, ...burst], days(107));
}

const ask = (asOf: number) => ({ asOf, knownAt: null });

describe('an explanation', () => {
  test('leaves no trace in the state that it tried signals out on', () => {
    fc.assert(
      fc.property(eventfulLogs, fc.integer({ min: days(300), max: days(361) }), (log, at) => {
        const asOf = hour(at);
        const [tried, untouched] = [stateOf(log), stateOf(log)];
        for (const indicator of indicators) explain(tried, indicator, ask(asOf));
        expect(readAll(tried, asOf)).toEqual(readAll(untouched, asOf));
        expect([...tried.signals.keys()]).toEqual([...untouched.signals.keys()]);
        for (const { id } of indicators) {
          expect([...tried.looked[id].any.sorted]).toEqual([...untouched.looked[id].any.sorted]);
          expect([...tried.books[id].instants]).toEqual([...untouched.books[id].instants]);
        }
      }),
      { numRuns: 40 },
    );
  });

  test('says how many more attacks would move the level, and they do', () => {
    const state = wave();
    const asOf = hour(days(106) + 12);
    const { reading, outlook } = explain(state, attacks, ask(asOf));
    const [again] = outlook.tried;
    expect(again?.moves).toBe(true);
    expect(again?.level).toBeGreaterThan(reading.level ?? 9);
    const more = Array.from({ length: again?.count ?? 0 }, (_, i) =>
      attack(200 + i, { at: days(106) + 12, source: { name: `Other ${i}` }, claim: 'observed' }),
    );
    const steady = Array.from({ length: 33 }, (_, i) => attack(i, { at: days(3 * i) }));
    const burst = Array.from({ length: 7 }, (_, i) => attack(100 + i, { at: days(100 + i) }));
    const after = explain(stateOf([...steady, ...burst, ...more], days(107)), attacks, ask(asOf));
    expect(after.reading.level).toBe(again?.level);
  });

  test('foresees what silence will show', () => {
    const opened = draft({
      id: idOf(1),
      kind: 'incident-opened',
      author: 'Awa',
      incident: {
        title: 'Barracks attacked',
        startAt: isoOf(hour(0)),
        precision: 'minute',
        clocks: [{ kind: 'first-statement' }, { kind: 'after-action-communique' }],
      },
    });
    const state = stateOf([opened], 1);
    const { outlook, reading } = explain(state, indicatorOf('response-speed'), ask(hour(2)));
    expect(outlook.staleAt).toBe(reading.freshness.staleAt);
    expect(outlook.quiet.length).toBeGreaterThan(1);
    for (const { fromAt: at, level } of outlook.quiet) {
      expect(level).toBeGreaterThan(reading.level ?? 9);
      expect(explain(state, indicatorOf('response-speed'), ask(at)).reading.level).toBe(level);
    }
  });

  test('weighs each event once, and a copy not at all', () => {
    const state = stateOf([
      attack(1, { at: days(1), grade: 'A1' }),
      attack(2, { at: days(1), grade: 'C3', event: idOf(1) }),
      attack(3, { at: days(1), grade: 'B2', event: idOf(1), source: { name: 'Journal Deux' } }),
      attack(4, { at: days(2), grade: 'F6', place: 'cor' }),
    ]);
    const { contributions } = explain(state, attacks, ask(hour(days(3))));
    const of = (n: number) => contributions.find(({ signal }) => signal === idOf(n));
    expect(contributions).toHaveLength(4);
    expect(of(1)?.adds).toBe(true);
    expect(of(2)?.adds).toBe(false);
    expect(of(3)?.adds).toBe(true);
    expect(of(4)?.credible).toBe(false);
    expect(contributions.reduce((sum, { share }) => sum + share, 0)).toBeCloseTo(1, 12);
    expect(contributions.filter(({ event, share }) => event === idOf(1) && share > 0)).toHaveLength(
      1,
    );
  });

  test('has four limits, of which the lowest is the confidence', () => {
    const { trust, reading } = explain(wave(), attacks, ask(hour(days(106))));
    expect(trust.map(({ limitedBy }) => limitedBy)).toEqual([
      'evidence',
      'freshness',
      'coverage',
      'stability',
    ]);
    const deciding = trust.find(({ limitedBy }) => limitedBy === reading.confidence?.limitedBy);
    expect(deciding?.grade).toBe(reading.confidence?.grade);
  });

  test('of what nobody ever looked at is empty and says so', () => {
    const state = stateOf([
      draft({
        id: idOf(1),
        kind: 'annotation',
        author: 'Awa',
        text: 'Nothing yet',
        fromAt: new Date(hour(0)).toISOString(),
      }),
    ]);
    for (const indicator of indicators) {
      const { reading, trust, contributions, outlook } = explain(state, indicator, ask(hour(1)));
      expect(reading.status).toBe('no-data');
      expect(trust).toEqual([]);
      expect(contributions).toEqual([]);
      expect(outlook).toMatchObject({ staleAt: null, quiet: [] });
    }
  });
});

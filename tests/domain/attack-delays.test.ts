import { describe, expect, test } from 'vitest';
import { confidenceParts } from '#domain/confidence.ts';
import {
  completenessAt,
  completenessTouches,
  reportedDays,
  reportedShare,
} from '#domain/indicators/attack-delays.ts';
import { attackFrequency } from '#domain/indicators/attack-frequency.ts';
import { regionRates } from '#domain/indicators/attack-region-rate.ts';
import { attackSums } from '#domain/indicators/attack-sums.ts';
import { isoOf } from '#domain/instant.ts';
import { toldDirection } from '#domain/level.ts';
import { read } from '#domain/readings.ts';
import { addSignal, dropSignal } from '#domain/signal-shelf.ts';
import { fold } from '#domain/watch-state.ts';
import { attack, draft, hour, idOf, shared } from '#tests/support/entries.ts';
import { type Recorded, stateRecorded } from '#tests/support/recorded.ts';

const days = (n: number) => 24 * n;

/** Attack `n` at noon of its day, first recorded so many days later. */
function reported(n: number, day: number, delay: number): Recorded {
  return [days(day + delay) + 12, attack(n, { at: days(day) + 12 })];
}

/** Two in three of thirty attacks are recorded at once, the third a day and a half later. */
const thirty = Array.from({ length: 30 }, (_, i) => reported(i, i, i % 3 === 0 ? 1.5 : 0));
const later = hour(days(60));

describe('the completeness of the record of attacks', () => {
  test('is learned from how late first reports were', () => {
    const state = stateRecorded(thirty);
    const { n, known, shares } = completenessAt(state, later);
    expect({ n, known }).toEqual({ n: 30, known: true });
    expect(shares).toHaveLength(29);
    expect(shares[0]).toBeCloseTo(20 / 30, 12);
    expect(shares.slice(1)).toEqual(Array.from({ length: 28 }, () => 1));
    expect(reportedDays(state, later, { from: 7, to: 0 })).toBeCloseTo(6 + 2 / 3, 12);
    expect(reportedDays(state, later, { from: 14, to: 7 })).toBe(7);
  });

  test('is not known from fewer than thirty delays', () => {
    const state = stateRecorded(thirty.slice(1));
    expect(completenessAt(state, later)).toMatchObject({ n: 29, known: false });
    expect(reportedDays(state, later, { from: 7, to: 0 })).toBe(7);
  });

  test('does not count history that was loaded at once', () => {
    const history = Array.from({ length: 40 }, (_, i) => reported(100 + i, i - 80, 110 - i));
    expect(completenessAt(stateRecorded([...thirty, ...history]), later).n).toBe(30);
  });

  test('counts a delay of 28 days, and none of 29', () => {
    const late = [reported(100, 0, 28.9), reported(101, 0, 29)];
    expect(completenessAt(stateRecorded([...thirty, ...late]), later).n).toBe(31);
  });

  test('does not count corrections, further reports, or what nobody believes', () => {
    const more: Recorded[] = [
      [
        days(40),
        draft({
          id: idOf(500),
          author: 'Awa',
          kind: 'signal-corrected',
          target: idOf(1),
          reason: 'A better grade',
          signal: {
            indicator: 'attack-frequency',
            ...shared({ at: days(1) + 12, grade: 'A1', where: { type: 'place', place: 'bek' } }),
            details: { type: 'battle' },
          },
        }),
      ],
      [days(41), attack(501, { at: days(1) + 12, event: idOf(1), source: { name: 'Other' } })],
      [days(41), attack(502, { at: days(40), grade: 'F6' })],
    ];
    expect(completenessAt(stateRecorded([...thirty, ...more]), later)).toEqual(
      completenessAt(stateRecorded(thirty), later),
    );
  });

  test('forgets what is retracted', () => {
    const state = stateRecorded([
      ...thirty,
      [
        days(40),
        draft({
          id: idOf(500),
          author: 'Awa',
          kind: 'entry-retracted',
          target: idOf(0),
          reason: 'Not so',
        }),
      ],
    ]);
    expect(completenessAt(state, later).n).toBe(29);
  });

  test('learns from the last 180 days of records alone', () => {
    const state = stateRecorded(thirty);
    // The earliest record is of day 1: it counts until day 181 is over.
    expect(completenessAt(state, hour(days(181) + 23)).n).toBe(30);
    expect(completenessAt(state, hour(days(182))).n).toBe(29);
  });

  test('stays the same throughout a day, whatever that day brings', () => {
    const state = stateRecorded([...thirty, reported(200, 58, 1.7), reported(201, 59, 0.7)]);
    expect(completenessAt(state, hour(days(60) + 20)).n).toBe(30);
    expect(completenessAt(state, hour(days(61))).n).toBe(32);
  });

  test('is higher for days that are looked back upon from later knowledge', () => {
    const state = stateRecorded([...thirty, reported(200, 60, 0)]);
    expect(reportedShare(state, hour(days(60) + 13), 0)).toBeCloseTo(20 / 30, 12);
    // The midnight before the last entry lies twelve hours on: not yet a whole day.
    expect(reportedShare(state, hour(days(59) + 12), 0)).toBeCloseTo(20 / 30, 12);
    expect(reportedShare(state, hour(days(59)), 0)).toBe(1);
  });

  test('has levels worked out anew once what earlier days recorded has changed', () => {
    const state = stateRecorded(thirty);
    const dropped = state.signals.get(idOf(3))?.current;
    if (dropped === undefined) throw new Error('no signal');
    expect(completenessTouches(state)).toEqual([]);
    dropSignal(state, dropped);
    expect(completenessTouches(state)).toEqual([{ indicator: 'attack-frequency', from: 0 }]);
    expect(completenessTouches(state)).toEqual([]);
  });

  test('has no level worked out anew for what today records, or for what comes and goes', () => {
    const state = stateRecorded([...thirty, reported(200, 60, 0)]);
    const ofToday = state.signals.get(idOf(200))?.current;
    const history = state.signals.get(idOf(3));
    if (ofToday === undefined || history === undefined) throw new Error('no signal');
    dropSignal(state, ofToday);
    expect(completenessTouches(state)).toEqual([]);
    const { recordedAt, author, signal } = history.current;
    dropSignal(state, history.current);
    addSignal(state, {
      ...{ id: idOf(3), kind: 'signal-recorded', watch: 'small', revision: 4 },
      ...{ recordedAt, author, signal },
    });
    expect(completenessTouches(state)).toEqual([]);
  });

  test('has levels worked out anew at the first entry of a day, whatever it is about', () => {
    const state = stateRecorded(thirty);
    const look = (revision: number, at: number) =>
      fold(state, {
        ...draft({
          id: idOf(600 + revision),
          author: 'Awa',
          kind: 'heartbeat',
          indicator: 'civilian-impact',
          lookedAt: isoOf(hour(at)),
          regions: [],
        }),
        ...{ watch: 'small', revision, recordedAt: hour(at) },
      });
    const asOf = hour(days(61));
    look(31, days(60));
    const reading = read(state, attackFrequency, asOf);
    look(32, days(60) + 23);
    expect(state.lastReadings['attack-frequency']).toBe(reading);
    look(33, days(61));
    expect(state.lastReadings['attack-frequency']).toBeNull();
  });

  /** An attack a day for 60 days, two in three of them told ten days later; then a lull. */
  function lull() {
    const told = Array.from({ length: 60 }, (_, i) => reported(i, i, i % 3 === 0 ? 0 : 10));
    const before = Array.from({ length: 9 }, (_, i) => reported(100 + i, 62 + (i % 3), 0));
    const looked = draft({
      id: idOf(700),
      author: 'Awa',
      kind: 'heartbeat',
      indicator: 'attack-frequency',
      lookedAt: isoOf(hour(days(73))),
      regions: [],
    });
    return stateRecorded([...told, ...before, [days(73), looked]]);
  }

  test('forbids to call a window improving of which less than half is reported', () => {
    const asOf = hour(days(73));
    const state = lull();
    const account = attackFrequency.account(state, asOf);
    // Days 0 … 6 before are each reported by a little over a third.
    expect(account.reported).toBeGreaterThan(1 / 3);
    expect(account.reported).toBeLessThan(0.5);
    expect(account.probWorse).toBeLessThan(0.2);
    expect(read(state, attackFrequency, asOf).direction).toBe('steady');
    expect(toldDirection('improving', 0.5)).toBe('improving');
    expect(toldDirection('worsening', 0)).toBe('worsening');
  });

  test('holds the confidence to moderate, and says by how much is reported', () => {
    const asOf = hour(days(73));
    const account = attackFrequency.account(lull(), asOf);
    const coverageWith = (reported: number) =>
      confidenceParts({ ...account, coverage: 1, reported }, 0, 1).find(
        ({ limitedBy }) => limitedBy === 'coverage',
      );
    expect(coverageWith(0.49)).toMatchObject({ grade: 'moderate', values: { reported: 0.49 } });
    expect(coverageWith(0.5)).toMatchObject({ grade: 'high' });
  });

  test('expects of a window no more than what is reported of it by now', () => {
    const asOf = hour(days(73));
    const state = lull();
    const {
      n,
      days: length,
      worth,
    } = attackSums(state, asOf).counted ?? { n: 0, days: 1, worth: 0 };
    expect(worth).toBe(reportedDays(state, asOf, { from: 7, to: 0 }));
    const expected = attackFrequency
      .account(state, asOf)
      .measures.find(({ name }) => name === 'attacks-expected');
    expect(expected?.value).toBeCloseTo((worth * (n + 0.5)) / length, 10);
  });

  test('holds a region, too, against the share that is reported by now', () => {
    const asOf = hour(days(73));
    const state = lull();
    // All of these attacks are of one region.
    const { probUp } = regionRates(state, asOf)('north');
    const all = attackFrequency.account(state, asOf).probWorse;
    expect(all).not.toBeNull();
    expect(probUp).toBe(all);
  });
});

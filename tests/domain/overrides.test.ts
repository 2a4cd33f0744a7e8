import { describe, expect, test } from 'vitest';
import { draftSchema } from '#domain/entry.ts';
import { indicatorOf } from '#domain/indicators/registry.ts';
import { HOUR } from '#domain/instant.ts';
import { read, readAll } from '#domain/readings.ts';
import { verdictOf } from '#domain/verdict.ts';
import { attack, draft, type entriesOf, hour, idOf, stateOf } from '#tests/support/entries.ts';

const attacks = indicatorOf('attack-frequency');

const byHand = (n: number, level: 0 | 3 | 4, hours = 24) =>
  draft({
    id: idOf(n),
    kind: 'level-overridden',
    author: 'Awa',
    indicator: 'attack-frequency',
    level,
    hours,
    reason: 'Two towns do not answer',
  });

const takenBack = (n: number, target: number) =>
  draft({
    id: idOf(n),
    kind: 'entry-retracted',
    author: 'Awa',
    target: idOf(target),
    reason: 'They answer again',
  });

const quiet = [attack(1, { at: 0 }), attack(2, { at: 30 })];
/** Entries are recorded from hour 40 on, a second apart: all of them within its first minute. */
const stateWith = (...more: Parameters<typeof entriesOf>[0]) => stateOf([...quiet, ...more], 40);

describe('a level set by hand', () => {
  test('stands beside what is computed, from its recording until it expires', () => {
    const state = stateWith(byHand(3, 4));
    const setAt = hour(40);
    const { computedLevel } = read(stateWith(), attacks, hour(41));
    const before = read(state, attacks, setAt - 1);
    expect(before).toMatchObject({ level: before.computedLevel, override: null });
    expect(read(state, attacks, hour(41))).toMatchObject({
      level: 4,
      computedLevel,
      override: {
        id: idOf(3),
        level: 4,
        author: 'Awa',
        reason: 'Two towns do not answer',
        setAt,
        expiresAt: setAt + 24 * HOUR,
      },
    });
    expect(read(state, attacks, setAt + 24 * HOUR - 1).level).toBe(4);
    expect(read(state, attacks, setAt + 24 * HOUR)).toMatchObject({ override: null });
  });

  test('gives way to a later one, and comes to an end when it is taken back', () => {
    expect(read(stateWith(byHand(3, 4), byHand(4, 0)), attacks, hour(41)).level).toBe(0);
    expect(read(stateWith(byHand(3, 4), byHand(4, 0, 1)), attacks, hour(42))).toMatchObject({
      override: null,
    });
    const back = stateWith(byHand(3, 4), takenBack(4, 3));
    expect(read(back, attacks, hour(41))).toEqual({
      ...read(stateWith(), attacks, hour(41)),
    });
  });

  test('counts in the verdict while the reading is live, and does not make old evidence new', () => {
    const live = readAll(stateWith(byHand(3, 4)), hour(41));
    expect(verdictOf(live).deciding).toEqual([{ indicator: 'attack-frequency', level: 4 }]);
    const stale = read(stateWith(byHand(3, 4, 168)), attacks, hour(30 + 73));
    expect(stale).toMatchObject({ level: 4, status: 'stale', direction: null });
    const readings = readAll(stateWith(byHand(3, 4, 168)), hour(30 + 73));
    expect(verdictOf(readings).deciding).toEqual([]);
  });

  test.each([{ level: 5 }, { hours: 0 }, { hours: 169 }, { hours: 1.5 }, { reason: '' }])(
    'is refused with %j',
    (change) => {
      const entry = {
        id: idOf(3),
        kind: 'level-overridden',
        author: 'Awa',
        indicator: 'attack-frequency',
        level: 3,
        hours: 24,
        reason: 'Two towns do not answer',
      };
      expect(draftSchema.safeParse(entry).success).toBe(true);
      expect(draftSchema.safeParse({ ...entry, ...change }).success).toBe(false);
    },
  );
});

import { describe, expect, test } from 'vitest';
import * as z from 'zod';
import { exerciseSeed } from '#db/demo/demo.ts';
import { exerciseWatch } from '#db/demo/exercise/country.ts';
import { exerciseHistory, exerciseScript } from '#db/demo/exercise.ts';
import { maliWatch } from '#db/demo/mali.ts';
import { draftSchema } from '#domain/entry.ts';
import { HOUR, MINUTE, SECOND } from '#domain/instant.ts';
import { watchSchema } from '#domain/watch.ts';
import { emptyState, fold } from '#domain/watch-state.ts';
import { viewOf } from '#domain/watch-view.ts';
import { brokenLinks, recordingOrder, repeatedIds } from '#tests/db/demo-checks.ts';

const startedAt = Date.UTC(2026, 10, 21, 9, 17, 23);
const history = exerciseHistory(exerciseSeed, startedAt);
const script = exerciseScript(exerciseSeed, startedAt);
const log = [
  ...history,
  ...script.map(({ draft, offset }) => ({ draft, recordedAt: startedAt + offset })),
];

describe('the log of the exercise', () => {
  test('is a log: it parses, its ids are unique, it grows in time, its links lead back', () => {
    expect(watchSchema.parse(exerciseWatch)).toEqual(exerciseWatch);
    expect(exerciseWatch.simulated).toBe(true);
    for (const { draft } of log) {
      expect(draftSchema.parse(z.encode(draftSchema, draft))).toEqual(draft);
    }
    expect(repeatedIds(log)).toEqual([]);
    expect(recordingOrder(log)).not.toBe('falling');
    expect(brokenLinks(exerciseWatch, log)).toEqual([]);
  });

  test('tells of nothing before it happened', () => {
    for (const { draft, recordedAt } of log) {
      if (draft.kind === 'signal-recorded' && draft.signal.eventAt !== null) {
        expect(draft.signal.eventAt).toBeLessThanOrEqual(recordedAt);
      }
      if (draft.kind === 'heartbeat') expect(draft.lookedAt).toBeLessThanOrEqual(recordedAt);
    }
  });

  test('is the same for the same seed and start, another for another', () => {
    expect(exerciseHistory(exerciseSeed, startedAt)).toEqual(history);
    expect(exerciseScript(exerciseSeed, startedAt)).toEqual(script);
    const ids = new Set(log.map(({ draft }) => draft.id));
    const later = exerciseHistory(exerciseSeed, startedAt + HOUR);
    expect(later.filter(({ draft }) => ids.has(draft.id))).toEqual([]);
    const other = exerciseHistory(7, startedAt);
    expect(other.map(({ recordedAt }) => recordedAt)).not.toEqual(
      history.map(({ recordedAt }) => recordedAt),
    );
  });

  test('names no real place', () => {
    const countries = (language: string) => {
      const names = new Intl.DisplayNames([language], { type: 'region', fallback: 'none' });
      const letters = [...'ABCDEFGHIJKLMNOPQRSTUVWXYZ'];
      return letters.flatMap((a) => letters.flatMap((b) => names.of(a + b) ?? []));
    };
    const real = new Set([
      ...countries('en'),
      ...countries('fr'),
      ...maliWatch.regions.map(({ name }) => name),
      ...maliWatch.places.flatMap(({ name, otherNames }) => [name, ...otherNames]),
    ]);
    const names = [...exerciseWatch.regions, ...exerciseWatch.places].map(({ name }) => name);
    expect(names.filter((name) => real.has(name))).toEqual([]);
    const text = JSON.stringify(log);
    // "San", "Bla" and "Ber" would be found in many words.
    const told = [...real].filter((name) => name.length > 3 && text.includes(name));
    expect(told).toEqual([]);
  });
});

describe('the script of the exercise', () => {
  test('begins within seconds and is never silent for long, for three hours', () => {
    expect(script.length).toBeGreaterThanOrEqual(120);
    const signals = script.filter(({ draft }) => draft.kind === 'signal-recorded');
    expect(signals.length).toBeGreaterThanOrEqual(120);
    expect(signals.length).toBeLessThanOrEqual(200);
    const gaps = script.map(({ offset }, i) => offset - (script[i - 1]?.offset ?? 0));
    expect(gaps[0]).toBeLessThan(10 * SECOND);
    expect(Math.max(...gaps)).toBeLessThanOrEqual(90 * SECOND);
    expect(script.at(-1)?.offset).toBeGreaterThan(2.8 * HOUR);
    expect(script.at(-1)?.offset).toBeLessThanOrEqual(3 * HOUR);
  });

  test('tells the same story faster at another pace, never ahead of its time', () => {
    const fast = exerciseScript(exerciseSeed, startedAt, 20);
    expect(fast.at(-1)?.offset).toBeLessThanOrEqual((3 * HOUR) / 20);
    const told = (of: typeof script) =>
      of.flatMap(({ draft }) =>
        draft.kind === 'signal-recorded' && draft.signal.indicator !== 'attack-frequency'
          ? [draft.signal.headline]
          : [],
      );
    expect(told(fast)).toEqual(told(script));
    for (const { draft, offset } of fast) {
      if (draft.kind === 'signal-recorded') {
        expect(draft.signal.eventAt).toBeLessThanOrEqual(startedAt + offset);
      }
    }
    expect(
      brokenLinks(exerciseWatch, [
        ...history,
        ...fast.map(({ draft, offset }) => ({ draft, recordedAt: startedAt + offset })),
      ]),
    ).toEqual([]);
  });

  test('moves the readings from a contained shock to a defensive crouch', () => {
    const state = emptyState(exerciseWatch, 1);
    let revision = 0;
    const seen = [-1, 15, 30, 60, 90, 179].map((minute) => {
      const asOf = startedAt + minute * MINUTE;
      for (let next = log[revision]; next && next.recordedAt <= asOf; next = log[revision]) {
        revision += 1;
        fold(state, { ...next.draft, watch: 'exercise', revision, recordedAt: next.recordedAt });
      }
      const { readings, verdict } = viewOf(state, asOf, null);
      expect(readings.every(({ status }) => status === 'live')).toBe(true);
      return { levels: readings.map(({ level }) => level).join(' '), verdict: verdict.reachable };
    });
    expect(seen).toEqual([
      { levels: '1 3 0 2 1', verdict: ['containing'] },
      { levels: '1 4 1 2 1', verdict: ['containing'] },
      { levels: '1 4 2 2 3', verdict: ['crouch'] },
      { levels: '1 4 2 3 3', verdict: ['crouch'] },
      { levels: '1 4 2 3 4', verdict: ['crouch'] },
      { levels: '1 4 2 3 4', verdict: ['crouch'] },
    ]);
  });
});

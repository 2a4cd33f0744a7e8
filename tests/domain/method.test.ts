import { describe, expect, test } from 'vitest';
import words from '#components/messages/en.json' with { type: 'json' };
import { configuration } from '#domain/configuration.ts';
import { gradeWeight } from '#domain/grade.ts';
import { defensivenessOf } from '#domain/indicators/messaging-sums.ts';
import { militaryPosture } from '#domain/indicators/military-posture.ts';
import { indicators } from '#domain/indicators/registry.ts';
import { levelScale } from '#domain/level.ts';
import { methods } from '#domain/method/methods.ts';
import { surpriseOfRank } from '#domain/statistics/rank-surprise.ts';
import { shrunkRatio } from '#domain/statistics/response-ratio.ts';
import { gammaUpper } from '#domain/statistics/special.ts';
import { hour, shared, signalDraft, stateOf } from '#tests/support/entries.ts';
import { english } from '#tests/support/words.ts';

test.each(indicators)(
  '$id tells how each of its measures is worked out, and no other',
  (indicator) => {
    const told = Object.keys(methods[indicator.id]).sort();
    expect(told).toEqual(indicator.measures.map(({ name }) => name).sort());
  },
);

test('every measure has its weakness in words', () => {
  const named = indicators.flatMap(({ measures }) => measures.map(({ name }) => name));
  expect(Object.keys(words.method.weak).sort()).toEqual([...new Set(named)].sort());
});

test('every parameter of a formula is a number', () => {
  for (const of of Object.values(methods)) {
    for (const { formula, parameters, source } of Object.values(of)) {
      expect(formula).not.toBe('');
      expect(source).not.toBe('');
      for (const { value } of parameters) expect([value].flat().every(Number.isFinite)).toBe(true);
    }
  }
});

test('the target of every kind of clock is named where clocks are held against targets', () => {
  const { targetHours } = configuration.response;
  for (const measure of ['slowness', 'overdue-share', 'answers-expected']) {
    const targets = methods['response-speed'][measure]?.parameters.filter(({ symbol }) =>
      symbol.startsWith('target'),
    );
    expect(targets?.map(({ value }) => value).sort()).toEqual(Object.values(targetHours).sort());
  }
});

test('the weight that contradicts is that of the grade, and the reach is named', () => {
  const parametersOf = (measure: string) =>
    Object.fromEntries(
      (methods['public-messaging'][measure]?.parameters ?? []).map(({ symbol, value }) => [
        symbol,
        value,
      ]),
    );
  expect(parametersOf('contradiction').w).toBe(gradeWeight('C3'));
  expect(parametersOf('defensiveness')['statements of']).toBe(84);
});

describe('what a measure is known to get wrong', () => {
  const told = Object.values(methods).flatMap((of) =>
    Object.entries(of).flatMap(([measure, { known = [] }]) =>
      known.map((weakness) => ({ measure, weakness })),
    ),
  );

  test('is told in words, and nothing is put into words that is not told', () => {
    const keys = told.map(({ weakness: { key } }) => key.replace('method.known.', ''));
    expect([...new Set(keys)].sort()).toEqual(Object.keys(words.method.known).sort());
    for (const { weakness } of told) {
      expect(english(weakness)).not.toMatch(/NaN|undefined|∞/);
      for (const value of Object.values(weakness.values)) {
        if (typeof value === 'number') expect(Number.isFinite(value)).toBe(true);
      }
    }
  });

  const numberOf = (measure: string, name: string): number => {
    const one = told.find((each) => each.measure === measure);
    return Number(one?.weakness.values[name]);
  };

  test('of slowness, is what the reading says where no answer comes', () => {
    const { shrink } = configuration.response;
    for (const [level, bound] of [
      ['strained', 2],
      ['severe', 3],
    ] as const) {
      const expected = numberOf('slowness', level);
      const at = (answers: number) =>
        levelScale(1 / shrunkRatio(0, answers, shrink), configuration.breakpoints.slowness);
      expect(at(expected)).toBeCloseTo(bound, 9);
      // As many answers as expected, and none by chance.
      const none = gammaUpper(expected, 1);
      expect(numberOf('slowness', `${level}Chance`)).toBeCloseTo(none, 9);
    }
  });

  test('of silence, is the share of gaps that reach strained', () => {
    const gaps = Array.from({ length: 10_000 }, (_, i) => i + 1);
    const long = gaps.filter((elapsed) => {
      const { surprise } = surpriseOfRank({ atLeast: gaps.length - elapsed, n: gaps.length });
      return (levelScale(surprise, configuration.breakpoints.surprise) ?? 0) >= 2;
    });
    expect(gaps.length / long.length).toBeCloseTo(numberOf('silence', 'oneIn'), 0);
    // A dwell joins two long gaps that follow each other, so that fewer are found.
    const [found, expected] = [numberOf('silence', 'onsets'), numberOf('silence', 'gaps')];
    expect(found).toBeLessThan(expected);
    expect(found).toBeGreaterThan(0.6 * expected);
  });

  test('of retrenchment, is where years of half retrenching settle', () => {
    const hours = (7 * 24) / numberOf('retrenchment-share', 'rate');
    const movements = ['retrenchment', 'reinforcement', 'retrenchment', 'reorganisation'] as const;
    const moves = Array.from({ length: 300 }, (_, i) =>
      signalDraft(i + 1, {
        indicator: 'military-posture',
        ...shared({ at: Math.round(i * hours), grade: 'B2' }),
        details: { movement: movements[i % 4] ?? 'reorganisation' },
      }),
    );
    const state = stateOf(moves, Math.round(300 * hours));
    // Each movement moves it a little: the mean of one round of them.
    const shares = [296, 297, 298, 299].map((i) => {
      const { measures } = militaryPosture.account(state, hour(Math.round((i + 0.5) * hours)));
      return measures.find(({ name }) => name === 'retrenchment-share')?.value ?? 0;
    });
    const mean = shares.reduce((sum, share) => sum + share, 0) / shares.length;
    expect(Math.abs(mean - numberOf('retrenchment-share', 'share'))).toBeLessThan(0.01);
    expect(numberOf('retrenchment-share', 'foundSevere')).toBe(0);
  });

  test('of disruption, is the share of services whose getting half worse reaches a level', () => {
    const { disruption } = configuration.breakpoints;
    expect(50 * numberOf('disruption', 'strained')).toBeCloseTo(disruption[2], 9);
    expect(50 * numberOf('disruption', 'severe')).toBeCloseTo(disruption[3], 9);
  });

  test('of defensiveness, is how far the tone has to lean', () => {
    const { defensiveness } = configuration.breakpoints;
    expect(defensivenessOf(-numberOf('defensiveness', 'strained'))).toBeCloseTo(
      defensiveness[2],
      9,
    );
    expect(defensivenessOf(-numberOf('defensiveness', 'severe'))).toBeCloseTo(defensiveness[3], 9);
  });
});

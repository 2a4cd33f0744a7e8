import { expect, test } from 'vitest';
import words from '#components/messages/en.json' with { type: 'json' };
import { configuration } from '#domain/configuration.ts';
import { gradeWeight } from '#domain/grade.ts';
import { indicators } from '#domain/indicators/registry.ts';
import { methods } from '#domain/method/methods.ts';

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

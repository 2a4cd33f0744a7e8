import { expect, test } from 'vitest';
import { explain } from '#domain/explanation.ts';
import { attackFrequency } from '#domain/indicators/attack-frequency.ts';
import { viewOf } from '#domain/watch-view.ts';
import { attack, hour, idOf, stateOf } from '#tests/support/entries.ts';

const attacks = (count: number) =>
  Array.from({ length: count }, (_, i) => attack(i + 1, { at: i / 60 }));
const asOf = hour(1.5);

test('a view names the twenty newest signals behind a reading, who opens it sixty', () => {
  const state = stateOf(attacks(30));
  const view = viewOf(state, asOf, null).readings.find(
    ({ indicator }) => indicator === 'attack-frequency',
  );
  const { reading: whole } = explain(state, attackFrequency, { asOf, knownAt: null });
  const newest = Array.from({ length: 30 }, (_, i) => idOf(30 - i));
  expect(whole.evidence).toEqual({ n: 30, origins: 1, ids: newest });
  expect(view).toEqual({ ...whole, evidence: { ...whole.evidence, ids: newest.slice(0, 20) } });
});

test('a reading that has not changed is the same object in the next view', () => {
  const state = stateOf(attacks(30));
  const [one, two] = [viewOf(state, asOf, null), viewOf(state, asOf + 1, null)];
  for (const [i, reading] of one.readings.entries()) expect(two.readings[i]).toBe(reading);
});

test('an attack whose region nobody knows is counted beside the map', () => {
  const known = attacks(3);
  const state = stateOf([...known, attack(4, { at: 0.5, where: null })]);
  const view = viewOf(state, asOf, null);
  expect(view.unplacedAttacks).toBe(1);
  expect(view.regions.reduce((sum, region) => sum + region.attacks, 0)).toBe(3);
  expect(viewOf(state, hour(9 * 24), null).unplacedAttacks).toBe(0);
});

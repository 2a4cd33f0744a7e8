import { describe, expect, it } from 'vitest';
import { DAY } from '#domain/instant.ts';
import { readAll } from '#domain/readings.ts';
import { attack, hour, stateOf } from '#tests/support/entries.ts';

const attacksOf = (at: number) => {
  const state = stateOf([attack(1, { at: 0 }), attack(2, { at: 1 }), attack(3, { at: 2 })]);
  const reading = readAll(state, at).find(({ indicator }) => indicator === 'attack-frequency');
  if (reading === undefined) throw new Error('no reading of attacks');
  return reading;
};

describe('a stale reading', () => {
  const fresh = attacksOf(hour(3));
  const stale = attacksOf(hour(2) + 40 * DAY);

  it('keeps the level, the numbers and the sentence of when it was last known', () => {
    expect(fresh.status).toBe('live');
    expect(stale.status).toBe('stale');
    expect(stale.accountAt).toBe(hour(2) + stale.freshness.limit);
    expect(stale.figure).toEqual(attacksOf(stale.accountAt).figure);
    expect(stale.figure.value.values.attacks).toBe(3);
  });

  it('has no direction and no scale, and stands for no verdict', () => {
    expect(stale.direction).toBeNull();
    expect(stale.scale).toBeNull();
  });
});

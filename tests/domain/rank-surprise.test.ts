import { describe, expect, test } from 'vitest';
import { rankSurprise } from '#domain/statistics/rank-surprise.ts';

describe('rank among the past', () => {
  test('a tie counts against the surprise', () => {
    expect(rankSurprise({ history: [1, 2, 3, 3], value: 3 })?.p).toBe(3 / 5);
  });

  test('a short record cannot claim an extreme', () => {
    expect(rankSurprise({ history: [], value: 900 })).toEqual({ p: 1, surprise: 0 });
    expect(rankSurprise({ history: [0, 0, 0, 0, 0, 0, 0, 0, 0], value: 900 })).toEqual({
      p: 0.1,
      surprise: 1,
    });
  });

  test('unknown weeks are no weeks, and an unknown toll has no rank', () => {
    expect(rankSurprise({ history: [1, null, 5], value: 2 })?.p).toBe(2 / 3);
    expect(rankSurprise({ history: [1, 2], value: null })).toBeNull();
  });
});

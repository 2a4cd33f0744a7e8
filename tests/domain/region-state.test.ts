import { expect, it } from 'vitest';
import { isoOf } from '#domain/instant.ts';
import { narrowTo } from '#domain/region-state.ts';
import { draft, hour, idOf, stateOf } from '#tests/support/entries.ts';

it('leaves no look at another region behind, however odd its second', () => {
  const lookedAt = hour(5) + 17_123;
  const state = stateOf([
    draft({
      id: idOf(1),
      kind: 'heartbeat',
      author: 'Awa',
      indicator: 'attack-frequency',
      lookedAt: isoOf(lookedAt),
      regions: ['south'],
    }),
  ]);
  narrowTo(state, 'north');
  expect(state.looked['attack-frequency'].any.newest(hour(6))).toBeNull();
  expect(state.looked['attack-frequency'].newestAt('south', hour(6))).toBeNull();
});

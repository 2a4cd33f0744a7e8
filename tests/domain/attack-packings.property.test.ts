import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { indicatorOf } from '#domain/indicators/registry.ts';
import { DAY } from '#domain/instant.ts';
import { readAll } from '#domain/readings.ts';
import { fold, type WatchState } from '#domain/watch-state.ts';
import { hour } from '#tests/support/entries.ts';
import { denseLogs, longLogs } from '#tests/support/eventful-log.ts';
import { CountingRecall, restarted, stateBy } from '#tests/support/restarted.ts';
import { runs } from '#tests/support/runs.ts';
import { begin, taken } from '#tests/support/taken.ts';

/** What is read of attacks and civilians, and what stands behind it, at some instants. */
function told(state: WatchState): unknown {
  const last = state.recordedAt ?? hour(begin);
  return [last, last - 20 * DAY, last - 60 * DAY].map((asOf) => [
    readAll(state, asOf),
    indicatorOf('attack-frequency').detail(state, asOf),
    indicatorOf('civilian-impact').detail(state, asOf),
  ]);
}

const logs = fc.oneof(
  longLogs('attack-frequency'),
  longLogs('civilian-impact'),
  denseLogs(['civilian-impact', 'attack-frequency'], 20),
);

describe('what is kept of many attacks, and of many counts and failures', () => {
  it('comes back from a snapshot, and changes as if it had never been in one', () => {
    fc.assert(
      fc.property(logs, fc.nat(), fc.boolean(), (drafts, stop, isReadBefore) => {
        const entries = taken(drafts);
        const half = stop % (entries.length + 1);
        const folded = stateBy(entries.slice(0, half));
        if (isReadBefore) told(folded);
        const unpacked = restarted(folded, new CountingRecall(entries));
        expect(told(unpacked)).toEqual(told(folded));
        for (const entry of entries.slice(half)) fold(unpacked, entry);
        expect(told(unpacked)).toEqual(told(stateBy(entries)));
      }),
      runs(20),
    );
  });
});

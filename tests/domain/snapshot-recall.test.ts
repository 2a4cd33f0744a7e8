import { describe, expect, it } from 'vitest';
import { exerciseWatch } from '#db/demo/exercise/country.ts';
import type { Entry } from '#domain/entry.ts';
import { indicators } from '#domain/indicators/registry.ts';
import { HOUR, MINUTE } from '#domain/instant.ts';
import { readAll } from '#domain/readings.ts';
import { packState } from '#domain/snapshot/snapshot.ts';
import { emptyState, fold, type WatchState } from '#domain/watch-state.ts';
import { viewOf } from '#domain/watch-view.ts';
import { generatedLog } from '#tests/bench/scale/generated-log.ts';
import { CountingRecall, restarted } from '#tests/support/restarted.ts';

const ENTRIES = 4_000;
const UNTIL = Date.UTC(2026, 10, 1, 12);

/** Ten years of a watch, and some entries more. */
const log: Entry[] = [...generatedLog({ entries: ENTRIES, more: 200, until: UNTIL })].map(
  ({ draft, recordedAt }, i) => ({
    ...draft,
    recordedAt,
    watch: exerciseWatch.id,
    revision: i + 1,
  }),
);

const folded = emptyState(exerciseWatch, 1);
for (const entry of log.slice(0, ENTRIES)) fold(folded, entry);
const packed = packState(folded);

function begun(): { state: WatchState; recall: CountingRecall } {
  const recall = new CountingRecall(log);
  return { state: restarted(folded, recall, packed), recall };
}

describe('a state from a snapshot of a long log', () => {
  it('is there without a look at any signal', () => {
    const { state, recall } = begun();
    const shocks = log.slice(0, ENTRIES).filter(({ kind }) => kind === 'incident-opened');
    expect(state.revision).toBe(ENTRIES);
    expect(recall.fetched).toEqual(shocks.map(({ revision }) => revision));
  });

  it('reads few entries of the log to show what a wall shows now, and none of them twice', () => {
    const { state, recall } = begun();
    const now = state.recordedAt ?? UNTIL;
    expect(viewOf(state, now, null)).toEqual(viewOf(folded, now, null));
    expect(recall.fetched.length).toBeGreaterThan(0);
    expect(recall.fetched.length).toBeLessThan(ENTRIES / 20);
    for (let minute = 0; minute < 90; minute += 1) readAll(state, now + minute * MINUTE);
    expect(new Set(recall.fetched).size).toBe(recall.fetched.length);
  });

  it('shows what stands behind each reading from the few entries that it names', () => {
    const { state, recall } = begun();
    const now = state.recordedAt ?? UNTIL;
    for (const indicator of indicators) {
      const before = recall.fetched.length;
      expect(indicator.detail(state, now)).toEqual(indicator.detail(folded, now));
      expect(recall.fetched.length - before).toBeLessThan(ENTRIES / 20);
    }
    expect(new Set(recall.fetched).size).toBe(recall.fetched.length);
  });

  it('takes more entries in, and reads about as few for them', () => {
    const { state, recall } = begun();
    for (const entry of log.slice(ENTRIES)) {
      fold(state, entry);
      viewOf(state, entry.recordedAt, null);
    }
    expect(recall.fetched.length).toBeLessThan(ENTRIES / 10);
    expect(new Set(recall.fetched).size).toBe(recall.fetched.length);
  });

  it('shows a day of long ago from the entries of that time', () => {
    const { state, recall } = begun();
    const asOf = UNTIL - 5 * 365 * 24 * HOUR;
    expect(viewOf(state, asOf, null)).toEqual(viewOf(folded, asOf, null));
    expect(recall.fetched.length).toBeLessThan(ENTRIES / 10);
    expect(new Set(recall.fetched).size).toBe(recall.fetched.length);
  });

  it('takes a few bytes for each entry, whatever was written', () => {
    expect(packed.length / ENTRIES).toBeLessThan(250);
  });
});

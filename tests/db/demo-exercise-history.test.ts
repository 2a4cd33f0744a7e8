import { describe, expect, test } from 'vitest';
import { exerciseSeed } from '#db/demo/demo.ts';
import { exerciseWatch } from '#db/demo/exercise/country.ts';
import { exerciseHistory } from '#db/demo/exercise.ts';
import type { DraftOf, EntryKind } from '#domain/entry.ts';
import { DAY, HOUR } from '#domain/instant.ts';
import { emptyState, fold } from '#domain/watch-state.ts';

const startedAt = Date.UTC(2026, 10, 21, 9, 17, 23);
const history = exerciseHistory(exerciseSeed, startedAt);

function all<K extends EntryKind>(kind: K): { draft: DraftOf<K>; recordedAt: number }[] {
  const isKind = (entry: { draft: { kind: EntryKind } }): entry is { draft: DraftOf<K> } =>
    entry.draft.kind === kind;
  return history.flatMap((entry) =>
    isKind(entry) ? [{ draft: entry.draft, recordedAt: entry.recordedAt }] : [],
  );
}

const reports = all('signal-recorded').filter(
  ({ draft }) => draft.signal.indicator === 'attack-frequency',
);

/** Reports by the event that they were recorded with, those of the wave left aside. */
const events = new Map<string, typeof reports>();
for (const report of reports) {
  if (report.recordedAt > startedAt - 26 * HOUR) continue;
  const event = report.draft.signal.event ?? report.draft.id;
  events.set(event, [...(events.get(event) ?? []), report]);
}

function quantile(values: number[], share: number): number {
  return values.sort((a, b) => a - b)[Math.floor(values.length * share)] ?? Number.NaN;
}

describe('two years of the exercise', () => {
  test('hold some thousand entries in twelve to fourteen regions and forty places', () => {
    expect(history.length).toBeGreaterThan(4_000);
    expect(history.length).toBeLessThan(7_000);
    expect(exerciseWatch.regions).toHaveLength(14);
    expect(exerciseWatch.places).toHaveLength(40);
    expect(history.at(-1)?.recordedAt).toBeLessThanOrEqual(startedAt);
    expect(history[0]?.recordedAt).toBeLessThan(startedAt - 729 * DAY);
  });

  test('hold 0.6 attacks a day, in bursts, mostly in four regions', () => {
    const days = (startedAt - 26 * HOUR - (startedAt - 730 * DAY)) / DAY;
    expect(events.size / days).toBeGreaterThan(0.5);
    expect(events.size / days).toBeLessThan(0.75);
    const weeks = new Array<number>(104).fill(0);
    const regions = new Map<string, number>();
    for (const [first] of events.values()) {
      if (first === undefined) continue;
      const { eventAt, where } = first.draft.signal;
      const week = Math.floor(((eventAt ?? startedAt) - (startedAt - 730 * DAY)) / (7 * DAY));
      weeks[week] = (weeks[week] ?? 0) + 1;
      const place = where?.type === 'place' ? where.place : null;
      const region =
        where?.type === 'region'
          ? where.region
          : exerciseWatch.places.find(({ id }) => id === place)?.region;
      if (region) regions.set(region, (regions.get(region) ?? 0) + 1);
    }
    const mean = weeks.reduce((sum, n) => sum + n, 0) / weeks.length;
    const variance = weeks.reduce((sum, n) => sum + (n - mean) ** 2, 0) / (weeks.length - 1);
    expect(variance / mean).toBeGreaterThan(1.4);
    expect(variance / mean).toBeLessThan(3.5);
    const [a = 0, b = 0, c = 0, d = 0] = [...regions.values()].sort((x, y) => y - x);
    expect((a + b + c + d) / events.size).toBeGreaterThan(0.7);
  });

  test('hold events told by one to four sources, with realistic delays and relays', () => {
    const told = [...events.values()].map((of) => of.length);
    const several = told.filter((n) => n > 1).length / told.length;
    expect(several).toBeGreaterThan(0.5);
    expect(several).toBeLessThan(0.8);
    const delays = reports.flatMap(({ draft, recordedAt }) =>
      draft.signal.precision === 'hour' ? [recordedAt - (draft.signal.eventAt ?? 0)] : [],
    );
    expect(quantile(delays, 0.5)).toBeGreaterThan(4 * HOUR);
    expect(quantile(delays, 0.5)).toBeLessThan(16 * HOUR);
    expect(quantile(delays, 0.95)).toBeGreaterThan(DAY);
    expect(reports.filter(({ draft }) => draft.signal.relayOf !== null).length).toBeGreaterThan(50);
  });

  test('hold corrections, a few retractions, reports attached late', () => {
    expect(all('signal-corrected').length).toBeGreaterThan(25);
    expect(all('entry-retracted').length).toBeGreaterThan(4);
    expect(all('entry-retracted').length).toBeLessThan(30);
    expect(all('report-attached').length).toBeGreaterThan(4);
  });

  test('leave no day on which nobody looked for attacks', () => {
    const looks = all('heartbeat').filter(({ draft }) => draft.indicator === 'attack-frequency');
    const days = new Set(looks.map(({ draft }) => Math.floor(draft.lookedAt / DAY)));
    expect(days.size).toBeGreaterThanOrEqual(729);
  });

  test('hold eight earlier shocks with more than fifteen answered clocks, all closed', () => {
    const [wave, ...earlier] = all('incident-opened').reverse();
    expect(earlier).toHaveLength(8);
    const closed = new Set(all('incident-closed').map(({ draft }) => draft.incident));
    expect(earlier.every(({ draft }) => closed.has(draft.id))).toBe(true);
    expect(closed.has(wave?.draft.id ?? '')).toBe(false);
    const state = emptyState(exerciseWatch, 1);
    for (const [i, { draft, recordedAt }] of history.entries()) {
      fold(state, { ...draft, watch: 'exercise', revision: i + 1, recordedAt });
    }
    const answered = state.incidents.clocks().filter(({ closedAt }) => closedAt !== null);
    expect(answered.length).toBeGreaterThan(15);
    expect(state.incidents.clocks().filter(({ mootedAt }) => mootedAt !== null)).toHaveLength(2);
  });

  test('freeze the baseline before the wave', () => {
    const [setting] = all('setting-changed');
    expect(setting?.recordedAt).toBeLessThan(startedAt - 7 * DAY);
    expect(setting?.draft.setting.period?.toAt).toBeLessThan(startedAt - 7 * DAY);
  });
});

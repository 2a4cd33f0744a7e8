import { describe, expect, test } from 'vitest';
import { exerciseWatch } from '#db/demo/exercise/country.ts';
import { configuration } from '#domain/configuration.ts';
import { draftSchema, type Entry } from '#domain/entry.ts';
import { rulesBroken } from '#domain/entry-rules.ts';
import { DAY } from '#domain/instant.ts';
import { read as readingOf } from '#domain/readings.ts';
import { study } from '#domain/study.ts';
import type { Limited, Noticed } from '#domain/study-schema.ts';
import { emptyState, fold } from '#domain/watch-state.ts';
import { watchChange } from '#tests/bench/study/changed-crisis.ts';
import { crises } from '#tests/bench/study/crises/crises.ts';
import type { Crisis, Setting } from '#tests/bench/study/crises/crisis.ts';
import { beginning } from '#tests/bench/study/crises/simulated-log.ts';
import { hashOfCrisis } from '#tests/bench/study/rules.ts';
import { watchSteadyCrisis } from '#tests/bench/study/steady-crisis.ts';
import { entriesOf, type Run, shownAt, turnOf } from '#tests/bench/study/watched-crisis.ts';

const all = Object.values(crises);
const named = all.map((crisis): [string, Crisis] => [crisis.indicator.id, crisis]);

/** One crisis of a kind, with the last of its changes. */
function someRun(crisis: Crisis, after: number): Run {
  const setting = crisis.turning[0] ?? { rate: 0, countError: null };
  const change = crisis.changes.at(-1) ?? 'none';
  return { setting, change, seed: 'some', before: 0, after, readEvery: crisis.readEvery };
}

describe.each(named)('a simulated crisis of %s', (_id, crisis) => {
  test('is a log that the ledger would take, entry by entry', () => {
    const state = emptyState(exerciseWatch, 1);
    for (const entry of entriesOf(crisis, someRun(crisis, 10))) {
      const { watch, revision, recordedAt, ...draft } = entry;
      expect(draftSchema.parse(draftSchema.encode(draft))).toEqual(draft);
      expect(rulesBroken({ state, now: recordedAt }, draft), entry.kind).toEqual([]);
      expect(recordedAt).toBeGreaterThanOrEqual(state.recordedAt ?? beginning);
      fold(state, entry);
    }
    expect(state.revision).toBeGreaterThan(100);
  });

  test('is displayed at the level that the wall reads', () => {
    const run = someRun(crisis, 20);
    const entries: Entry[] = entriesOf(crisis, run);
    // One state for each: what one of them remembers must not answer for the other.
    const [studied, read] = [emptyState(exerciseWatch, 1), emptyState(exerciseWatch, 1)];
    const levels = new Set<number>();
    let next = 0;
    for (let day = -4; day <= run.after; day += 3) {
      const at = turnOf(crisis, run) + day * DAY;
      for (; (entries[next]?.recordedAt ?? at + 1) <= at; next += 1) {
        const entry = entries[next];
        if (entry === undefined) break;
        fold(studied, entry);
        fold(read, entry);
      }
      const shown = shownAt(studied, crisis.indicator, at);
      const reading = readingOf(read, crisis.indicator, at);
      expect(shown.level).toBe(reading.computedLevel ?? 0);
      expect(shown.scale).toBe(reading.scale);
      levels.add(shown.level);
    }
    expect(levels.size).toBeGreaterThan(1);
  });

  test('is the same for the same seed, and another one for another', () => {
    const run = someRun(crisis, 3);
    expect(entriesOf(crisis, run)).toEqual(entriesOf(crisis, run));
    expect(entriesOf(crisis, run)).not.toEqual(entriesOf(crisis, { ...run, seed: 'other' }));
  });
});

describe.each(named)('the committed study of %s', (_id, crisis) => {
  const { id } = crisis.indicator;
  const found = id === 'attack-frequency' ? undefined : study[id];

  test('is of the configuration that is shipped, and of the crises as they are', () => {
    const again = `Configuration or crises have changed: run \`npm run study -- ${id}\`.`;
    expect(found?.version, again).toBe(configuration.version);
    expect(found?.hash, again).toBe(hashOfCrisis(crisis));
  });

  test('has every crisis and every change, whole', () => {
    const of = ({ rate, countError }: Setting) => `${rate} ${countError}`;
    expect(found?.steady.map(of)).toEqual(crisis.settings.map(of));
    expect(found?.changed.map((row) => `${of(row)} ${row.change}`)).toEqual(
      crisis.turning.flatMap((setting) =>
        crisis.changes.map((change) => `${of(setting)} ${change}`),
      ),
    );
    for (const { time, onsets } of found?.steady ?? []) {
      for (const one of [...Object.values(time), ...Object.values(onsets)]) expectLimits(one);
      expect(onsets.severe.value).toBeLessThanOrEqual(onsets.strained.value);
    }
    for (const { strained, severe } of found?.changed ?? []) {
      for (const one of [strained, severe]) expectLimits(one.share);
      expect(strained.runs + strained.leftOut).toBe(crisis.size.runs);
      expectInOrder(strained);
      expectInOrder(severe);
    }
  });

  test('finds some change sooner and oftener than chance does', () => {
    const chance = found?.changed.find(({ change }) => change === 'none');
    const best = Math.max(...(found?.changed ?? []).map(({ strained }) => strained.share.low));
    expect(best).toBeGreaterThan(chance?.strained.share.high ?? 1);
  });
});

function expectLimits({ value, low, high }: Limited): void {
  expect(low).toBeLessThanOrEqual(value);
  expect(high).toBeGreaterThanOrEqual(value);
  expect(low).toBeGreaterThanOrEqual(0);
}

function expectInOrder({ p10, median, p90 }: Noticed): void {
  const later = (days: number | null) => days ?? Number.POSITIVE_INFINITY;
  expect(later(p10)).toBeLessThanOrEqual(later(median));
  expect(later(median)).toBeLessThanOrEqual(later(p90));
}

describe('a study of fewer crises', () => {
  const { 'military-posture': crisis } = crises;
  const rare = { rate: 1, countError: null };

  test('finds what the committed one has, within the limits of both', () => {
    const short = watchSteadyCrisis(crisis, rare, 20);
    const long = study['military-posture'].steady.find(({ rate }) => rate === rare.rate);
    const apart = short.onsets.strained.value - (long?.onsets.strained.value ?? Number.NaN);
    const wide = short.onsets.strained.high - short.onsets.strained.low;
    expect(Math.abs(apart)).toBeLessThan(wide);
    const [setting = rare] = crisis.turning;
    const change = 'four-in-five-retrench';
    const found = watchChange(crisis, { setting, change, runs: 40 }).strained;
    const kept = study['military-posture'].changed.find(
      (row) => row.rate === setting.rate && row.change === change,
    );
    expect(found.share.low).toBeLessThanOrEqual(kept?.strained.share.high ?? 0);
    expect(found.share.high).toBeGreaterThanOrEqual(kept?.strained.share.low ?? 1);
    expect(found.median).toBeGreaterThan(kept?.strained.p10 ?? Number.NaN);
    expect(found.median).toBeLessThan(kept?.strained.p90 ?? Number.NaN);
  });
});

describe('lower breakpoints', () => {
  const cases = [
    ['response-speed', 'slowness', 12],
    ['military-posture', 'capitalPull', 2.5],
    ['public-messaging', 'contradiction', 4],
    ['civilian-impact', 'displacementRatio', 0.6],
  ] as const;

  test.each(cases)(
    'cost false onsets of %s',
    (id, name, rate) => {
      const crisis: Crisis = crises[id];
      const setting = crisis.settings.find((one) => one.rate === rate);
      if (setting === undefined) throw new Error(`no crisis at ${rate}`);
      const series = id === 'civilian-impact' ? 2 : 5;
      const studied = () => watchSteadyCrisis(crisis, setting, series).onsets.strained.value;
      const shipped = studied();
      const lower = withBreakpoints(name, (levels) => levels.map((level) => 0.6 * level), studied);
      expect(lower).toBeGreaterThan(shipped);
    },
    60_000,
  );
});

/** Does some work under another configuration, which is put back. */
function withBreakpoints<T>(
  name: keyof typeof configuration.breakpoints,
  change: (levels: readonly number[]) => number[],
  work: () => T,
): T {
  const shipped = configuration.breakpoints[name];
  Reflect.set(configuration.breakpoints, name, change(shipped));
  try {
    return work();
  } finally {
    Reflect.set(configuration.breakpoints, name, shipped);
  }
}

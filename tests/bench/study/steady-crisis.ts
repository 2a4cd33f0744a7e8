import type { SteadyCrisis } from '#domain/study-schema.ts';
import type { Crisis, Setting } from '#tests/bench/study/crises/crisis.ts';
import { meanShareOf, yearlyOf } from '#tests/bench/study/estimate.ts';
import { type Shown, shownOf } from '#tests/bench/study/watched-crisis.ts';

/** Levels that should not come and go while nothing changes. */
export const raised = { strained: 2, severe: 3, critical: 4 } as const;
type Raised = keyof typeof raised;

/** Years of one series; series do not depend on each other, so the error is that among them. */
const yearsEach = 2;
const yearsOf = (series: number) => series * yearsEach;

/** Watches crises of which nothing changes, as if no end were in sight. */
export function watchSteadyCrisis(crisis: Crisis, setting: Setting, series: number): SteadyCrisis {
  const all = Array.from({ length: series }, (_, number) =>
    shownOf(crisis, {
      ...{ setting, change: 'none', before: 365 * yearsEach, after: 0 },
      // A level lasts for its dwell at least: none comes and goes between two readings.
      readEvery: crisis.indicator.dwell,
      seed: `steady ${crisis.indicator.id} ${setting.rate} ${setting.countError} ${number}`,
    }),
  );
  const time = (name: Raised) =>
    meanShareOf(all.map((shown) => countOf(shown, name) / shown.length));
  const onsets = (name: Raised) =>
    yearlyOf(
      all.map((shown) => onsetsOf(shown, name).length),
      yearsEach,
    );
  return {
    ...setting,
    years: yearsOf(series),
    time: { strained: time('strained'), severe: time('severe'), critical: time('critical') },
    onsets: {
      strained: onsets('strained'),
      severe: onsets('severe'),
      critical: onsets('critical'),
    },
    drivers: driversOf(all.flatMap((shown) => onsetsOf(shown, 'strained'))),
  };
}

function countOf(shown: readonly Shown[], name: Raised): number {
  return shown.filter(({ level }) => level >= raised[name]).length;
}

/** The readings at which a level is reached from below. */
function onsetsOf(shown: readonly Shown[], name: Raised): Shown[] {
  return shown.filter(
    ({ level }, i) => level >= raised[name] && (shown[i - 1]?.level ?? level) < raised[name],
  );
}

/** The measures that drive, the most frequent first. */
function driversOf(onsets: readonly Shown[]): SteadyCrisis['drivers'] {
  const counts = new Map<string, number>();
  for (const { driver } of onsets) {
    if (driver !== null) counts.set(driver, (counts.get(driver) ?? 0) + 1);
  }
  return [...counts]
    .map(([measure, count]) => ({ measure, share: count / onsets.length }))
    .sort((a, b) => b.share - a.share);
}

import { DAY } from '#domain/instant.ts';
import type { Level } from '#domain/level.ts';
import type { ChangedCrisis, Noticed } from '#domain/study-schema.ts';
import type { Crisis, Setting } from '#tests/bench/study/crises/crisis.ts';
import { quantileOf, shareOf } from '#tests/bench/study/estimate.ts';
import { raised } from '#tests/bench/study/steady-crisis.ts';
import { type Shown, shownOf } from '#tests/bench/study/watched-crisis.ts';

interface Trial {
  setting: Setting;
  change: string;
  runs: number;
}

/** Watches crises that change once: how soon, and how often at all, a level tells of it. */
export function watchChange(crisis: Crisis, { setting, change, runs }: Trial): ChangedCrisis {
  const all = Array.from({ length: runs }, (_, number) =>
    shownOf(crisis, {
      ...{ setting, change, before: 0, after: crisis.horizonDays, readEvery: crisis.readEvery },
      // The same crises for every change: only what changes makes the difference.
      seed: `changed ${crisis.indicator.id} ${setting.rate} ${setting.countError} ${number}`,
    }),
  );
  const days = crisis.readEvery / DAY;
  return {
    ...setting,
    change,
    strained: noticedIn(all, days, raised.strained),
    severe: noticedIn(all, days, raised.severe),
  };
}

/** Of crises whose first reading is at the change, the others so many days apart. */
function noticedIn(all: readonly Shown[][], days: number, to: Level): Noticed {
  const calm = all.filter(([eve]) => (eve?.level ?? 0) < to);
  const delays = calm.map((shown) => {
    const reading = shown.findIndex(({ level }) => level >= to);
    return reading < 0 ? null : reading * days;
  });
  const found = delays.filter((delay) => delay !== null).length;
  const at = (p: number) => quantileOf(delays, p).value;
  return {
    runs: calm.length,
    leftOut: all.length - calm.length,
    share: calm.length === 0 ? { value: 0, low: 0, high: 1 } : shareOf(found, calm.length),
    p10: at(0.1),
    median: at(0.5),
    p90: at(0.9),
  };
}

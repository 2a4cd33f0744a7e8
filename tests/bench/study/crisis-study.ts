import { configuration } from '#domain/configuration.ts';
import type { CrisisStudy } from '#domain/study-schema.ts';
import { watchChange } from '#tests/bench/study/changed-crisis.ts';
import type { Crisis } from '#tests/bench/study/crises/crisis.ts';
import { hashOfCrisis } from '#tests/bench/study/rules.ts';
import { watchSteadyCrisis } from '#tests/bench/study/steady-crisis.ts';

/** Fewer than this have no error worth telling. */
const least = 4;

/** Both halves of a study. */
export const halves = ['steady', 'changed'] as const;
export type Half = (typeof halves)[number];

/** What to simulate: a share of the usual number of crises, and one half or both. */
export interface Asked {
  share: number;
  halves: readonly Half[];
  /** The other half is taken from here, if it was made by the same rules. */
  before: CrisisStudy | null;
}

/** What one indicator displays of steady and of changing crises. */
export function crisisStudy(crisis: Crisis, { share, halves, before }: Asked): CrisisStudy {
  const series = Math.max(least, Math.round(share * crisis.size.series));
  const runs = Math.max(least, Math.round(share * crisis.size.runs));
  const made = { version: configuration.version, hash: hashOfCrisis(crisis) };
  const kept = before?.hash === made.hash ? before : { steady: [], changed: [] };
  return {
    ...made,
    horizon: crisis.horizonDays,
    steady: halves.includes('steady')
      ? crisis.settings.map((setting) => watchSteadyCrisis(crisis, setting, series))
      : kept.steady,
    changed: halves.includes('changed')
      ? crisis.turning.flatMap((setting) =>
          crisis.changes.map((change) => watchChange(crisis, { setting, change, runs })),
        )
      : kept.changed,
  };
}

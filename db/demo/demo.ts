import { exerciseWatch } from '#db/demo/exercise/country.ts';
import { exerciseHistory } from '#db/demo/exercise.ts';
import type { HistoricDraft } from '#db/demo/historic-draft.ts';
import { maliHistory, maliWatch } from '#db/demo/mali.ts';
import type { Instant } from '#domain/instant.ts';
import type { Watch } from '#domain/watch.ts';

/** Seed of the exercise that ships: a run differs from another by its start only. */
export const exerciseSeed = 20_260_425;

export const demoIds: readonly string[] = [maliWatch.id, exerciseWatch.id];

/** The watches that ship with the product, with their logs up to the moment of the first start. */
export function demoWatches(startedAt: Instant): { watch: Watch; history: HistoricDraft[] }[] {
  return [
    { watch: maliWatch, history: maliHistory() },
    { watch: exerciseWatch, history: exerciseHistory(exerciseSeed, startedAt) },
  ];
}

import type { HistoricDraft } from '#db/demo/historic-draft.ts';
import { maliHistory, maliWatch } from '#db/demo/mali.ts';
import type { Instant } from '#domain/instant.ts';
import type { Watch } from '#domain/watch.ts';

/** The watches that ship with the product, with their logs up to the moment of the first start. */
export function demoWatches(_startedAt: Instant): { watch: Watch; history: HistoricDraft[] }[] {
  return [{ watch: maliWatch, history: maliHistory() }];
}

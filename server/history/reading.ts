import { explain } from '#domain/explanation.ts';
import { indicatorIds } from '#domain/indicators/indicator.ts';
import { indicatorOf } from '#domain/indicators/registry.ts';
import { Refusal } from '#domain/refusal.ts';
import { toWire } from '#domain/wire.ts';
import type { ReadingAnswer } from '#server/contract.ts';
import type { Ask } from '#server/history/ask.ts';
import type { Library } from '#server/history/library.ts';

/** Why one reading says what it says. @throws Refusal `not-found` */
export async function readReading(
  library: Library,
  { log, indicator, query, now }: Extract<Ask, { read: 'reading' }>,
): Promise<ReadingAnswer> {
  const id = indicatorIds.find((each) => each === indicator);
  if (id === undefined) throw new Refusal('not-found', 'There is no such indicator.');
  const revision = await library.revisionWithin(log, query);
  const state = await library.stateAt(log, revision);
  const knownAt = await library.knownAt(log, state, query.knownAt);
  return toWire(explain(state, indicatorOf(id), { asOf: query.asOf ?? now, knownAt }));
}

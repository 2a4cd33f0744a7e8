import { viewOf } from '#domain/watch-view.ts';
import { toWire } from '#domain/wire.ts';
import type { WireView } from '#server/contract.ts';
import type { Ask } from '#server/history/ask.ts';
import type { Library } from '#server/history/library.ts';

/** The view on limited knowledge, or as of another instant: the same fold, stopped earlier. */
export async function readView(
  library: Library,
  { log, query, now }: Extract<Ask, { read: 'view' }>,
): Promise<WireView> {
  const revision = await library.revisionWithin(log, query);
  const state = await library.stateAt(log, revision);
  const knownAt = await library.knownAt(log, state, query.knownAt);
  return toWire(viewOf(state, query.asOf ?? now, knownAt));
}

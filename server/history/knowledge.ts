import { knowledgeOf } from '#domain/knowledge.ts';
import { toWire } from '#domain/wire.ts';
import type { KnowledgeAnswer } from '#server/contract.ts';
import type { Ask } from '#server/history/ask.ts';
import type { Library } from '#server/history/library.ts';

/** How the knowledge had grown by an instant of it. */
export async function readKnowledge(
  library: Library,
  { log, query }: Extract<Ask, { read: 'knowledge' }>,
): Promise<KnowledgeAnswer> {
  const state = await library.stateAt(log, await library.revisionWithin(log, query));
  return toWire(knowledgeOf(state, query.asOf));
}

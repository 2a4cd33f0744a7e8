import { Refusal } from '#domain/refusal.ts';
import { toWire } from '#domain/wire.ts';
import type { IncidentAnswer } from '#server/contract.ts';
import type { Ask } from '#server/history/ask.ts';
import type { Library } from '#server/history/library.ts';

/** One incident with all that the log ever said about it. @throws Refusal `not-found` */
export async function readIncident(
  library: Library,
  { log, id, query }: Extract<Ask, { read: 'incident' }>,
): Promise<IncidentAnswer> {
  const state = await library.stateAt(log, await library.revisionWithin(log, query));
  const known = state.incidents.incidents.get(id);
  const { asOf = Number.POSITIVE_INFINITY } = query;
  if (known === undefined || (known.startAt ?? known.recordedAt) > asOf)
    throw new Refusal('not-found', 'There is no such incident.');
  return {
    id,
    incident: toWire(known.content),
    history: known.versions.map(({ content, ...said }) => toWire({ ...said, incident: content })),
  };
}

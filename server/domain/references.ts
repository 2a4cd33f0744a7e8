import type { IncidentRecord } from '#domain/incident-book.ts';
import type { Instant } from '#domain/instant.ts';
import type { Where } from '#domain/place.ts';
import { problem } from '#domain/problems.ts';
import type { FieldProblem } from '#domain/refusal.ts';
import { reportsOf } from '#domain/signal-shelf.ts';
import type { WatchState } from '#domain/watch-state.ts';

/** What an entry is checked against: all that is known, and the time. */
export interface Known {
  state: WatchState;
  now: Instant;
}

/** An instant that is no earlier than a shock whose day, at least, is known. */
export function notBeforeStart(
  { content: { precision }, startAt }: IncidentRecord,
  field: string,
  at: Instant,
): FieldProblem[] {
  const isVague = precision === 'week' || precision === 'month';
  return startAt === null || isVague || at >= startAt ? [] : [problem(field, 'time.early')];
}

/** A region of the watch, or none. */
export function regionNamed(state: WatchState, field: string, id: string | null): FieldProblem[] {
  const known = id === null || state.watch.regions.some((region) => region.id === id);
  return known ? [] : [problem(field, 'region.unknown')];
}

/** A place of the watch's gazetteer, or none. */
export function placeNamed(state: WatchState, field: string, id: string | null): FieldProblem[] {
  return id === null || state.places.has(id) ? [] : [problem(field, 'place.unknown')];
}

/** Somewhere that the watch knows. */
export function whereProblems(
  state: WatchState,
  field: string,
  where: Where | null,
): FieldProblem[] {
  if (where === null) return [];
  return where.type === 'place'
    ? placeNamed(state, `${field}.place`, where.place)
    : regionNamed(state, `${field}.region`, where.region);
}

/** An incident of the watch that has not been taken back, or none. */
export function incidentNamed(state: WatchState, field: string, id: string | null): FieldProblem[] {
  if (id === null || state.incidents.incidents.has(id)) return [];
  const isRetracted = state.retracted.has(id) && state.entries.get(id)?.kind === 'incident-opened';
  return [problem(field, isRetracted ? 'incident.retracted' : 'incident.unknown')];
}

/** A signal of the watch that has not been taken back, or none. */
export function signalNamed(state: WatchState, field: string, id: string | null): FieldProblem[] {
  if (id === null) return [];
  if (!state.signals.has(id)) return [problem(field, 'signal.unknown')];
  return state.signals.isRetracted(id) ? [problem(field, 'signal.retracted')] : [];
}

/**
 * An event is named by its first report, or by the split that made it. When that was taken back,
 * it is still an event for as long as anybody else reports it.
 */
export function eventNamed(state: WatchState, field: string, id: string | null): FieldProblem[] {
  if (id === null) return [];
  const isSplit = state.entries.get(id)?.kind === 'event-split';
  if (!state.signals.has(id) && !isSplit) return [problem(field, 'event.unknown')];
  const isTaken = state.signals.isRetracted(id) || state.retracted.has(id);
  return isTaken && reportsOf(state, id).length === 0 ? [problem(field, 'event.retracted')] : [];
}

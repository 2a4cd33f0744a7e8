import { isAlike } from '#domain/alike.ts';
import type { DraftOf, IncidentContent } from '#domain/entry.ts';
import type { Signal } from '#domain/indicators/signal-schema.ts';
import { problem } from '#domain/problems.ts';
import type { FieldProblem } from '#domain/refusal.ts';
import type { WatchState } from '#domain/watch-state.ts';

/** Whether two statements of a signal say the same. */
export function isSameSignal(one: Signal, other: Signal): boolean {
  return isAlike(timed(one), timed(other));
}

/** How exactly an unknown time is known says nothing. */
function timed(signal: Signal): object {
  return signal.eventAt === null ? { ...signal, precision: 'unknown' } : signal;
}

/** Whether two statements of a shock say the same, in whatever order they name its clocks. */
export function isSameIncident(one: IncidentContent, other: IncidentContent): boolean {
  return isAlike(ordered(one), ordered(other));
}

function ordered(incident: IncidentContent): object {
  const clocks = Object.fromEntries(
    incident.clocks.map((clock) => [`${clock.kind} ${clock.name ?? ''}`, clock]),
  );
  const precision = incident.startAt === null ? 'unknown' : incident.precision;
  return { ...incident, clocks, precision };
}

/**
 * A correction changes something: one that says what stands already would mark a signal or a
 * shock as corrected that nobody put right.
 */
export function nothingChanged(
  state: WatchState,
  draft: DraftOf<'signal-corrected' | 'incident-corrected'>,
): FieldProblem[] {
  if (draft.kind === 'signal-corrected') {
    const stands = state.signals.get(draft.target)?.current.signal;
    const isSame = stands !== undefined && isSameSignal(stands, draft.signal);
    return isSame ? [problem('signal', 'correction.same')] : [];
  }
  const stands = state.incidents.incidents.get(draft.target)?.content;
  const isSame = stands !== undefined && isSameIncident(stands, draft.incident);
  return isSame ? [problem('incident', 'correction.same')] : [];
}

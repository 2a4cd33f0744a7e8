import type { FieldHint } from '#domain/indicators/indicator.ts';
import { indicatorOf } from '#domain/indicators/registry.ts';
import type { Signal } from '#domain/indicators/signal-schema.ts';
import { problem } from '#domain/problems.ts';
import { eventNamed, incidentNamed, placeNamed, whereProblems } from '#domain/references.ts';
import type { FieldProblem } from '#domain/refusal.ts';
import type { WatchState } from '#domain/watch-state.ts';

/** The rules that a signal breaks given what the watch already knows. */
export function signalProblems(state: WatchState, signal: Signal): FieldProblem[] {
  return [
    ...whereProblems(state, 'signal.where', signal.where),
    ...incidentNamed(state, 'signal.incident', signal.incident),
    ...eventNamed(state, 'signal.event', signal.event),
    ...detailProblems(state, signal),
  ];
}

/** What an indicator's own fields refer to follows from how the form asks for them. */
function detailProblems(state: WatchState, signal: Signal): FieldProblem[] {
  const { form } = indicatorOf(signal.indicator);
  const referring = form.filter(({ control }) => control === 'place' || control === 'contradicts');
  if (referring.length === 0) return [];
  return referring.flatMap((hint) => referenceProblems(state, signal, hint));
}

function referenceProblems(
  state: WatchState,
  { indicator, details }: Signal,
  { name, control }: FieldHint,
): FieldProblem[] {
  const value: unknown = Reflect.get(details, name);
  if (control === 'place' && typeof value === 'string') {
    return placeNamed(state, `signal.details.${name}`, value);
  }
  return control === 'contradicts' && indicator === 'public-messaging'
    ? contradictionProblems(state, details.contradicts)
    : [];
}

function contradictionProblems(
  state: WatchState,
  contradicts: Extract<Signal, { indicator: 'public-messaging' }>['details']['contradicts'],
): FieldProblem[] {
  return contradicts.flatMap(({ signal, claim }, i) => {
    const field = `signal.details.contradicts.${i}`;
    const told = state.signals.get(signal)?.current;
    if (told?.indicator !== 'public-messaging') {
      return [problem(`${field}.signal`, 'signal.unknown')];
    }
    const claims = told.signal.details.claims.length;
    return claim < claims ? [] : [problem(`${field}.claim`, 'claim.unknown')];
  });
}

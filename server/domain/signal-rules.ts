import type { FieldHint } from '#domain/indicators/indicator.ts';
import { indicatorOf } from '#domain/indicators/registry.ts';
import type { Signal } from '#domain/indicators/signal-schema.ts';
import { problem } from '#domain/problems.ts';
import { eventNamed, incidentNamed, placeNamed, whereProblems } from '#domain/references.ts';
import type { FieldProblem } from '#domain/refusal.ts';
import type { WatchState } from '#domain/watch-state.ts';

/**
 * The rules that a signal breaks given what the watch already knows. A correction keeps the
 * statements that the signal named `before`, also where one was taken back since.
 */
export function signalProblems(
  state: WatchState,
  signal: Signal,
  before: Signal | null = null,
): FieldProblem[] {
  return [
    ...whereProblems(state, 'signal.where', signal.where),
    ...incidentNamed(state, 'signal.incident', signal.incident),
    ...eventNamed(state, 'signal.event', signal.event),
    ...detailProblems(state, signal, statementsOf(before)),
  ];
}

/** What an indicator's own fields refer to follows from how the form asks for them. */
function detailProblems(
  state: WatchState,
  signal: Signal,
  kept: ReadonlySet<string>,
): FieldProblem[] {
  const { form } = indicatorOf(signal.indicator);
  const referring = form.filter(({ control }) => control === 'place' || control === 'contradicts');
  if (referring.length === 0) return [];
  return referring.flatMap((hint) => referenceProblems({ state, kept }, signal, hint));
}

/** The statements that a signal contradicts. */
function statementsOf(signal: Signal | null): ReadonlySet<string> {
  const isMessage = signal?.indicator === 'public-messaging';
  return new Set(isMessage ? signal.details.contradicts.map((one) => one.signal) : []);
}

/** What a signal is checked against, and the statements that it may name in any case. */
interface Known {
  state: WatchState;
  kept: ReadonlySet<string>;
}

function referenceProblems(
  known: Known,
  { indicator, details }: Signal,
  { name, control }: FieldHint,
): FieldProblem[] {
  const value: unknown = Reflect.get(details, name);
  if (control === 'place' && typeof value === 'string') {
    return placeNamed(known.state, `signal.details.${name}`, value);
  }
  return control === 'contradicts' && indicator === 'public-messaging'
    ? contradictionProblems(known, details.contradicts)
    : [];
}

function contradictionProblems(
  { state, kept }: Known,
  contradicts: Extract<Signal, { indicator: 'public-messaging' }>['details']['contradicts'],
): FieldProblem[] {
  return contradicts.flatMap(({ signal, claim }, i) => {
    const field = `signal.details.contradicts.${i}`;
    const told = state.signals.get(signal)?.current;
    if (told?.indicator !== 'public-messaging') {
      return [problem(`${field}.signal`, 'signal.unknown')];
    }
    if (state.signals.isRetracted(signal) && !kept.has(signal)) {
      return [problem(`${field}.signal`, 'signal.retracted')];
    }
    const claims = told.signal.details.claims.length;
    return claim < claims ? [] : [problem(`${field}.claim`, 'claim.unknown')];
  });
}

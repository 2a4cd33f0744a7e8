import { aheadOf } from '#domain/ahead.ts';
import { nothingChanged } from '#domain/correction.ts';
import type { Draft, DraftOf } from '#domain/entry.ts';
import { shortestBaseline } from '#domain/indicators/attack-baselines.ts';
import { indicatorOf } from '#domain/indicators/registry.ts';
import { DAY } from '#domain/instant.ts';
import { problem } from '#domain/problems.ts';
import {
  eventNamed,
  incidentNamed,
  type Known,
  notBeforeStart,
  regionNamed,
  signalNamed,
  whereProblems,
} from '#domain/references.ts';
import type { FieldProblem } from '#domain/refusal.ts';
import { signalProblems } from '#domain/signal-rules.ts';
import { targetProblems } from '#domain/target-rules.ts';
import type { WatchState } from '#domain/watch-state.ts';

/**
 * The rules that an entry breaks given what the watch already knows: references that lead
 * nowhere, instants that lie in the future. Empty when it may be written.
 */
export function rulesBroken({ state, now }: Known, draft: Draft): FieldProblem[] {
  return [...aheadOf(now, draft), ...misfits(state, draft)];
}

/** What does not fit the log as it is. */
function misfits(state: WatchState, draft: Draft): FieldProblem[] {
  switch (draft.kind) {
    case 'signal-recorded':
      return signalProblems(state, draft.signal);
    case 'signal-corrected':
      return [
        ...correctionProblems(state, draft),
        ...signalProblems(state, draft.signal, state.signals.get(draft.target)?.current.signal),
      ];
    case 'incident-opened':
      return whereProblems(state, 'incident.where', draft.incident.where);
    case 'incident-corrected':
      return [
        ...correctionProblems(state, draft),
        ...whereProblems(state, 'incident.where', draft.incident.where),
      ];
    case 'entry-retracted':
      return targetProblems(state, draft);
    case 'heartbeat':
      return draft.regions.flatMap((id, i) => regionNamed(state, `regions.${i}`, id));
    case 'report-attached':
    case 'events-merged':
    case 'event-split':
      return linkProblems(state, draft);
    case 'incident-closed':
    case 'clock-closed':
    case 'clock-mooted':
      return clockProblems(state, draft);
    default:
      return otherProblems(state, draft);
  }
}

function correctionProblems(
  state: WatchState,
  draft: DraftOf<'signal-corrected' | 'incident-corrected'>,
): FieldProblem[] {
  const astray = targetProblems(state, draft);
  return astray.length > 0 ? astray : nothingChanged(state, draft);
}

function linkProblems(
  state: WatchState,
  draft: DraftOf<'report-attached' | 'events-merged' | 'event-split'>,
): FieldProblem[] {
  if (draft.kind === 'event-split') return signalNamed(state, 'signal', draft.signal);
  if (draft.kind === 'report-attached') {
    return [
      ...signalNamed(state, 'signal', draft.signal),
      ...eventNamed(state, 'event', draft.event),
    ];
  }
  const same = state.links.resolve(draft.from) === state.links.resolve(draft.into);
  return [
    ...eventNamed(state, 'from', draft.from),
    ...eventNamed(state, 'into', draft.into),
    ...(same ? [problem('into', 'event.same')] : []),
  ];
}

function clockProblems(
  state: WatchState,
  draft: DraftOf<'incident-closed' | 'clock-closed' | 'clock-mooted'>,
): FieldProblem[] {
  const incident = state.incidents.incidents.get(draft.incident);
  if (incident === undefined) return incidentNamed(state, 'incident', draft.incident);
  const [field, at] =
    draft.kind === 'clock-mooted' ? ['mootedAt', draft.mootedAt] : ['closedAt', draft.closedAt];
  const when = notBeforeStart(incident, field, at);
  if (draft.kind === 'incident-closed') return when;
  const has = incident.content.clocks.some(
    ({ kind, name }) => kind === draft.clock && name === draft.clockName,
  );
  const unknown = has ? [] : [problem('clock', 'clock.unknown')];
  const answer = draft.kind === 'clock-closed' ? draft.signal : null;
  return [...unknown, ...when, ...signalNamed(state, 'signal', answer)];
}

type OtherDraft = DraftOf<
  | 'tripwire-opened'
  | 'tripwire-fired'
  | 'tripwire-lapsed'
  | 'tripwire-voided'
  | 'forecast'
  | 'annotation'
  | 'level-overridden'
  | 'setting-changed'
>;

function otherProblems(state: WatchState, draft: OtherDraft): FieldProblem[] {
  switch (draft.kind) {
    case 'tripwire-opened':
      return [...incidentNamed(state, 'incident', draft.incident), ...measureProblems(draft)];
    case 'tripwire-fired':
      return [
        ...tripwireProblems(state, draft.tripwire),
        ...signalNamed(state, 'signal', draft.signal),
      ];
    case 'tripwire-lapsed':
    case 'tripwire-voided':
      return tripwireProblems(state, draft.tripwire);
    case 'forecast':
      return draft.cited.flatMap((id, i) => signalNamed(state, `cited.${i}`, id));
    case 'annotation':
      return annotationProblems(state, draft);
    case 'setting-changed':
      return baselineProblems(draft.setting.period);
    case 'level-overridden':
      return [];
  }
}

function annotationProblems(
  state: WatchState,
  { about, fromAt, toAt }: DraftOf<'annotation'>,
): FieldProblem[] {
  return [
    ...(about === null || state.signals.has(about) ? [] : entryNamed(state, 'about', about)),
    ...(toAt !== null && toAt < fromAt ? [problem('toAt', 'period.order')] : []),
  ];
}

/** Days enough to say what is normal. */
function baselineProblems(period: DraftOf<'setting-changed'>['setting']['period']): FieldProblem[] {
  if (period === null) return [];
  const { fromAt, toAt } = period;
  const limit = shortestBaseline / DAY;
  return toAt - fromAt < shortestBaseline
    ? [problem('setting.period.toAt', 'period.short', limit)]
    : [];
}

function entryNamed(state: WatchState, field: string, id: string): FieldProblem[] {
  if (!state.entries.has(id)) return [problem(field, 'target.unknown')];
  return state.retracted.has(id) ? [problem(field, 'target.retracted')] : [];
}

function measureProblems({ condition }: DraftOf<'tripwire-opened'>): FieldProblem[] {
  if (condition.type === 'observed') return [];
  const { measures } = indicatorOf(condition.indicator);
  return measures.some(({ name }) => name === condition.measure)
    ? []
    : [problem('condition.measure', 'measure.unknown')];
}

function tripwireProblems(state: WatchState, id: string): FieldProblem[] {
  if (!state.tripwires.has(id)) {
    const isRetracted =
      state.retracted.has(id) && state.entries.get(id)?.kind === 'tripwire-opened';
    return [problem('tripwire', isRetracted ? 'tripwire.retracted' : 'tripwire.unknown')];
  }
  return state.tripwireEnds.has(id) ? [problem('tripwire', 'tripwire.ended')] : [];
}

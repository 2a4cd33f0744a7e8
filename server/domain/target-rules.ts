import type { DraftOf, EntryKind } from '#domain/entry.ts';
import { problem, type Rule } from '#domain/problems.ts';
import type { FieldProblem } from '#domain/refusal.ts';
import type { WatchState } from '#domain/watch-state.ts';

/** An entry that changes another one. */
export type TargetedDraft = DraftOf<'signal-corrected' | 'incident-corrected' | 'entry-retracted'>;

const retractable: ReadonlySet<EntryKind> = new Set<EntryKind>([
  'signal-recorded',
  'heartbeat',
  'incident-opened',
  'incident-closed',
  'clock-closed',
  'clock-mooted',
  'report-attached',
  'events-merged',
  'event-split',
  'tripwire-opened',
  'annotation',
  'level-overridden',
]);

/** What stands in the way of changing an entry that the watch knows. */
export function targetProblems(state: WatchState, { kind, target }: TargetedDraft): FieldProblem[] {
  const signal = state.signals.get(target);
  const other = state.entries.get(target);
  if (signal === undefined && other === undefined) return [problem('target', 'target.unknown')];
  if ((signal?.retracted ?? null) !== null || state.retracted.has(target)) {
    return [problem('target', 'target.retracted')];
  }
  const rule = targetRule(kind, other?.kind ?? 'signal-recorded');
  return rule === null ? [] : [problem('target', rule)];
}

/** The rule that a change of one kind breaks on an entry of another; null for none. */
export function targetRule(change: TargetedDraft['kind'], target: EntryKind): Rule | null {
  if (target === 'entry-retracted') return 'target.retraction';
  if (target === 'signal-corrected' || target === 'incident-corrected') return 'target.correction';
  if (!retractable.has(target)) return 'target.lasting';
  if (change === 'entry-retracted') return null;
  if (target === 'signal-recorded') return change === 'signal-corrected' ? null : 'target.signal';
  if (target !== 'incident-opened') return 'target.uncorrected';
  return change === 'incident-corrected' ? null : 'target.incident';
}

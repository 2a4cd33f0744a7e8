import { type Draft, draftSchema } from '#domain/entry.ts';
import { rulesBroken } from '#domain/entry-rules.ts';
import { minuteOf } from '#domain/instant.ts';
import { duplicatesOf, eventsNear, type NearEvent } from '#domain/likeness.ts';
import { readingsAround } from '#domain/preview.ts';
import { problem, problemsOf } from '#domain/problems.ts';
import { Refusal } from '#domain/refusal.ts';
import type { AnySignalRecord } from '#domain/signal-record.ts';
import type { WatchState } from '#domain/watch-state.ts';
import { lineOf } from '#domain/watch-view.ts';
import { toWire } from '#domain/wire.ts';
import type { Preview, PreviewAnswer } from '#server/contract.ts';
import type { Ask } from '#server/history/ask.ts';
import type { Library } from '#server/history/library.ts';

type SignalDraft = Extract<Draft, { kind: 'signal-recorded' }>;

/** What a signal would do if it were logged now. Nothing is written. @throws Refusal `invalid` */
export async function readPreview(
  library: Library,
  { log, input, now }: Extract<Ask, { read: 'preview' }>,
): Promise<PreviewAnswer> {
  const state = await library.stateAt(log, log.revision);
  const draft = signalDraft(input);
  const problems = rulesBroken({ state, now }, draft);
  if (state.signals.has(draft.id)) problems.push(problem('id', 'id.taken'));
  if (problems.length > 0) throw new Refusal('invalid', 'The signal does not fit.', problems);
  const entry = { ...draft, watch: log.watch, revision: state.revision + 1, recordedAt: now };
  const preview: Preview = {
    ...readingsAround(state, entry, minuteOf(now)),
    duplicates: duplicatesOf(state, draft.signal).flatMap((record) => linesOf(state, record)),
    events: eventsNear(state, draft.signal).flatMap((near) => eventLines(state, near)),
  };
  return toWire(preview);
}

function signalDraft(input: unknown): SignalDraft {
  const parsed = draftSchema.safeParse(input);
  if (!parsed.success) {
    const problems = problemsOf(parsed.error.issues, input);
    throw new Refusal('invalid', 'The signal breaks a rule.', problems);
  }
  if (parsed.data.kind === 'signal-recorded') return parsed.data;
  throw new Refusal('invalid', 'Only a signal can be previewed.', [problem('kind', 'choice')]);
}

function linesOf(state: WatchState, record: Pick<AnySignalRecord, 'id'>): Preview['duplicates'] {
  const history = state.signals.get(record.id);
  return history === undefined ? [] : [lineOf(state, history)];
}

function eventLines(state: WatchState, near: NearEvent): Preview['events'] {
  const { event, distanceKm, apartHours, independent } = near;
  return linesOf(state, event.lead).map((line) => ({
    id: event.id,
    line,
    distanceKm,
    apartHours,
    independent,
  }));
}

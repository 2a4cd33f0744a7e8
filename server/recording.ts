import type { EntryRow } from '#db/log.ts';
import { type Draft, draftSchema, type Entry, type Recorded } from '#domain/entry.ts';
import { rulesBroken } from '#domain/entry-rules.ts';
import type { Instant } from '#domain/instant.ts';
import { problemsOf } from '#domain/problems.ts';
import { Refusal } from '#domain/refusal.ts';
import type { WatchState } from '#domain/watch-state.ts';
import { toWire } from '#domain/wire.ts';

/** How what a client sent becomes an entry of the log, and a row of the database. */

/** @throws Refusal `invalid` with every field that breaks a rule */
export function parseDraft(input: unknown): Draft {
  const parsed = draftSchema.safeParse(input);
  if (parsed.success) return parsed.data;
  throw new Refusal('invalid', 'The entry breaks a rule.', problemsOf(parsed.error.issues, input));
}

export function check(state: WatchState, draft: Draft, now: Instant): void {
  const problems = rulesBroken({ state, now }, draft);
  if (problems.length === 0) return;
  const astray = problems.some(({ rule }) => rule.startsWith('target.'));
  throw new Refusal(
    astray ? 'unknown-target' : 'invalid',
    `The entry does not fit the log of ${state.watch.title}.`,
    problems,
  );
}

/**
 * The entry that a draft becomes, after so many that are not folded yet: the next revision, at a
 * time that never runs backwards.
 */
export function recorded(
  state: WatchState,
  draft: Draft,
  { now, after = 0 }: { now: Instant; after?: number },
): Entry {
  return {
    ...draft,
    watch: state.watch.id,
    revision: state.revision + 1 + after,
    recordedAt: Math.max(now, state.recordedAt ?? now),
  };
}

export function bodyOf(draft: Draft): string {
  return JSON.stringify(toWire(draft));
}

/** An entry on the wire as JSON text, made from the text of its row. */
export function wireTextOf({ watch, revision, recordedAt }: Recorded, body: string): string {
  const added = JSON.stringify(toWire({ watch, revision, recordedAt }));
  return `${body.slice(0, -1)},${added.slice(1)}`;
}

export function rowOf(entry: Entry, run: number): EntryRow {
  const { watch, revision, recordedAt, ...draft } = entry;
  const { id, kind, author } = draft;
  return { watch, run, revision, id, kind, author, recordedAt, body: bodyOf(draft) };
}

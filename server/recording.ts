import type { EntryRow } from '#db/log.ts';
import { type Draft, draftSchema, type Entry, type Recorded } from '#domain/entry.ts';
import { rulesBroken } from '#domain/entry-rules.ts';
import { type Instant, isoOf } from '#domain/instant.ts';
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

/** Rules that say of an entry that it is not there, or not any more. */
const gone: ReadonlySet<string> = new Set(['target.unknown', 'target.retracted']);

export function check(state: WatchState, draft: Draft, now: Instant): void {
  const problems = rulesBroken({ state, now }, draft);
  if (problems.length === 0) return;
  const astray = problems.some(({ rule }) => gone.has(rule));
  throw new Refusal(
    astray ? 'unknown-target' : 'invalid',
    `The entry does not fit the log of ${state.watch.title}.`,
    problems,
  );
}

/** An entry, and the row that it is kept as. */
export interface Line {
  entry: Entry;
  row: EntryRow;
}

/**
 * What a draft becomes, after so many that are not folded yet: the next revision, at a time that
 * never runs backwards.
 */
export function lineOf(
  state: WatchState,
  draft: Draft,
  { now, after = 0 }: { now: Instant; after?: number },
): Line {
  const { run } = state;
  const watch = state.watch.id;
  const revision = state.revision + 1 + after;
  const recordedAt = Math.max(now, state.recordedAt ?? now);
  const { id, kind, author } = draft;
  return {
    entry: { ...draft, watch, revision, recordedAt },
    row: { watch, run, revision, id, kind, author, recordedAt, body: bodyOf(draft) },
  };
}

export function bodyOf(draft: Draft): string {
  return JSON.stringify(toWire(draft));
}

/** An entry on the wire as JSON text, made from the text of its row. */
export function wireTextOf({ watch, revision, recordedAt }: Recorded, body: string): string {
  const added = `"watch":"${watch}","revision":${revision},"recordedAt":"${isoOf(recordedAt)}"`;
  return `${body.slice(0, -1)},${added}}`;
}

import type { Draft, Entry } from '#domain/entry.ts';
import { rulesBroken } from '#domain/entry-rules.ts';
import { emptyState, fold } from '#domain/watch-state.ts';
import { hour, smallWatch } from '#tests/support/entries.ts';

/** The hour at which recording begins. */
export const begin = 24 * 340;

/** The entries that a ledger would take, recorded some hours apart. */
export function taken(drafts: readonly Draft[]): Entry[] {
  const state = emptyState(smallWatch, 1);
  const entries: Entry[] = [];
  for (const draft of drafts) {
    const recordedAt = hour(begin + 7 * entries.length);
    if (rulesBroken({ state, now: Number.POSITIVE_INFINITY }, draft).length > 0) continue;
    const revision = entries.length + 1;
    const entry = { ...draft, watch: smallWatch.id, revision, recordedAt };
    fold(state, entry);
    entries.push(entry);
  }
  return entries;
}

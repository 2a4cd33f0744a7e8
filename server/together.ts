import type { Draft, Entry } from '#domain/entry.ts';
import { rulesBroken } from '#domain/entry-rules.ts';
import type { Instant } from '#domain/instant.ts';
import type { WatchState } from '#domain/watch-state.ts';
import { recorded } from '#server/recording.ts';

/** Entries that may share one transaction. */
const MOST_TOGETHER = 64;

/**
 * Kinds that cannot make each other break a rule, so that all who wait can be checked against the
 * same state. Two retractions of one signal, say, must each see the other.
 */
const harmless: ReadonlySet<Draft['kind']> = new Set<Draft['kind']>([
  'signal-recorded',
  'heartbeat',
]);

/** A draft on its way into the log of a watch. */
export interface Asking {
  watch: string;
  draft: Draft;
}

/**
 * The entries that those who wait first become, in one transaction: up to one that is for another
 * log, breaks a rule or must see the others in the log.
 */
export function fitTogether(state: WatchState, waiting: readonly Asking[], now: Instant): Entry[] {
  const ids = new Set<string>();
  const entries: Entry[] = [];
  for (const { watch, draft } of waiting.slice(0, MOST_TOGETHER)) {
    if (watch !== state.watch.id || ids.has(draft.id) || !harmless.has(draft.kind)) break;
    if (rulesBroken({ state, now }, draft).length > 0) break;
    ids.add(draft.id);
    entries.push(recorded(state, draft, { now, after: entries.length }));
  }
  return entries;
}

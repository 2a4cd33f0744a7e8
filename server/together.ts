import type { Draft } from '#domain/entry.ts';
import { rulesBroken } from '#domain/entry-rules.ts';
import type { Instant } from '#domain/instant.ts';
import type { WatchState } from '#domain/watch-state.ts';
import { type Line, lineOf } from '#server/recording.ts';

/** Entries that may share one transaction. */
export const MOST_TOGETHER = 64;

/**
 * Kinds that cannot make each other break a rule, so that all who wait can be checked against the
 * same state. Two retractions of one signal, say, must each see the other.
 */
const harmless: ReadonlySet<Draft['kind']> = new Set<Draft['kind']>([
  'signal-recorded',
  'heartbeat',
]);

/** A draft on its way into the log of a watch. */
interface Asking {
  watch: string;
  /** The run that it was written for; null where that is not said. */
  run: number | null;
  draft: Draft;
}

/**
 * The lines that those who wait first become, in one transaction: up to one that is for another
 * log, breaks a rule, is there already or must see the others in the log.
 */
export function fitTogether(state: WatchState, waiting: readonly Asking[], now: Instant): Line[] {
  const ids = new Set<string>();
  const lines: Line[] = [];
  for (const { watch, run, draft } of waiting.slice(0, MOST_TOGETHER)) {
    const { id, kind } = draft;
    if (watch !== state.watch.id || (run ?? state.run) !== state.run) break;
    if (!harmless.has(kind)) break;
    if (ids.has(id) || state.signals.has(id) || state.entries.has(id)) break;
    if (rulesBroken({ state, now }, draft).length > 0) break;
    ids.add(id);
    lines.push(lineOf(state, draft, { now, after: lines.length }));
  }
  return lines;
}

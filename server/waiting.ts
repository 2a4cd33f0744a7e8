import type { Draft, Entry } from '#domain/entry.ts';
import { problem } from '#domain/problems.ts';
import { Refusal } from '#domain/refusal.ts';
import { parseDraft } from '#server/recording.ts';

/** What an append answers: the entry, and whether it was there already. */
export interface Appended {
  entry: Entry;
  /** The draft in its form on the wire, JSON text. */
  body: string;
  repeated: boolean;
}

interface Asker {
  watch: string;
  resolve: (appended: Appended) => void;
  reject: (error: unknown) => void;
}

/** What a client sent, as it came. */
export interface Arrived extends Asker {
  /** The run that it was written for; null where that is not said. */
  run: number | null;
  input: unknown;
}

/** An entry that waits for its turn. */
export interface Waiting extends Asker {
  run: number | null;
  draft: Draft;
}

/**
 * Those whose input keeps the rules, in the order in which they came; the others are refused. They
 * are parsed in one go: the same work many times over takes half as long as in turns with other
 * work.
 */
export function parsed(arrived: readonly Arrived[]): Waiting[] {
  const waiting: Waiting[] = [];
  for (const { watch, run, input, resolve, reject } of arrived) {
    try {
      waiting.push({ watch, run, draft: parseDraft(input), resolve, reject });
    } catch (error) {
      reject(error);
    }
  }
  return waiting;
}

/** @throws Refusal `conflict`: nothing of one run slips into the next */
export function mustBeOfRun(run: number | null, now: number): void {
  if (run === null || run === now) return;
  const over = { ...problem('run', 'run.over'), limit: run };
  throw new Refusal('conflict', `Run ${now} is under way, and this was for run ${run}.`, [over]);
}

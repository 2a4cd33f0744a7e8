import type { Connection } from '#db/client.ts';
import { entryOf, readById } from '#db/log.ts';
import type { LogName } from '#db/log-name.ts';
import type { Draft } from '#domain/entry.ts';
import { problem } from '#domain/problems.ts';
import { Refusal } from '#domain/refusal.ts';
import { targetRule } from '#domain/target-rules.ts';

/**
 * A refusal with what the log knows of a target that the state does not keep: an entry that only
 * changed another one. Any other error as it is.
 */
export async function explained(
  connection: Connection,
  log: LogName,
  { draft, error }: { draft: Draft; error: unknown },
): Promise<unknown> {
  if (!(error instanceof Refusal && 'target' in draft)) return error;
  if (!error.problems.some(({ rule }) => rule === 'target.unknown')) return error;
  const stored = await readById(connection, log, draft.target);
  const kind = stored && entryOf(log.watch, stored).kind;
  const rule = kind && targetRule(draft.kind, kind);
  if (rule === null) return error;
  const problems = error.problems.map((one) =>
    one.rule === 'target.unknown' ? problem(one.field, rule) : one,
  );
  return new Refusal('invalid', error.message, problems);
}
